import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { signingFolder } from '../../../bench/signature/corpus.ts';
import { runPkiCases } from '../../../bench/signature/pki-cases.ts';

const folder = signingFolder();

describe('NIST certificate-path tests', () => {
  it.skipIf(folder === null)(
    'agrees with every one (skipped where the shared material is not beside the project)',
    async () => {
      const results = await runPkiCases(join(folder ?? '', 'pki'));
      expect(results).toHaveLength(129);
      expect(results.filter(({ agree }) => !agree)).toEqual([]);
    },
  );
});
