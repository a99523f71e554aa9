import { describe, expect, it } from 'vitest';
import { signatureAlgorithms } from '#src/checks/signature-algorithms.ts';
import type { MaskedVerdict, SignedFileEvidence } from '#src/model/signing.ts';
import { signedFile, signer, signing, verdict } from '../report/signing-builder.ts';
import { context, step } from './walked.ts';

describe('signature-algorithms', () => {
  const judge = (signedFiles: readonly SignedFileEvidence[]) =>
    signatureAlgorithms.judge(
      { steps: [step(0)], signings: [signing()], signedFiles },
      context({ operator: '==', value: 100, unit: '%' }),
    );
  const using = (digest: string | null, algorithm: string | null, more: Partial<MaskedVerdict> = {}) =>
    signedFile({ verdict: verdict({ signers: [signer({ digest, algorithm })], ...more }) });

  it.each([
    ['SHA-256', 'RSA PKCS#1 v1.5 2048'],
    ['SHA-512', 'RSA-PSS 4096'],
    ['SHA3-384', 'ECDSA 256'],
    ['SHA-512', 'Ed25519'],
  ])('passes %s with %s', (digest, algorithm) => {
    expect(judge([using(digest, algorithm)])).toMatchObject({ outcome: 'passed', measured: 100 });
  });

  it.each([
    ['SHA-1', 'RSA PKCS#1 v1.5 2048'],
    ['MD5', 'RSA PKCS#1 v1.5 2048'],
    ['SHA-256', 'RSA PKCS#1 v1.5 1024'],
    ['SHA-256', 'ECDSA 192'],
  ])('fails %s with %s', (digest, algorithm) => {
    expect(judge([using('SHA-256', 'ECDSA 256'), using(digest, algorithm)])).toMatchObject({
      outcome: 'failed',
      measured: 50,
    });
  });

  it('believes the verifier on what the names do not show', () => {
    const weak = [{ code: 'weak-digest', text: { vi: 'Yếu', en: 'Weak' } }];
    expect(judge([using('SHA-256', 'ECDSA 256', { reasons: weak })]).outcome).toBe('failed');
  });

  it('tells the form and never fails it', () => {
    const old = using('SHA-256', 'ECDSA 256', { profile: 'adbe.pkcs7.detached' });
    expect(judge([old])).toMatchObject({ outcome: 'passed' });
    expect(judge([old]).seen.en).toContain('adbe.pkcs7.detached');
    expect(judge([using('SHA-256', 'ECDSA 256', { profile: '<b>x</b> '.repeat(9) })]).seen.en).toContain(
      'PDF',
    );
  });

  it('cannot tell of unknown algorithms and of files without a signature', () => {
    expect(judge([using(null, null)])).toMatchObject({ outcome: 'cantTell', reason: 'no-evidence' });
    expect(judge([using('SHA-256', 'GOST 512')]).outcome).toBe('cantTell');
    expect(judge([signedFile({ verdict: verdict({ signers: [] }) })]).outcome).toBe('cantTell');
    expect(judge([signedFile({ verdict: null })])).toMatchObject({ reason: 'evidence-lost' });
  });
});
