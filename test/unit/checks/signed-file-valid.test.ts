import { describe, expect, it } from 'vitest';
import { signedFileValid } from '#src/checks/signed-file-valid.ts';
import type { SignedFileEvidence, SigningEvidence } from '#src/model/signing.ts';
import { signedFile, signing, verdict } from '../report/signing-builder.ts';
import { context, step } from './walked.ts';

describe('signed-file-valid', () => {
  const judge = (
    signedFiles: readonly SignedFileEvidence[],
    signings: readonly SigningEvidence[] = [signing()],
  ) =>
    signedFileValid.judge(
      { steps: [step(0)], signings, signedFiles },
      context({ operator: '==', value: 100, unit: '%' }),
    );
  const broken = signedFile({ verdict: verdict({ verdict: 'invalid', subIndication: 'HASH_FAILURE' }) });
  const lost = signedFile({ verdict: null });

  it('passes where every file is valid, and says where revocation is not proved', () => {
    const seen = judge([signedFile(), signedFile()]);
    expect(seen).toMatchObject({ outcome: 'passed', measured: 100 });
    expect(seen.seen.en).toContain('revocation not proved');
    expect(judge([signedFile({ verdict: verdict({ revocation: 'proved' }) })]).seen.en).not.toContain(
      'proved',
    );
  });

  it('fails with one broken file; files that could not be verified count for neither side', () => {
    expect(judge([signedFile(), broken])).toMatchObject({ outcome: 'failed', measured: 50 });
    expect(judge([broken, lost])).toMatchObject({ outcome: 'failed', measured: 0 });
  });

  it('cannot tell while a file is not verified, or none came', () => {
    expect(judge([signedFile(), lost])).toMatchObject({ outcome: 'cantTell', reason: 'evidence-lost' });
    expect(judge([])).toMatchObject({ outcome: 'cantTell', reason: 'no-evidence' });
    expect(judge([], [signing({ end: 'agent-missing' })])).toMatchObject({ reason: 'agent-missing' });
    expect(judge([], []).outcome).toBe('inapplicable');
  });

  it('leaves published results to their own check', () => {
    expect(judge([{ ...broken, origin: 'published' }], []).outcome).toBe('inapplicable');
  });
});
