import type { Comparison } from '#src/model/comparison.ts';
import { burdenView } from './burden.ts';
import { overAskTable } from './over-ask-table.ts';
import { publicSigns } from './public-signs.ts';
import { publishedTerms } from './published-terms.ts';
import { reuseMatrix } from './reuse-matrix.ts';

/** What the template of the page on asking once is filled with. Pure. */
export function reusePage(comparison: Comparison): object {
  return {
    reuse: reuseMatrix(comparison),
    burden: burdenView(comparison),
    terms: publishedTerms(comparison),
    signs: publicSigns(comparison),
    rules: overAskTable(comparison),
  };
}
