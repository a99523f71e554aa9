import { citizen, organisation } from '../authority.ts';
import { append, blankPdf, catalog, form, OBJECT, type PdfStream, signPdf } from '../pdf-file.ts';
import { detachedOver } from './cms-cases.ts';
import { type OwnCase, SIGNED_AT } from './own-case.ts';

/** What particular programs write around an honest signature, and the same in a forger's hand. */

const FIRST = 10;
const SECOND = 12;
const SPARE = 14;
const DSS = 20;

type Objects = readonly (readonly [number, string | PdfStream])[];

const signed = (from: Buffer = blankPdf('Quyet dinh TEST: tu choi'), objects: Objects = []): Buffer =>
  signPdf(
    from,
    { field: FIRST, claimedAt: SIGNED_AT, objects: new Map(objects) },
    detachedOver(organisation()),
  );

const signedAgain = (objects: Objects, from: Buffer = signed()): Buffer =>
  signPdf(
    from,
    { field: SECOND, before: [FIRST], claimedAt: SIGNED_AT, objects: new Map(objects) },
    detachedOver(citizen()),
  );

const lastSection = (pdf: Buffer): number =>
  Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.subarray(-64).toString('latin1'))?.[1]);
const offsetOf = (pdf: Buffer, number: number): number => pdf.lastIndexOf(`\n${number} 0 obj`) + 1;

