import { describe, expect, it } from 'vitest';
import { levelOf } from '#src/signature/level.ts';

const stamp = (
  kind: 'signature' | 'document' | 'archive',
  verdict: 'valid' | 'invalid' | 'indeterminate' = 'valid',
) => ({
  kind,
  verdict,
});

describe('levelOf', () => {
  it('knows no level for a signature that does not bind its certificate', () => {
    expect(
      levelOf({
        certificateBound: false,
        timestamps: [stamp('signature'), stamp('archive')],
        revocationInFile: true,
      }),
    ).toBeNull();
  });

  it.each([
    ['B-B', [], true],
    ['B-B', [stamp('signature', 'indeterminate')], true],
    ['B-B', [stamp('document', 'invalid')], false],
    ['B-T', [stamp('signature')], false],
    ['B-T', [stamp('document')], false],
    ['B-T', [stamp('signature'), stamp('archive')], false],
    ['B-LT', [stamp('signature')], true],
    ['B-LT', [stamp('document')], true],
    ['B-LT', [stamp('signature'), stamp('archive', 'invalid')], true],
    ['B-LT', [stamp('document'), stamp('document', 'indeterminate')], true],
    ['B-LTA', [stamp('signature'), stamp('archive')], true],
    ['B-LTA', [stamp('signature'), stamp('document')], true],
    ['B-LTA', [stamp('document'), stamp('document')], true],
  ] as const)('%s for %j with revocation data %s', (level, timestamps, revocationInFile) => {
    expect(levelOf({ certificateBound: true, timestamps, revocationInFile })).toBe(level);
  });
});
