import { z } from 'zod';
import type { Word } from '#src/model/word.ts';
import { text } from './fields.ts';
import { parseFile } from './parse-file.ts';

const file = z.looseObject(
  {
    labels: z.array(
      z.strictObject({
        group: text(40),
        vi: text(300),
        en: text(300),
        kind: text(40),
        platforms: z.array(text(40)),
        confidence: z.enum(['verbatim', 'restored', 'weak', 'regulation-wording'], {
          error: 'expected "verbatim", "restored", "weak" or "regulation-wording"',
        }),
      }),
    ),
  },
  { error: 'expected the portal screens with their labels' },
);

/** Labels of the real platforms, each with how sure it is. */
export const parseWords = (content: unknown, faults: string[]): readonly Word[] =>
  parseFile('portal-screens.json', content, file, faults)?.labels ?? [];
