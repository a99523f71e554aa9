import { describe, expect, it } from 'vitest';
import { createBudget } from '../../../../src/signature/pdf/budget.ts';
import type { PdfFile } from '../../../../src/signature/pdf/file.ts';
import { PdfRefusal } from '../../../../src/signature/pdf/refusal.ts';
import { checkUpdateSection } from '../../../../src/signature/pdf/update-section.ts';
import { readXrefSection } from '../../../../src/signature/pdf/xref-section.ts';

const FREE = '0000000000 65535 f \n';
const USED = '0000000009 00000 n \n';

/** A file whose second revision is this table alone. */
const fileOf = (rows: string, size: number): PdfFile => {
  const bytes = Buffer.from(`xref\n${rows}trailer\n<< /Size ${size} /Root 2 0 R >>\nstartxref\n0\n%%EOF\n`);
  const budget = createBudget(bytes.length);
  const section = readXrefSection(bytes, 0, budget);
  const revision = {
    from: 0,
    end: bytes.length,
    sections: [section],
    entries: section.entries,
    trailer: section.trailer,
  };
  const signed = { ...revision, sections: [] };
  const nothing = (): null => null;
  return {
    bytes,
    budget,
    revisions: [signed, revision],
    entry: nothing,
    object: nothing,
    packedIn: nothing,
    resolve: nothing,
    dict: nothing,
    catalog: nothing,
  };
};

describe('checkUpdateSection', () => {
  it.each([
    ['one object', `2 1\n${USED}`, 3],
    ['object 0', `0 1\n${FREE}2 1\n${USED}`, 3],
    ['nothing', '0 0\n', 3],
    ['object 1 in use', `1 2\n${USED}${USED}`, 3],
    ['a number that was planned', `2 1\n${USED}4 1\n${FREE}`, 5],
  ])('takes a table of %s', (_, rows, size) => {
    expect(() => checkUpdateSection(fileOf(rows, size), 1)).not.toThrow();
  });

  it.each([
    ['that begins with object 1 free, which pdf.js counts down', `1 2\n${FREE}${USED}`, 3],
    ['with a number beyond /Size', `2 1\n${USED}`, 2],
    ['with a free number beyond /Size', `2 1\n${USED}9 1\n${FREE}`, 3],
    ['with a number that PDFium refuses', `4194304 1\n${USED}`, 4_194_305],
    ['with a size far beyond its numbers', `2 1\n${USED}`, 100_000],
    ['with an empty subsection', `2 1\n${USED}7 0\n`, 9],
    ['with a second, empty subsection', `0 0\n2 1\n${USED}`, 3],
    ['with a free row that leads nowhere', `0 1\n0000000099 65535 f \n2 1\n${USED}`, 3],
    ['with a free row of an impossible generation', `0 1\n0000000000 65536 f \n2 1\n${USED}`, 3],
    ['with rows of 19 octets', `2 1\n0000000009 00000 n\n`, 3],
  ])('refuses one %s', (_, rows, size) => {
    expect(() => checkUpdateSection(fileOf(rows, size), 1)).toThrow(PdfRefusal);
  });
});
