import { organisation, root } from '../authority.ts';
import { append, blankPdf, catalog, OBJECT, page, type PdfStream, signPdf, stream } from '../pdf-file.ts';
import { detachedOver } from './cms-cases.ts';
import { type OwnCase, SIGNED_AT } from './own-case.ts';

/**
 * Updates that add an empty DSS with a cross-reference section made by hand: what one reader takes and another refuses,
 * to rebuild the file from the heads of all objects in it.
 */

const FIELD = 10;
const DSS = 20;

const signed = (from: Buffer = blankPdf('Quyet dinh TEST: tu choi')): Buffer =>
  signPdf(from, { field: FIELD, claimedAt: SIGNED_AT }, detachedOver(organisation()));

const lastSection = (pdf: Buffer): number =>
  Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.subarray(-64).toString('latin1'))?.[1]);

const offsetOf = (pdf: Buffer, number: number): number => pdf.lastIndexOf(`\n${number} 0 obj`) + 1;

type Objects = { readonly octets: Buffer; readonly offsets: ReadonlyMap<number, number> };

/** The catalogue with a DSS, as they stand behind `pdf`; `change` spells them otherwise. */
const withStore = (pdf: Buffer, store = DSS, change = (text: string): string => text): Objects => {
  const root = change(`${OBJECT.catalog} 0 obj\n${catalog(` /DSS ${store} 0 R`)}\nendobj\n`);
  const octets = Buffer.from(`${root}${store} 0 obj\n<< /Type /DSS >>\nendobj\n`, 'latin1');
  return {
    octets,
    offsets: new Map([
      [OBJECT.catalog, pdf.length],
      [store, pdf.length + root.length],
    ]),
  };
};

type TableWish = {
  readonly store?: number;
  readonly spelling?: (text: string) => string;
  readonly further?: string;
  readonly size?: string;
  readonly root?: string;
  readonly comment?: string;
};

