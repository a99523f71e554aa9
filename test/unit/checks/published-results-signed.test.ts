import { describe, expect, it } from 'vitest';
import { publishedResultsSigned } from '#src/checks/published-results-signed.ts';
import type { SignedFileEvidence } from '#src/model/signing.ts';
import { signedFile, verdict } from '../report/signing-builder.ts';
import { context, step } from './walked.ts';

describe('published-results-signed', () => {
  const judge = (signedFiles: readonly SignedFileEvidence[]) =>
    publishedResultsSigned.judge(
      { steps: [step(0)], signedFiles },
      context({ operator: '==', value: 0, unit: 'count' }),
    );
  const published = (change: Partial<SignedFileEvidence> = {}): SignedFileEvidence =>
    signedFile({ origin: 'published', stamped: true, expectedSigner: null, ...change });
  const picture = published({
    verdict: verdict({ verdict: 'invalid', subIndication: 'NO_SIGNATURE', signers: [] }),
  });

  it('counts stamped files without a valid signature', () => {
    expect(judge([published(), published()])).toMatchObject({ outcome: 'passed', measured: 0 });
    expect(judge([published(), picture, picture])).toMatchObject({ outcome: 'failed', measured: 2 });
  });

  it('asks nothing of a file that shows no stamp', () => {
    const plain = { ...picture, stamped: false };
    const seen = judge([published(), plain]);
    expect(seen).toMatchObject({ outcome: 'passed', measured: 0 });
    expect(seen.seen.en).toBe(
      'Published files with a valid signature: 1 of 2; with none, and not said to have one: 1.',
    );
  });

  it('says nothing good of a sample that neither claims nor holds a signature', () => {
    const plain = { ...picture, stamped: false };
    const seen = judge([plain, plain, plain]);
    expect(seen.outcome).toBe('inapplicable');
    expect(seen.seen.en).toContain('Published files fetched: 3; none is signed');
  });

  it('counts the files without any signature among those said to be signed', () => {
    const broken = published({
      verdict: verdict({ verdict: 'invalid', subIndication: 'MODIFIED_AFTER_SIGNING' }),
    });
    expect(judge([picture, broken]).seen.en).toContain('2 of 2; without any signature: 1.');
  });

  it('does not decide on a broken signature that is shown nowhere', () => {
    const hidden = published({
      stamped: false,
      verdict: verdict({ verdict: 'invalid', subIndication: 'MODIFIED_AFTER_SIGNING' }),
    });
    expect(judge([hidden]).outcome).toBe('cantTell');
  });

  it('calls no real signature a picture because its authority is not configured or its certificate expired', () => {
    for (const subIndication of ['NO_CERTIFICATE_CHAIN_FOUND', 'OUT_OF_BOUNDS_NO_POE'] as const) {
      const undecided = published({ verdict: verdict({ verdict: 'indeterminate', subIndication }) });
      expect(judge([published(), undecided])).toMatchObject({ outcome: 'cantTell', reason: 'no-evidence' });
    }
  });

  it('cannot tell of files that were not kept or not looked at', () => {
    expect(judge([published({ verdict: null })])).toMatchObject({
      outcome: 'cantTell',
      reason: 'evidence-lost',
    });
    expect(judge([{ ...picture, stamped: null }]).outcome).toBe('cantTell');
    expect(judge([signedFile()]).outcome).toBe('inapplicable');
  });
});