/** A cross-reference stream's object; rows as kind and offset. */
const section = (
  number: number,
  rows: readonly (readonly [number: number, kind: number, offset: number])[],
  rest: string,
): Buffer => {
  const data = rows.map(([, kind, offset]) => {
    const row = Buffer.alloc(6);
    row[0] = kind;
    row.writeUInt32BE(offset, 1);
    return row;
  });
  const index = rows.map(([each]) => `${each} 1`).join(' ');
  return Buffer.concat([
    Buffer.from(
      `${number} 0 obj\n<< /Type /XRef /W [1 4 1] /Index [${index}] /Length ${data.length * 6} ${rest} >>\nstream\n`,
    ),
    ...data,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
};

const word = (text: string, moved = 0): { readonly part: Buffer; readonly ending: Buffer } => {
  const blank = blankPdf(text);
  const at = blank.lastIndexOf('\nxref\n') + 1;
  const numbers = Object.values(OBJECT);
  const beside = section(
    7,
    [
      ...numbers.map(
        (each) => [each, 1, offsetOf(blank, each) + (each === OBJECT.content ? moved : 0)] as const,
      ),
      [7, 1, at],
    ],
    '/Size 8 /Root 1 0 R',
  );
  const rows = [...numbers.map((each) => offsetOf(blank, each)), at].map(
    (offset) => `${String(offset).padStart(10, '0')} 00000 n\r\n`,
  );
  const table = `xref\n0 8\n0000000000 65535 f\r\n${rows.join('')}trailer\n<< /Size 8 /Root 1 0 R >>\n`;
  const first = at + beside.length;
  const part = Buffer.concat([
    blank.subarray(0, at),
    beside,
    Buffer.from(`${table}startxref\n${first}\n%%EOF\n`),
  ]);
  const ending = `xref\n0 0\ntrailer\n<< /Size 8 /Root 1 0 R /Prev ${first} /XRefStm ${at} >>\nstartxref\n${part.length}\n%%EOF\n`;
  return { part, ending: Buffer.from(ending) };
};

/** Word's second ending behind any file, leading to a cross-reference stream that is part of it. */
const endedAgain = (pdf: Buffer, stream: number, size = 60): Buffer =>
  Buffer.concat([
    pdf,
    Buffer.from(
      `xref\n0 0\ntrailer\n<< /Size ${size} /Root 1 0 R /Prev ${lastSection(pdf)} /XRefStm ${stream} >>\nstartxref\n${pdf.length}\n%%EOF\n`,
    ),
  ]);

/** A table and beside it a stream, both with the same entries, as PDFBox adds them to a hybrid file. */
const twofold = (): Buffer => {
  const base = blankPdf();
  const beside = section(
    7,
    [[OBJECT.content, 1, offsetOf(base, OBJECT.content)]],
    `/Size 8 /Root 1 0 R /Prev ${lastSection(base)}`,
  );
  const row = `${OBJECT.content} 1\n${String(offsetOf(base, OBJECT.content)).padStart(10, '0')} 00000 n \n`;
  const own = `7 1\n${String(base.length).padStart(10, '0')} 00000 n \n`;
  const table = `xref\n${row}${own}trailer\n<< /Size 8 /Root 1 0 R /Prev ${lastSection(base)} /XRefStm ${base.length} >>\n`;
  return Buffer.concat([
    base,
    beside,
    Buffer.from(`${table}startxref\n${base.length + beside.length}\n%%EOF\n`),
  ]);
};

const commented = (pdf: Buffer, comment: string): Buffer => {
  const at = pdf.lastIndexOf('startxref');
  return Buffer.concat([pdf.subarray(0, at), Buffer.from(`${comment}\n`), pdf.subarray(at)]);
};

const withStore = (xrefStream: boolean): Buffer =>
  append(signed(), {
    xrefStream,
    objects: new Map([
      [OBJECT.catalog, catalog(` /DSS ${DSS} 0 R`)],
      [DSS, '<< /Type /DSS >>'],
    ]),
  });

/** The second signature with a cross-reference stream that nothing leads to. */
const withSpare = (row: (pdf: Buffer) => Buffer, rest = '/Root 1 0 R'): Buffer => {
  const file = signed();
  const spare: PdfStream = {
    dictionary: `<< /Type /XRef /Size 15 /W [1 4 1] /Index [${OBJECT.content} 1] ${rest} >>`,
    body: row(file),
  };
  return signedAgain([[SPARE, spare]], file);
};

const rowOf = (offset: number): Buffer => {
  const row = Buffer.alloc(6);
  row[0] = 1;
  row.writeUInt32BE(offset, 1);
  return row;
};

const fonts = (resources: string, fields: readonly number[], extra = ''): readonly [number, string] => [
  OBJECT.form,
  form(fields).replace(/ >>$/, ` /DR << ${resources} >> /DA (/Helv 0 Tf 0 g)${extra} >>`),
];
const HELV = `/Helv ${OBJECT.font} 0 R`;
const TIMES: readonly [number, string] = [15, '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>'];
/** The first signer's form had resources; the second one's has these. */
const withFonts = (resources: string, extra = ''): Buffer =>
  signedAgain(
    [fonts(resources, [FIRST, SECOND], extra), TIMES],
    signed(undefined, [fonts(`/Font << ${HELV} >>`, [FIRST])]),
  );

const extended = (extension: string): Buffer =>
  append(signed(), {
    objects: new Map([
      [OBJECT.catalog, catalog(` /DSS ${DSS} 0 R /Extensions << /ADBE 21 0 R >>`)],
      [DSS, '<< /Type /DSS >>'],
      [21, extension],
    ]),
  });

const pdf = (id: string, rest: Omit<OwnCase, 'id' | 'format'>): OwnCase => ({
  id: `pdf-writer/${id}`,
  format: 'pdf',
  ...rest,
});

const MODIFIED = { verdict: 'invalid', because: ['MODIFIED_AFTER_SIGNING'] } as const;
const MALFORMED = { verdict: 'invalid', because: ['FORMAT_FAILURE'] } as const;

export const pdfWriterCases: readonly OwnCase[] = [
  pdf('word', {
    make: () => {
      const { part, ending } = word('Don TEST');
      return signed(Buffer.concat([part, ending]));
    },
    verdict: 'valid',
  }),
  pdf('word-with-a-stream-that-contradicts', {
    make: () => {
      const { part, ending } = word('Don TEST', 1);
      return signed(Buffer.concat([part, ending]));
    },
    ...MALFORMED,
  }),
  pdf('word-ending-behind-a-signature', {
    make: () => {
      const file = signed(blankPdf('x', true));
      return endedAgain(file, file.indexOf('\n7 0 obj') + 1);
    },
    verdict: 'invalid',
  }),
  pdf('word-ending-behind-a-signed-word-file', {
    make: () => {
      const { part, ending } = word('Don TEST');
      return endedAgain(signed(Buffer.concat([part, ending])), part.indexOf('\n7 0 obj') + 1);
    },
    verdict: 'invalid',
  }),
  pdf('table-and-stream-that-agree', { make: () => signed(twofold()), verdict: 'valid' }),
  pdf('no-section-before-the-first', {
    make: () =>
      signed(
        Buffer.from(
          blankPdf().toString('latin1').replace('/Root 1 0 R >>', '/Root 1 0 R /Prev 0 >>'),
          'latin1',
        ),
      ),
    verdict: 'valid',
  }),

  pdf('itext-names-itself-before-the-signature', {
    make: () => signed(commented(blankPdf('x', true), '%iText-Core-8.0.2')),
    verdict: 'valid',
  }),
  pdf('itext-names-itself-behind-a-stream', {
    make: () => commented(withStore(true), '%iText-7.1.13'),
    verdict: 'valid',
  }),
  pdf('itext-names-itself-behind-a-table', {
    make: () => commented(withStore(false), '%iText-7.1.13'),
    verdict: 'valid',
  }),
  ...['%4 0 obj', '%trailer', '%xref', '%%EOF', '%a\n%b', '%\u0001', `%${'x'.repeat(121)}`].map(
    (comment, index) =>
      pdf(`comment-that-is-none-of-itext-${index}`, {
        make: () => commented(withStore(true), comment),
        verdict: 'invalid',
      }),
  ),

  pdf('spare-section', {
    make: () => withSpare((file) => rowOf(offsetOf(file, OBJECT.content))),
    verdict: 'valid',
  }),
  pdf('spare-section-that-leads-elsewhere', { make: () => withSpare(() => rowOf(20)), ...MODIFIED }),
  pdf('spare-section-that-frees-the-content', { make: () => withSpare(() => Buffer.alloc(6)), ...MODIFIED }),
  pdf('spare-section-with-another-root', {
    make: () => withSpare((file) => rowOf(offsetOf(file, OBJECT.content)), '/Root 2 0 R'),
    ...MODIFIED,
  }),
  pdf('spare-section-that-encrypts', {
    make: () => withSpare((file) => rowOf(offsetOf(file, OBJECT.content)), '/Root 1 0 R /Encrypt << >>'),
    ...MODIFIED,
  }),

  pdf('font-added', { make: () => withFonts(`/Font << ${HELV} /Times 15 0 R >>`), verdict: 'valid' }),
  pdf('font-of-the-form-replaced', { make: () => withFonts('/Font << /Helv 15 0 R >>'), ...MODIFIED }),
  pdf('font-of-the-form-removed', { make: () => withFonts('/Font << /Times 15 0 R >>'), ...MODIFIED }),
  pdf('pattern-added', {
    make: () => withFonts(`/Font << ${HELV} >> /Pattern << /P 15 0 R >>`),
    ...MODIFIED,
  }),
  pdf('font-added-where-fields-are-drawn-anew', {
    make: () => withFonts(`/Font << ${HELV} /Times 15 0 R >>`, ' /NeedAppearances true'),
    ...MODIFIED,
  }),
  pdf('fields-not-drawn-anew', {
    make: () => withFonts(`/Font << ${HELV} /Times 15 0 R >>`, ' /NeedAppearances false'),
    verdict: 'valid',
  }),
  pdf('extension-apart', {
    make: () => extended('<< /BaseVersion /1.7 /ExtensionLevel 8 >>'),
    verdict: 'valid',
  }),
  pdf('extension-apart-written-over', {
    make: () =>
      append(extended('<< /BaseVersion /1.7 /ExtensionLevel 8 >>'), { objects: new Map([[21, '<< >>']]) }),
    ...MODIFIED,
  }),
  pdf('extension-apart-that-leads-on', {
    make: () => extended(`<< /BaseVersion /1.7 /URL ${OBJECT.content} 0 R >>`),
    ...MODIFIED,
  }),
];
