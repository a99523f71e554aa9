import { citizen, organisation } from '../authority.ts';
import { append, blankPdf, form, OBJECT, page, type PdfStream, signPdf, stream } from '../pdf-file.ts';
import { detachedOver } from './cms-cases.ts';
import { type OwnCase, SIGNED_AT } from './own-case.ts';

/** Updates behind a signature, as second signers and forgers write them. */

const FIRST = 10;
const SECOND = 12;
const LOOK = 14;
const KID = 15;

const signed = (
  from: Buffer = blankPdf('Quyet dinh TEST: tu choi'),
  before: readonly number[] = [],
): Buffer => signPdf(from, { field: FIRST, before, claimedAt: SIGNED_AT }, detachedOver(organisation()));

type Objects = readonly (readonly [number, string | PdfStream])[];

const signedAgain = (
  objects: Objects,
  from: Buffer = signed(),
  before: readonly number[] = [FIRST],
): Buffer =>
  signPdf(
    from,
    { field: SECOND, before, claimedAt: SIGNED_AT, objects: new Map(objects) },
    detachedOver(citizen()),
  );

const drawing: PdfStream = stream(
  '1 g 0 0 300 200 re f 0 g BT /F1 12 Tf 20 100 Td (Quyet dinh TEST: chap thuan) Tj ET',
  `<< /Type /XObject /Subtype /Form /BBox [0 0 300 200] /Resources << /Font << /F1 ${OBJECT.font} 0 R >> >> >>`,
);

/** The second signer's field merged with its widget. */
const merged = (look: string): Objects => [
  [
    SECOND,
    `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Second) /V ${SECOND + 1} 0 R ${look} /AP << /N ${LOOK} 0 R >> >>`,
  ],
  [LOOK, drawing],
];

/** The second signer's field with a widget apart. */
const apart = (look: string): Objects => [
  [OBJECT.page, page([FIRST, KID])],
  [SECOND, `<< /FT /Sig /T (Second) /V ${SECOND + 1} 0 R /Kids [${KID} 0 R] >>`],
  [
    KID,
    `<< /Type /Annot /Subtype /Widget /Parent ${SECOND} 0 R /P ${OBJECT.page} 0 R ${look} /AP << /N ${LOOK} 0 R >> >>`,
  ],
  [LOOK, drawing],
];

/** Several signers, one after another, each with a merged field at a place of its own. */
const signedInTurn = (places: readonly string[]): Buffer => {
  let file = signed();
  const before = [FIRST];
  for (const [index, place] of places.entries()) {
    const field = SECOND + index * 4;
    file = signPdf(
      file,
      {
        field,
        before: [...before],
        claimedAt: SIGNED_AT,
        objects: new Map<number, string | PdfStream>([
          [
            field,
            `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Turn${index}) /V ${field + 1} 0 R ${place} /F 4 /AP << /N ${field + 2} 0 R >> >>`,
          ],
          [field + 2, drawing],
        ]),
      },
      detachedOver(citizen()),
    );
    before.push(field);
  }
  return file;
};

const WHOLE_PAGE = '/Rect [0 0 300 200]';
const CORNER = '/Rect [200 0 280 40]';

const offsetOf = (pdf: Buffer, number: number): number => pdf.lastIndexOf(`\n${number} 0 obj`) + 1;

