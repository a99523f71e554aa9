import type { SubIndication } from '#src/model/signature.ts';
import { type ReasonCode, reason } from '../reasons.ts';
import type { Failure } from '../signer-facts.ts';

/** The only error of this folder: why a PDF, or a change in it, is not accepted. Never holds content of the file. */
export class PdfRefusal extends Error {
  override readonly name = 'PdfRefusal';
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(`${failure.reason.code}: ${failure.reason.detail ?? ''}`);
    this.failure = failure;
  }
}

const refusal = (
  verdict: Failure['verdict'],
  subIndication: SubIndication,
  code: ReasonCode,
  detail?: string,
): PdfRefusal => new PdfRefusal({ verdict, subIndication, reason: reason(code, detail) });

export const malformed = (detail: string): PdfRefusal =>
  refusal('invalid', 'FORMAT_FAILURE', 'malformed', detail);

export const limitExceeded = (detail: string): PdfRefusal =>
  refusal('indeterminate', 'LIMIT_EXCEEDED', 'limit-exceeded', detail);

export const encrypted = (): PdfRefusal =>
  refusal('indeterminate', 'SIG_CONSTRAINTS_FAILURE', 'pdf-encrypted');

export const modified = (code: ReasonCode, detail?: string): PdfRefusal =>
  refusal('invalid', 'MODIFIED_AFTER_SIGNING', code, detail);
