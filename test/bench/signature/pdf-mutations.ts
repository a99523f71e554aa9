import { append, content, type PdfStream, stream } from '../../signing/pdf-file.ts';
import { mislabelled, restructured } from './der-mutations.ts';
import type { Mutation } from './octet-mutations.ts';
import type { Random } from './random.ts';

type Range = { readonly at: number; readonly text: string; readonly numbers: readonly number[] };

/** The signatures' ByteRanges as they stand in the file. */
export const byteRanges = (file: Buffer): readonly Range[] =>
  [...file.toString('latin1').matchAll(/\/ByteRange\s*\[([\d\s]+)\]/g)].map((found) => ({
    at: found.index,
    text: found[0],
    numbers: (found[1] ?? '').trim().split(/\s+/).map(Number),
  }));

const overwrite = (file: Buffer, at: number, text: string): Buffer => {
  const changed = Buffer.from(file);
  changed.write(text, at, 'latin1');
  return changed;
};

/** The hexadecimal string between the two ranges of one signature. */
const contentsOf = (
  file: Buffer,
  { numbers }: Range,
): { readonly from: number; readonly to: number } | null => {
  const [, first = 0, second = 0] = numbers;
  return file[first] === 0x3c && file[second - 1] === 0x3e ? { from: first + 1, to: second - 1 } : null;
};

const withContents = (
  file: Buffer,
  random: Random,
  change: (der: Buffer, random: Random) => Buffer | null,
): Buffer | null => {
  const range = random.pick(byteRanges(file));
  const place = range === undefined ? null : contentsOf(file, range);
  if (place === null) return null;
  const der = change(Buffer.from(file.toString('latin1', place.from, place.to), 'hex'), random);
  if (der === null || der.length * 2 > place.to - place.from) return null;
  return overwrite(file, place.from, der.toString('hex').padEnd(place.to - place.from, '0'));
};

const objectNumbers = (file: Buffer): readonly number[] => [
  ...new Set(
    [...file.toString('latin1').matchAll(/(?:^|[\r\n ])(\d{1,6}) 0 obj/g)].map((found) => Number(found[1])),
  ),
];

const objectText = (file: Buffer, number: number): string | undefined => {
  const text = file.toString('latin1');
  const at = text.lastIndexOf(`\n${number} 0 obj`);
  const end = text.indexOf('endobj', at);
  return at < 0 || end < 0 || end - at > 20_000
    ? undefined
    : text.slice(at + `\n${number} 0 obj`.length, end).trim();
};

const replacements: readonly (string | PdfStream)[] = [
  content('950000'),
  stream('', '<< /Type /XObject /Subtype /Form /BBox [0 0 1 1] >>'),
  '<< >>',
  'null',
  '[]',
  '<< /Type /Page /MediaBox [0 0 10 10] >>',
  '<< /S /JavaScript /JS (1) >>',
];

/** An object in a further revision: another object's text, its own with one entry changed, or something new. */
const replacement = (file: Buffer, number: number, random: Random): string | PdfStream => {
  const own = objectText(file, number);
  const other = objectText(file, random.pick(objectNumbers(file)) ?? number);
  const kind = random.below(3);
  if (kind === 0 && own !== undefined && !own.includes('stream')) {
    const numbers = [...own.matchAll(/\d+/g)];
    const found = random.pick(numbers);
    if (found !== undefined)
      return `${own.slice(0, found.index)}${random.below(50)}${own.slice(found.index + found[0].length)}`;
  }
  if (kind === 1 && other !== undefined && !other.includes('stream') && other !== own) return other;
  return random.pick(replacements) ?? 'null';
};

const KEYWORDS = [
  '/Type',
  '/Pages',
  '/Contents',
  '/ByteRange',
  '/Sig',
  '/AcroForm',
  '/Fields',
  '/DSS',
  '/Prev',
  '/Root',
  'startxref',
  'xref',
  'trailer',
  'endobj',
  'stream',
  '/FT',
  '/V ',
  '/Kids',
  '/Length',
  '/W ',
  '/Index',
  '/Size',
  '/SubFilter',
  '/Perms',
];