/** An update with a table and, beside it, a cross-reference stream (`number`) that gives some objects a place. */
const hybrid = (
  pdf: Buffer,
  number: number,
  freed: readonly number[],
  given: ReadonlyMap<number, number>,
  body = '',
): Buffer => {
  const prev = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.toString('latin1'))?.[1]);
  const at = pdf.length + body.length;
  const rows = [...given, [number, at] as const].map(([, offset]) => {
    const row = Buffer.alloc(6);
    row[0] = 1;
    row.writeUInt32BE(offset, 1);
    return row;
  });
  const index = [...given.keys(), number].map((each) => `${each} 1`).join(' ');
  const size = 60;
  const beside = Buffer.concat([
    Buffer.from(
      `${body}${number} 0 obj\n<< /Type /XRef /Size ${size} /W [1 4 1] /Index [${index}] /Root 1 0 R /Prev ${prev} /Length ${rows.length * 6} >>\nstream\n`,
    ),
    ...rows,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
  const free = freed.map((each) => `${each} 1\n0000000000 00001 f \n`).join('');
  const table =
    `xref\n0 1\n0000000000 65535 f \n${free}trailer\n` +
    `<< /Size ${size} /Root 1 0 R /Prev ${prev} /XRefStm ${at} >>\nstartxref\n${pdf.length + beside.length}\n%%EOF\n`;
  return Buffer.concat([pdf, beside, Buffer.from(table)]);
};

const FEE = 7;

const fee = (value: string, look: number): Objects => [
  [
    FEE,
    `<< /Type /Annot /Subtype /Widget /FT /Tx /T (LePhi) /V (${value}) /P ${OBJECT.page} 0 R /Rect [20 20 120 40] /F 4 /AP << /N ${look} 0 R >> >>`,
  ],
  [look, stream(`BT /F1 12 Tf (${value}) Tj ET`, '<< /Type /XObject /Subtype /Form /BBox [0 0 100 20] >>')],
];

/** The fee's field without a value, whose look draws this. */
const framed = (content: string): Objects => [
  ...fee('', 8).slice(0, 1),
  [8, stream(content, '<< /Type /XObject /Subtype /Form /BBox [0 0 100 20] >>')],
];

/** The fee's field with a value and no look: readers draw it themselves, with the form's fonts. */
const undrawn: Objects[number] = [
  FEE,
  `<< /Type /Annot /Subtype /Widget /FT /Tx /T (LePhi) /V (150000) /DA (/F9 12 Tf 0 g) /P ${OBJECT.page} 0 R /Rect [20 20 120 40] /F 4 >>`,
];

const fontsOf = (font: string): Objects[number] => [
  OBJECT.form,
  form([FEE, PAID, FIRST, SECOND]).replace(/ >>$/, ` /DR << /Font << ${font} >> >> >>`),
];

const PAID = 16;

const box = (state: string, value: string): Objects => [
  [
    PAID,
    `<< /Type /Annot /Subtype /Widget /FT /Btn /T (DaNop)${value} /AS /${state} /P ${OBJECT.page} 0 R /Rect [20 50 40 70] /F 4 /AP << /N << /Yes 17 0 R >> >> >>`,
  ],
];

/** A form with a fee and a box, signed, then changed, then signed by another one. */
const filledBetween = (before: Objects, after: Objects): Buffer => {
  const blank = append(blankPdf(), {
    objects: new Map<number, string | PdfStream>([
      [OBJECT.page, page([FEE, PAID])],
      [OBJECT.form, form([FEE, PAID], 0)],
      [17, stream('0 0 m 9 9 l S', '<< /Type /XObject /Subtype /Form /BBox [0 0 20 20] >>')],
      ...fee('', 8),
      ...box('Off', ''),
      ...before,
    ]),
  });
  return signedAgain(after, signed(blank, [FEE, PAID]), [FEE, PAID, FIRST]);
};

const pdf = (id: string, rest: Omit<OwnCase, 'id' | 'format'>): OwnCase => ({
  id: `pdf-update/${id}`,
  format: 'pdf',
  ...rest,
});

const BOTH = { verdict: 'valid', ids: [['MST:0100000001-001'], ['CCCD:001200000001']] } as const;
const OVERWRITTEN = {
  verdict: 'indeterminate',
  because: ['SIG_CONSTRAINTS_FAILURE'],
  codes: ['pdf-fields-overwritten'],
} as const;
const FORM_CHANGED = {
  verdict: 'invalid',
  because: ['MODIFIED_AFTER_SIGNING'],
  codes: ['pdf-form-changed'],
} as const;

export const pdfUpdateCases: readonly OwnCase[] = [
  // Readers that take the table first see no content; those that take the stream see all of it.
  pdf('hybrid-frees-the-content', {
    make: () => {
      const file = signed();
      return hybrid(file, 40, [OBJECT.content], new Map([[OBJECT.content, offsetOf(file, OBJECT.content)]]));
    },
    verdict: 'invalid',
    because: ['MODIFIED_AFTER_SIGNING'],
    codes: ['pdf-hidden-octets'],
  }),
  pdf('hybrid-before-the-signature', {
    make: () => {
      const base = blankPdf();
      return signed(hybrid(base, 8, [], new Map([[7, base.length]]), '7 0 obj\n<< >>\nendobj\n'));
    },
    verdict: 'valid',
  }),

  // The look of a second signature.
  pdf('second-signature-seen', {
    make: () => signedAgain(merged(`/P ${OBJECT.page} 0 R ${CORNER} /F 132`)),
    ...BOTH,
  }),
  pdf('second-signature-names-no-page', { make: () => signedAgain(merged(`${CORNER} /F 4`)), ...BOTH }),
  pdf('second-signature-with-its-widget-apart', {
    make: () => signedAgain(apart(`${CORNER} /F 4`)),
    ...BOTH,
  }),
  pdf('second-signature-over-the-page', {
    make: () => signedAgain(merged(`/P ${OBJECT.page} 0 R ${WHOLE_PAGE} /F 132`)),
    ...FORM_CHANGED,
  }),
  pdf('second-signature-over-the-page-names-an-invented-one', {
    make: () => signedAgain(merged(`/P << /MediaBox [0 0 9000 9000] >> ${WHOLE_PAGE} /F 132`)),
    ...FORM_CHANGED,
  }),
  pdf('second-signature-over-the-page-names-a-new-one', {
    make: () =>
      signedAgain([
        ...merged(`/P 40 0 R ${WHOLE_PAGE} /F 132`),
        [40, '<< /Type /Page /MediaBox [0 0 9000 9000] >>'],
      ]),
    ...FORM_CHANGED,
  }),
  pdf('second-signature-over-what-is-shown-of-the-page', {
    make: () => {
      const cropped = append(blankPdf(), {
        objects: new Map([
          [OBJECT.pages, `<< /Type /Pages /Kids [${OBJECT.page} 0 R] /Count 1 /CropBox [180 0 300 60] >>`],
        ]),
      });
      return signedAgain(merged(`${CORNER} /F 4`), signed(cropped));
    },
    ...FORM_CHANGED,
  }),
  pdf('second-signature-over-the-page-in-print', {
    make: () => signedAgain(merged(`/P ${OBJECT.page} 0 R ${WHOLE_PAGE} /F 36`)),
    ...FORM_CHANGED,
  }),
  pdf('second-signature-over-the-page-when-pointed-at', {
    make: () => signedAgain(merged(`/P ${OBJECT.page} 0 R ${WHOLE_PAGE} /F 288`)),
    ...FORM_CHANGED,
  }),
  pdf('second-signature-never-shown', {
    make: () => signedAgain(merged(`/P ${OBJECT.page} 0 R ${WHOLE_PAGE} /F 32`)),
    ...BOTH,
  }),
  pdf('second-signature-over-the-page-with-its-widget-apart', {
    make: () => signedAgain(apart(`${WHOLE_PAGE} /F 4`)),
    ...FORM_CHANGED,
  }),
  pdf('second-signature-with-a-widget-that-is-a-field', {
    make: () => signedAgain(apart(`${CORNER} /F 4 /T (More)`)),
    ...FORM_CHANGED,
  }),
  pdf('second-signature-on-no-page', {
    make: () => signedAgain([...merged(`${CORNER} /F 4`), [OBJECT.page, page([FIRST])]]),
    verdict: 'invalid',
    because: ['MODIFIED_AFTER_SIGNING'],
    codes: ['pdf-page-changed'],
  }),
  pdf('second-signature-on-its-page-twice', {
    make: () => signedAgain([...merged(`${CORNER} /F 4`), [OBJECT.page, page([FIRST, SECOND, SECOND])]]),
    verdict: 'invalid',
    because: ['MODIFIED_AFTER_SIGNING'],
    codes: ['pdf-page-changed'],
  }),
  pdf('three-signatures-in-corners', {
    make: () => signedInTurn(['/Rect [0 0 80 40]', '/Rect [100 0 180 40]', '/Rect [200 0 280 40]']),
    verdict: 'valid',
    ids: [['MST:0100000001-001'], ...Array.from({ length: 3 }, () => ['CCCD:001200000001'])],
  }),
  // Minutes signed by ten, or a page that is hidden bit by bit: nobody can tell.
  pdf('three-signatures-over-the-page', {
    make: () => signedInTurn(['/Rect [0 0 300 48]', '/Rect [0 48 300 96]', '/Rect [0 96 300 144]']),
    verdict: 'indeterminate',
    because: ['SIG_CONSTRAINTS_FAILURE'],
    codes: ['pdf-fields-cover-page'],
  }),
  // What a form says is not what was signed, where others filled it afterwards.
  pdf('empty-field-filled', {
    make: () => filledBetween([], fee('150000', 20)),
    ...BOTH,
    codes: ['signature-valid-fields-filled'],
  }),
  pdf('empty-box-ticked', {
    make: () => filledBetween([], box('Yes', ' /V /Yes')),
    ...BOTH,
    codes: ['signature-valid-fields-filled'],
  }),
  pdf('form-untouched', {
    make: () => filledBetween(fee('150000', 8), []),
    ...BOTH,
    codes: ['signature-valid'],
  }),
  pdf('field-overwritten', {
    make: () => filledBetween(fee('150000', 8), fee('950000', 20)),
    ...OVERWRITTEN,
  }),
  pdf('field-that-showed-more-than-its-value', {
    make: () => filledBetween([fee('', 8)[0]!, fee('150000', 8)[1]!], fee('950000', 20)),
    ...OVERWRITTEN,
  }),
  pdf('field-with-a-frame-filled', {
    make: () =>
      filledBetween(
        framed(
          'q 0.9 g 0 0 100 20 re f [] 0 d 0 0 m 100 0 l S Q /Tx BMC q BT /F1 12 Tf 2 5 Td () Tj ET Q EMC',
        ),
        fee('150000', 20),
      ),
    ...BOTH,
    codes: ['signature-valid-fields-filled'],
  }),
  pdf('field-that-showed-a-space-filled', {
    make: () => filledBetween(framed('BT /F1 12 Tf 2 5 Td ( ) Tj ET'), fee('150000', 20)),
    ...OVERWRITTEN,
  }),
  pdf('field-that-showed-dashes-filled', {
    make: () => filledBetween(framed('[1 2 4 2] 0 d 0 10 m 100 10 l S'), fee('150000', 20)),
    ...OVERWRITTEN,
  }),
  pdf('field-that-showed-strokes-filled', {
    make: () => filledBetween(framed('40 5 m 50 5 l 50 15 l 40 15 l s'), fee('150000', 20)),
    ...OVERWRITTEN,
  }),
  pdf('font-added-for-a-field-without-a-look', {
    make: () =>
      filledBetween([undrawn], [fontsOf('/F9 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>')]),
    ...FORM_CHANGED,
  }),
  pdf('font-added-where-every-field-has-a-look', {
    make: () =>
      filledBetween(fee('150000', 8), [
        fontsOf('/F9 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'),
      ]),
    ...BOTH,
  }),
  pdf('field-emptied', { make: () => filledBetween(fee('150000', 8), fee('', 20)), ...OVERWRITTEN }),
  pdf('box-unticked', {
    make: () => filledBetween(box('Yes', ' /V /Yes'), box('Off', ' /V /Off')),
    ...OVERWRITTEN,
  }),
  pdf('box-without-a-value-unticked', {
    make: () => filledBetween(box('Yes', ''), box('Off', ' /V /Off')),
    ...OVERWRITTEN,
  }),
  pdf('white-space-behind', {
    make: () => Buffer.concat([signed(), Buffer.from('\r\n\r\n  ')]),
    verdict: 'valid',
  }),
  pdf('much-white-space-behind', {
    make: () => Buffer.concat([signed(), Buffer.from(' '.repeat(9))]),
    verdict: 'invalid',
    because: ['MODIFIED_AFTER_SIGNING'],
    codes: ['pdf-trailing-octets'],
  }),
];