const tableUpdate = (
  { store = DSS, spelling, further = '', size, root = '1 0 R', comment = '' }: TableWish,
  pdf: Buffer = signed(),
): Buffer => {
  const { octets, offsets } = withStore(pdf, store, spelling);
  const rows = [...offsets].map(
    ([number, offset]) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`,
  );
  const trailer = `<< /Size ${size ?? store + 1} /Root ${root} /Prev ${lastSection(pdf)} >>`;
  const table = `xref\n${rows.join('')}${further}trailer\n${trailer}\n${comment}startxref\n${pdf.length + octets.length}\n%%EOF\n`;
  return Buffer.concat([pdf, octets, Buffer.from(table, 'latin1')]);
};

type StreamWish = {
  readonly number: number;
  /** Further rows: kind, offset or next, generation. */
  readonly rows?: readonly (readonly [number: number, kind: number, place: number, generation: number])[];
  readonly behind?: string;
  readonly comment?: string;
};

const streamUpdate = (
  { number, rows = [], behind = '', comment = '' }: StreamWish,
  pdf: Buffer = signed(),
): Buffer => {
  const { octets, offsets } = withStore(pdf);
  const all = [...[...offsets].map(([each, offset]) => [each, 1, offset, 0] as const), ...rows];
  const data = all.map(([, kind, place, generation]) => {
    const row = Buffer.alloc(7);
    row[0] = kind;
    row.writeUInt32BE(place, 1);
    row.writeUInt16BE(generation, 5);
    return row;
  });
  const body = Buffer.concat([...data, Buffer.from(behind)]);
  const size = Math.max(number, ...all.map(([each]) => each)) + 1;
  const index = all.map(([each]) => `${each} 1`).join(' ');
  const at = pdf.length + octets.length;
  return Buffer.concat([
    pdf,
    octets,
    Buffer.from(
      `${number} 0 obj\n<< /Type /XRef /Size ${size} /W [1 4 2] /Index [${index}] /Root 1 0 R /Prev ${lastSection(pdf)} /Length ${body.length} >>\nstream\n`,
    ),
    body,
    Buffer.from(`\nendstream\nendobj\n${comment}startxref\n${at}\n%%EOF\n`),
  ]);
};

/** An update that writes the named objects again. */
const again = (objects: readonly (readonly [number, string | PdfStream])[], pdf: Buffer): Buffer =>
  append(pdf, { objects: new Map(objects) });

const SECOND_CONTENT = 7;
const contents = (second: string, extra = ''): string =>
  page([FIELD], extra).replace('/Contents 4 0 R', `/Contents [4 0 R ${second} 0 R]`);

/** A page of two contents; the second takes back what the first says. */
const inTwoParts = (extra = ''): Buffer => {
  const objects: readonly (readonly [number, string | PdfStream])[] = [
    [SECOND_CONTENT, stream('BT /F1 12 Tf 20 60 Td (sau khi nop them) Tj ET')],
    [OBJECT.page, contents(`${SECOND_CONTENT}`, extra)],
  ];
  return signPdf(
    blankPdf('Chap thuan TEST'),
    { field: FIELD, claimedAt: SIGNED_AT, objects: new Map(objects) },
    detachedOver(organisation()),
  );
};

const BOX = '/MediaBox [0 0 300 200]';

const pdf = (id: string, rest: Omit<OwnCase, 'id' | 'format'>): OwnCase => ({
  id: `pdf-table/${id}`,
  format: 'pdf',
  ...rest,
});

const HIDDEN = {
  verdict: 'invalid',
  because: ['MODIFIED_AFTER_SIGNING'],
  codes: ['pdf-hidden-octets'],
} as const;
const CHANGED = {
  verdict: 'invalid',
  because: ['MODIFIED_AFTER_SIGNING'],
  codes: ['pdf-changed-after-signing'],
} as const;
const MALFORMED = { verdict: 'invalid', because: ['FORMAT_FAILURE'], codes: ['malformed'] } as const;

const free = (number: number, next = '0000000000', generation = '65535'): string =>
  `${number} 1\n${next} ${generation} f \n`;

/** A stream of the DSS that holds `text`; nothing but its own words. */
const hiding = (text: string): Buffer =>
  again(
    [
      [OBJECT.catalog, catalog(` /DSS ${DSS} 0 R`)],
      [DSS, `<< /Type /DSS /Certs [${DSS + 1} 0 R] >>`],
      [DSS + 1, { dictionary: '<< >>', body: Buffer.concat([root().der, Buffer.from(text)]) }],
    ],
    signed(),
  );

export const pdfTableCases: readonly OwnCase[] = [
  pdf('table', { make: () => tableUpdate({}), verdict: 'valid' }),
  pdf('free-entry', { make: () => tableUpdate({ further: free(0) }), verdict: 'valid' }),
  pdf('free-number-of-eleven-digits', {
    make: () => tableUpdate({ further: free(99_999_999_999) }),
    ...HIDDEN,
  }),
  pdf('free-number-beyond-the-size', { make: () => tableUpdate({ further: free(9_000_000) }), ...HIDDEN }),
  pdf('free-entry-that-leads-far', {
    make: () => tableUpdate({ further: free(15, '9999999999', '99999') }),
    ...HIDDEN,
  }),
  pdf('number-that-one-reader-refuses', { make: () => tableUpdate({ store: 5_000_000 }), ...HIDDEN }),
  pdf('size-beyond-all-numbers', { make: () => tableUpdate({ size: '99999999999' }), ...HIDDEN }),
  pdf('size-as-a-real', { make: () => tableUpdate({ size: '21.0' }), ...HIDDEN }),
  pdf('root-as-a-real', { make: () => tableUpdate({ root: '1. 0 R' }), ...MALFORMED }),
  pdf('root-with-a-real-generation', { make: () => tableUpdate({ root: '1 0.0 R' }), ...MALFORMED }),
  pdf('empty-subsection', { make: () => tableUpdate({ further: '99999 0\n' }), ...HIDDEN }),
  pdf('head-with-a-sign', {
    make: () => tableUpdate({ spelling: (text) => text.replace('1 0 obj', '+1 0 obj') }),
    ...CHANGED,
  }),
  pdf('head-with-a-comment', {
    make: () => tableUpdate({ spelling: (text) => text.replace('1 0 obj', '1 0%1\nobj') }),
    ...HIDDEN,
  }),
  ...['4 0 obj', '4%x\n0 obj', '4 0%1\nobj', '4%1\n0%x\nobj', '+4 0 obj', '4 0.0 obj'].map((head, index) =>
    pdf(`hidden-head-${index}`, { make: () => hiding(`\n${head}\n<< >>\n`), ...HIDDEN }),
  ),
  pdf('words-that-are-no-head', {
    make: () => hiding('\nobject 5 objects endobjx 7obj obj'),
    verdict: 'valid',
  }),

  pdf('stream', { make: () => streamUpdate({ number: 21 }), verdict: 'valid' }),
  pdf('stream-with-a-free-row', {
    make: () => streamUpdate({ number: 21, rows: [[0, 0, 0, 65_535]] }),
    verdict: 'valid',
  }),
  pdf('stream-that-borrows-the-number-of-the-content', {
    make: () => streamUpdate({ number: OBJECT.content }),
    ...HIDDEN,
  }),
  pdf('stream-that-lists-the-content-where-it-was', {
    make: () => {
      const file = signed();
      return streamUpdate(
        { number: OBJECT.content, rows: [[OBJECT.content, 1, offsetOf(file, OBJECT.content), 0]] },
        file,
      );
    },
    ...HIDDEN,
  }),
  pdf('stream-with-operators-in-a-free-row', {
    make: () => streamUpdate({ number: 21, rows: [[15, 0, Buffer.from(' BT ').readUInt32BE(), 0x2020]] }),
    ...HIDDEN,
  }),
  pdf('stream-with-octets-behind-its-rows', {
    make: () => streamUpdate({ number: 21, behind: 'x' }),
    ...HIDDEN,
  }),
  pdf('stream-that-takes-over-the-number-of-the-last-one', {
    make: () => streamUpdate({ number: 21 }, streamUpdate({ number: 21 })),
    verdict: 'valid',
  }),
  pdf('object-with-the-number-of-an-older-stream', {
    make: () => again([[21, '0']], streamUpdate({ number: 21 })),
    ...CHANGED,
  }),
  pdf('stream-with-a-number-that-a-page-names', {
    make: () => {
      const dangling = append(blankPdf(), {
        objects: new Map([[OBJECT.page, contents('21').replace(/ \/Annots \[[^\]]*\]/, '')]]),
      });
      const file = signPdf(
        dangling,
        { field: FIELD, claimedAt: SIGNED_AT, objects: new Map([[OBJECT.page, contents('21')]]) },
        detachedOver(organisation()),
      );
      return streamUpdate({ number: 21 }, file);
    },
    ...CHANGED,
  }),

  pdf('page-written-again', {
    make: () => again([[OBJECT.page, contents(`${SECOND_CONTENT}`)]], inTwoParts()),
    verdict: 'valid',
  }),
  ...['7.0', '7.', '+7', '000000000000000000007'].map((number, index) =>
    pdf(`reference-that-is-none-${index}`, {
      make: () => again([[OBJECT.page, contents(number)]], inTwoParts()),
      ...CHANGED,
    }),
  ),
  pdf('box-in-reals', {
    make: () =>
      again([[OBJECT.page, contents('7').replace(BOX, '/MediaBox [0.0 0.00 300.0 200.0]')]], inTwoParts()),
    verdict: 'valid',
  }),
  pdf('rotation-as-a-real', {
    make: () => again([[OBJECT.page, contents('7', ' /Rotate 90.0')]], inTwoParts(' /Rotate 90')),
    verdict: 'invalid',
    because: ['MODIFIED_AFTER_SIGNING'],
    codes: ['pdf-page-changed'],
  }),
];
