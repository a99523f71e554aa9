import { describe, expect, it } from 'vitest';
import { filePlace, fileStanding } from '#src/checks/file-standing.ts';
import type { SubIndication } from '#src/model/signature.ts';
import type { MaskedVerdict } from '#src/model/signing.ts';
import { signedFile, verdict } from '../report/signing-builder.ts';

const because = (code: string): MaskedVerdict['reasons'] => [{ code, text: { vi: 'Vì', en: 'Why' } }];
const undecided = (subIndication: SubIndication, code = 'x'): MaskedVerdict =>
  verdict({ verdict: 'indeterminate', subIndication, reasons: because(code) });

describe('what a verdict is worth', () => {
  it('takes valid for valid and invalid for not valid', () => {
    expect(fileStanding({ verdict: verdict() }).state).toBe('valid');
    const invalid = verdict({ verdict: 'invalid', subIndication: 'HASH_FAILURE', reasons: because('x') });
    expect(fileStanding({ verdict: invalid })).toEqual({ state: 'not-valid', why: { vi: 'Vì', en: 'Why' } });
  });

  it.each(['REVOKED_NO_POE', 'OUT_OF_BOUNDS_NO_POE', 'NO_CERTIFICATE_CHAIN_FOUND'] as const)(
    'holds %s against the file',
    (subIndication) => {
      expect(fileStanding({ verdict: undecided(subIndication) }).state).toBe('not-valid');
    },
  );

  it.each([
    ['LIMIT_EXCEEDED', 'x', 'no-evidence'],
    ['TRY_LATER', 'x', 'no-evidence'],
    ['SIG_CONSTRAINTS_FAILURE', 'pdf-encrypted', 'no-evidence'],
    ['CRYPTO_CONSTRAINTS_FAILURE', 'algorithm-unknown', 'no-evidence'],
    ['NO_CERTIFICATE_CHAIN_FOUND', 'no-anchors', 'no-anchors'],
    ['NO_CERTIFICATE_CHAIN_FOUND', 'roots-incomplete', 'no-anchors'],
  ] as const)('holds %s for %s against nobody', (subIndication, code, reason) => {
    expect(fileStanding({ verdict: undecided(subIndication, code) })).toMatchObject({
      state: 'unknown',
      reason,
    });
  });

  it('counts an XML that is signed in part only', () => {
    const partly = undecided('SIG_CONSTRAINTS_FAILURE', 'xml-partly-signed');
    expect(fileStanding({ verdict: partly }).state).toBe('not-valid');
  });

  it('knows nothing of a file without a verdict', () => {
    expect(fileStanding({ verdict: null })).toMatchObject({ state: 'unknown', reason: 'evidence-lost' });
    expect(filePlace(signedFile({ verdict: null })).detail).toMatch(/^not verified, SHA-256 /);
  });
});
