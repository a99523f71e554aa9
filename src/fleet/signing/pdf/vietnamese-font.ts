import { pdfStream } from './pdf-file.ts';
import { type PdfValue, writePdfValue } from './pdf-value.ts';

/*
 * No package of ours carries a font, and the fourteen standard ones lack most Vietnamese letters. So each
 * document carries a Type 3 font (ISO 32000-2, 9.6.4) of the letters that it uses: the bare letter comes from
 * the standard Helvetica, its marks are drawn. A ToUnicode map gives readers the real text.
 */

/** Widths of Helvetica from space to tilde, thousandths of the size (Adobe's Core 14 metrics). */
const WIDTHS = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

const CAPITAL_HEIGHT = 718;
const SMALL_HEIGHT = 523;
const TALL = 'bdđfhklt';

/** Marks that lie on the letter, and tones that lie above those. */
const SHAPES = '\u0302\u0306';
const TONES = '\u0300\u0301\u0303\u0309';

/** The font of one document: which code stands for which letter grows as text is written. */
export type VietnameseFont = {
  /** A hexadecimal string of codes for `Tj`. */
  readonly write: (text: string) => string;
  /** Width of the text at size 1. */
  readonly width: (text: string) => number;
  /** The font's objects, the first being the font itself, numbered from `first`. */
  readonly objects: (first: number) => readonly string[];
};

export const vietnameseFont = (): VietnameseFont => {
  const codes = new Map<string, number>();
  const codeOf = (letter: string): number => {
    const known = codes.get(letter);
    if (known !== undefined) return known;
    if (codes.size >= 255) throw new RangeError('more than 255 different letters in one document');
    codes.set(letter, codes.size + 1);
    return codes.size;
  };
  const letters = (text: string): readonly string[] => [...text.normalize('NFC')];
  return {
    write: (text) =>
      `<${letters(text)
        .map((letter) => codeOf(letter).toString(16).padStart(2, '0'))
        .join('')}>`,
    width: (text) => letters(text).reduce((sum, letter) => sum + widthOf(letter), 0) / 1000,
    objects: (first) => fontObjects([...codes], first),
  };
};

const fontObjects = (codes: readonly (readonly [string, number])[], first: number): readonly string[] => {
  const name = (code: number): string => `g${code}`;
  const glyphs = codes.map(([letter]) => pdfStream(glyph(letter)));
  const map = codes.map(([letter, code]) => {
    const units = Buffer.from(letter, 'utf16le').swap16().toString('hex');
    return `<${code.toString(16).padStart(2, '0')}> <${units}>`;
  });
  const font = new Map<string, PdfValue>([
    ['Type', { name: 'Font' }],
    ['Subtype', { name: 'Type3' }],
    ['FontBBox', [-100, -300, 1100, 1200]],
    ['FontMatrix', [0.001, 0, 0, 0.001, 0, 0]],
    ['FirstChar', 1],
    ['LastChar', codes.length],
    ['Widths', codes.map(([letter]) => widthOf(letter))],
    ['CharProcs', new Map(codes.map(([, code], at) => [name(code), reference(first + 3 + at)]))],
    [
      'Encoding',
      new Map<string, PdfValue>([
        ['Type', { name: 'Encoding' }],
        ['Differences', [1, ...codes.map(([, code]) => ({ name: name(code) }))]],
      ]),
    ],
    ['Resources', new Map([['Font', new Map([['H', reference(first + 1)]])]])],
    ['ToUnicode', reference(first + 2)],
  ]);
  return [
    writePdfValue(font),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    pdfStream(
      [
        '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
        '/CMapName /Vietnamese def /CMapType 2 def',
        '1 begincodespacerange <01> <ff> endcodespacerange',
        // At most a hundred rows stand in one block (Adobe technical note 5014).
        ...chunks(map, 100).map((rows) => `${rows.length} beginbfchar\n${rows.join('\n')}\nendbfchar`),
        'endcmap CMapName currentdict /CMap defineresource pop end end',
      ].join('\n'),
    ),
    ...glyphs,
  ];
};

const reference = (object: number): PdfValue => ({ object, generation: 0 });

const chunks = <T>(list: readonly T[], size: number): readonly (readonly T[])[] =>
  list.length <= size ? [list] : [list.slice(0, size), ...chunks(list.slice(size), size)];

/** Letter without its marks, and the marks; what Helvetica lacks becomes a question mark. */
const parts = (letter: string): { readonly base: string; readonly marks: string } => {
  if (letter === 'đ' || letter === 'Đ') return { base: letter === 'đ' ? 'd' : 'D', marks: '\u0335' };
  if (letter === '–' || letter === '—') return { base: '-', marks: '' };
  const [base = '?', ...marks] = letter.normalize('NFD');
  return base >= ' ' && base <= '~' ? { base, marks: marks.join('') } : { base: '?', marks: '' };
};

const widthOf = (letter: string): number => WIDTHS[parts(letter).base.charCodeAt(0) - 32] ?? 556;

/** Content of a glyph: the letter in Helvetica, then strokes 56 units wide. */
const glyph = (letter: string): string => {
  const { base, marks } = parts(letter);
  const width = widthOf(letter);
  const capital = base === base.toUpperCase();
  const top = capital || TALL.includes(base) ? CAPITAL_HEIGHT : SMALL_HEIGHT;
  const shape = [...marks].some((mark) => SHAPES.includes(mark));
  const strokes = [...marks].map((mark) => {
    const raised = shape && TONES.includes(mark) ? 150 : 0;
    return stroke(mark, width / 2, top + 70 + raised, top, width);
  });
  // The dot of an i would stand where its tone belongs.
  const dotless = base === 'i' && [...marks].some((mark) => TONES.includes(mark));
  const escaped = base.replace(/[\\()]/, (sign) => `\\${sign}`);
  const bare = dotless ? '67 0 84 523 re f' : `BT /H 1000 Tf 0 0 Td (${escaped}) Tj ET`;
  return `${width} 0 d0\n${bare}\n56 w 1 J 1 j\n${strokes.join('\n')}`;
};

/** Strokes of one combining mark, centred at `x`, its foot at `y`; `top` and `width` are the letter's. */
const stroke = (mark: string, x: number, y: number, top: number, width: number): string => {
  switch (mark) {
    case '\u0300':
      return `${x - 70} ${y + 110} m ${x + 50} ${y} l S`;
    case '\u0301':
      return `${x - 50} ${y} m ${x + 70} ${y + 110} l S`;
    case '\u0302':
      return `${x - 130} ${y} m ${x} ${y + 100} l ${x + 130} ${y} l S`;
    case '\u0303':
      return `${x - 140} ${y + 20} m ${x - 70} ${y + 150} ${x + 70} ${y - 60} ${x + 140} ${y + 70} c S`;
    case '\u0306':
      return `${x - 120} ${y + 90} m ${x - 90} ${y - 30} ${x + 90} ${y - 30} ${x + 120} ${y + 90} c S`;
    case '\u0309':
      return `${x - 55} ${y + 110} m ${x - 10} ${y + 170} ${x + 90} ${y + 110} ${x} ${y + 60} c ${x} ${y} l S`;
    case '\u031B':
      return `${width - 90} ${top - 40} m ${width + 10} ${top - 40} ${width + 40} ${top + 30} ${width + 20} ${top + 90} c S`;
    case '\u0323':
      return `${x} -160 m ${x} -161 l 90 w S`;
    case '\u0335':
      return top === CAPITAL_HEIGHT && width > 600
        ? `0 370 m 360 370 l S`
        : `${width - 290} 610 m ${width} 610 l S`;
    default:
      return '';
  }
};
