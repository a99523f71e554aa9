import type { SubIndication } from '#src/model/signature.ts';
import { type ReasonCode, reason } from '../reasons.ts';
import type { Failure } from '../signer-facts.ts';

export function failed(
  verdict: Failure['verdict'],
  subIndication: SubIndication,
  code: ReasonCode,
  detail?: string,
): Failure {
  return { verdict, subIndication, reason: reason(code, detail) };
}
