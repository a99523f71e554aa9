import { describe, expect, it } from 'vitest';
import { certificateShown } from '#src/checks/certificate-shown.ts';
import type { SigningEvidence } from '#src/model/signing.ts';
import { signing } from '../report/signing-builder.ts';
import { context, step } from './walked.ts';

describe('certificate-shown', () => {
  const judge = (signings: readonly SigningEvidence[]) =>
    certificateShown.judge(
      { steps: [step(0)], signings },
      context({ operator: '==', value: 4, unit: 'of 4' }),
    );

  it('passes with three items before and Vietnamese words after', () => {
    expect(judge([signing()])).toMatchObject({ outcome: 'passed', measured: 4, places: [] });
    expect(judge([signing({ end: 'declined', answer: 'rejects' })]).outcome).toBe('passed');
  });

  it.each([
    ['the issuer is missing', { shown: { signer: true, issuer: false, validity: true } }, 3],
    ['nothing of it is shown', { shown: { signer: false, issuer: false, validity: false } }, 1],
    ['the result is told in English', { told: 'Signed', toldInVietnamese: false }, 3],
    ['no result is told', { told: null, toldInVietnamese: null }, 3],
  ] as const)('fails where %s, and counts the poorest', (_name, change, measured) => {
    expect(judge([signing(), signing(change)])).toMatchObject({ outcome: 'failed', measured });
  });

  it('says nothing of a signing that did not come to its end, or whose words it could not read', () => {
    for (const change of [
      { end: 'hung', told: null, toldInVietnamese: null },
      { shown: null },
      { told: 'x', toldInVietnamese: null },
    ] as const)
      expect(judge([signing(change)])).toMatchObject({ outcome: 'cantTell', reason: 'no-evidence' });
    expect(judge([signing({ end: 'agent-missing' })])).toMatchObject({ reason: 'agent-missing' });
    expect(judge([signing({ end: 'not-offered' })]).outcome).toBe('inapplicable');
  });
});