export const pdfMutations: readonly Mutation[] = [
  {
    name: 'PDF ByteRange',
    apply: (file, random) => {
      const range = random.pick(byteRanges(file));
      if (range === undefined) return null;
      const numbers = [...range.numbers];
      const at = random.below(4);
      numbers[at] =
        random.below(3) === 0
          ? random.below(file.length)
          : Math.max(0, (numbers[at] ?? 0) + random.below(41) - 20);
      const next = `/ByteRange [${numbers.join(' ')}`;
      return next.length + 1 > range.text.length
        ? null
        : overwrite(file, range.at, `${next.padEnd(range.text.length - 1)}]`);
    },
  },
  {
    name: 'PDF signature value',
    apply: (file, random) => withContents(file, random, random.below(2) === 0 ? restructured : mislabelled),
  },
  {
    name: 'PDF hexadecimal',
    apply: (file, random) => {
      const range = random.pick(byteRanges(file));
      const place = range === undefined ? null : contentsOf(file, range);
      if (place === null) return null;
      return overwrite(
        file,
        place.from + random.below(place.to - place.from),
        random.pick(['0', 'f', 'F', ' ', '>', '<', 'g', '\n']) ?? '0',
      );
    },
  },
  {
    name: 'PDF object replaced in an update',
    apply: (file, random) => {
      const number = random.pick(objectNumbers(file));
      if (number === undefined) return null;
      return append(file, {
        xrefStream: random.below(3) === 0,
        objects: new Map([[number, replacement(file, number, random)]]),
      });
    },
  },
  {
    name: 'PDF cross-reference swapped in an update',
    apply: (file, random) => {
      const text = file.toString('latin1');
      const objects = [...text.matchAll(/(?:^|[\r\n])(\d{1,6}) 0 obj/g)];
      const from = random.pick(objects);
      const to = random.pick(objects);
      const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1];
      const root = [...text.matchAll(/\/Root (\d+) 0 R/g)].at(-1)?.[1];
      if (from === undefined || to === undefined || from === to) return null;
      if (start === undefined || root === undefined) return null;
      const offset = to.index + to[0].search(/\d/);
      return Buffer.concat([
        file,
        Buffer.from(
          `xref\n${from[1]} 1\n${String(offset).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 9999 /Root ${random.below(3) === 0 ? to[1] : root} 0 R /Prev ${start} >>\nstartxref\n${file.length}\n%%EOF\n`,
          'latin1',
        ),
      ]);
    },
  },
  {
    name: 'PDF keyword',
    apply: (file, random) => {
      const text = file.toString('latin1');
      const keyword = random.pick(KEYWORDS) ?? '/Type';
      const places = [...text.matchAll(new RegExp(keyword.replaceAll('/', '\\/'), 'g'))].map(
        ({ index }) => index,
      );
      const at = random.pick(places);
      return at === undefined
        ? null
        : overwrite(
            file,
            at + 1 + random.below(keyword.length - 1),
            random.pick(['x', '/', ' ', '%', '\0']) ?? 'x',
          );
    },
  },
  {
    name: 'PDF revision cut off',
    apply: (file, random) => {
      const ends = [...file.toString('latin1').matchAll(/%%EOF\r?\n?/g)].map(
        ({ index, 0: text }) => index + text.length,
      );
      const end = random.pick(ends.slice(0, -1));
      return end === undefined ? null : file.subarray(0, end);
    },
  },
  {
    name: 'PDF revision repeated',
    apply: (file, random) => {
      const ends = [...file.toString('latin1').matchAll(/%%EOF\r?\n?/g)].map(
        ({ index, 0: text }) => index + text.length,
      );
      const from = random.pick([0, ...ends]) ?? 0;
      return from >= file.length ? null : Buffer.concat([file, file.subarray(from)]);
    },
  },
];
