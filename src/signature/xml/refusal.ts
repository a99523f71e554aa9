import type { SubIndication } from '#src/model/signature.ts';
import { type ReasonCode, reason } from '../reasons.ts';
import type { Failure } from '../signer-facts.ts';

/** Ends the reading of one signature or of the file; it never leaves `verifyXml`. */
export class XmlRefusal extends Error {
  override readonly name = 'XmlRefusal';
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.reason.code);
    this.failure = failure;
  }
}

export function failure(
  verdict: Failure['verdict'],
  subIndication: SubIndication,
  code: ReasonCode,
  detail?: string,
): Failure {
  return { verdict, subIndication, reason: reason(code, detail) };
}

/** The file or the signature breaks its own format. */
export function misbuilt(code: ReasonCode, detail?: string): XmlRefusal {
  return new XmlRefusal(failure('invalid', 'FORMAT_FAILURE', code, detail));
}

/** Well within what the standards allow, yet not read here: that says nothing against the signer. */
export function notRead(code: ReasonCode, detail?: string): XmlRefusal {
  return new XmlRefusal(failure('indeterminate', 'FORMAT_FAILURE', code, detail));
}

export function tooMuch(detail: string): XmlRefusal {
  return new XmlRefusal(failure('indeterminate', 'LIMIT_EXCEEDED', 'limit-exceeded', detail));
}
