import { describe, expect, it } from 'vitest';
import { compareRevisions } from '../../../../../src/signature/pdf/changes/compare-revisions.ts';
import { openPdf } from '../../../../../src/signature/pdf/file.ts';
import { PdfRefusal } from '../../../../../src/signature/pdf/refusal.ts';
import {
  append,
  catalog,
  content,
  form,
  OBJECT,
  type PdfStream,
  page,
  stream,
} from '../../../../signing/pdf-file.ts';
import {
  baseForm,
  LOOK,
  look,
  rawUpdate,
  SIGNATURE,
  SIGNATURE_FIELD,
  sign,
  signedForm,
  TEXT_FIELD,
  textField,
} from '../signed-form.ts';

type Objects = readonly (readonly [number, string | PdfStream])[];

const update = (pdf: Buffer, objects: Objects): Buffer =>
  append(pdf, { objects: new Map<number, string | PdfStream>(objects) });

/** What the last update of a file is taken for: its level, or why it is refused. */
const outcome = (pdf: Buffer): string => {
  try {
    const file = openPdf(pdf);
    return compareRevisions(file, file.revisions.length - 1).level;
  } catch (error) {
    if (!(error instanceof PdfRefusal)) throw error;
    return error.failure.reason.code;
  }
};

/** Objects in an object stream (40) with a cross-reference stream (42) that names some of them. */
const packedUpdate = (
  pdf: Buffer,
  objects: readonly (readonly [number, string])[],
  named: readonly number[],
): Buffer => {
  let at = 0;
  const head = objects.map(([number, text]) => {
    const pair = `${number} ${at}`;
    at += text.length + 1;
    return pair;
  });
  const first = `${head.join(' ')} `;
  const body = `${first}${objects.map(([, text]) => text).join(' ')}`;
  const container = `40 0 obj\n<< /Type /ObjStm /N ${objects.length} /First ${first.length} /Length ${body.length} >>\nstream\n${body}\nendstream\nendobj\n`;
  const rows = [
    [40, 1, pdf.length, 0],
    [42, 1, pdf.length + container.length, 0],
    ...named.map((number) => [number, 2, 40, objects.findIndex(([each]) => each === number)]),
  ];
  const data = Buffer.concat(
    rows.map(([, kind = 0, one = 0, two = 0]) => {
      const row = Buffer.alloc(6);
      row[0] = kind;
      row.writeUInt32BE(one, 1);
      row[5] = two;
      return row;
    }),
  );
  const index = rows.map(([number]) => `${number} 1`).join(' ');
  const prev = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.toString('latin1'))?.[1]);
  const dict = `<< /Type /XRef /Size 60 /W [1 4 1] /Index [${index}] /Root 1 0 R /Prev ${prev} /Length ${data.length} >>`;
  return Buffer.concat([
    pdf,
    Buffer.from(`${container}42 0 obj\n${dict}\nstream\n`, 'latin1'),
    data,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${pdf.length + container.length}\n%%EOF\n`, 'latin1'),
  ]);
};

const FIELDS = [TEXT_FIELD, SIGNATURE_FIELD];
const widget = (extra: string): string =>
  `<< /Type /Annot /Subtype /Widget /FT /Sig /T (second) /P ${OBJECT.page} 0 R ${extra} >>`;
const withField = (field: string, ...more: Objects): Objects => [
  [OBJECT.form, form([...FIELDS, 30])],
  [OBJECT.page, page([...FIELDS, 30])],
  [30, field],
  ...more,
];
const SIGNED = '<< /Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange [0 1 2 3] /Contents <3000> >>';
const STAMP = '<< /Type /DocTimeStamp /SubFilter /ETSI.RFC3161 /ByteRange [0 1 2 3] /Contents <3000> >>';
const ZERO = '/Rect [0 0 0 0] /F 132';
const SMALL = '/Rect [10 10 100 40] /F 132';
const dss = (body: string, ...more: Objects): Objects => [
  [OBJECT.catalog, catalog(' /DSS 30 0 R')],
  [30, body],
  ...more,
];

describe('compareRevisions', () => {
  const signed = signedForm();

  it.each<[string, string, Objects]>([
    ['nothing at all', 'store', [[TEXT_FIELD, textField('An')]]],
    ['a DSS', 'store', dss('<< /Certs [31 0 R] /CRLs 32 0 R >>', [31, stream('0')], [32, '[31 0 R]'])],
    [
      'a DSS with /VRI',
      'store',
      dss(`<< /VRI << /${'AB'.repeat(20)} << /Cert [31 0 R] /TU (D:2026) >> >> >>`, [31, stream('0')]),
    ],
    [
      'a DSS with a leftover',
      'store',
      dss('<< /Certs [31 0 R] >>', [31, stream('0')], [32, '<< /Type /VRI /Cert [31 0 R] >>']),
    ],
    ['a document time stamp', 'store', withField(widget(`${ZERO} /V 31 0 R`), [31, STAMP])],
    [
      'a second signature',
      'form',
      withField(widget(`${SMALL} /V 31 0 R /AP << /N 32 0 R >>`), [31, SIGNED], [32, look('x')]),
    ],
    ['an empty signature field', 'form', withField(widget(ZERO))],
    [
      'a field that was filled',
      'form',
      [
        [TEXT_FIELD, textField('Binh', '<< /N 30 0 R >>')],
        [30, look('Binh')],
      ],
    ],
    [
      'extensions',
      'store',
      [[OBJECT.catalog, catalog(' /Extensions << /ADBE << /BaseVersion /1.7 /ExtensionLevel 8 >> >>')]],
    ],
  ])('allows %s', (_, level, objects) => {
    expect(outcome(update(signed, objects))).toBe(level);
  });

  it.each<[string, string, Objects]>([
    [
      'text of a page that was replaced',
      'pdf-changed-after-signing',
      [[OBJECT.content, content('To khai TEST 999999')]],
    ],
    [
      'a page that shows another stream',
      'pdf-page-changed',
      [
        [OBJECT.page, page(FIELDS).replace('4 0 R', '30 0 R')],
        [30, content('x')],
      ],
    ],
    [
      'a page that was added',
      'pdf-page-changed',
      [
        [OBJECT.pages, '<< /Type /Pages /Kids [3 0 R 30 0 R] /Count 2 >>'],
        [30, page([])],
      ],
    ],
    ['a page that was turned', 'pdf-page-changed', [[OBJECT.page, page(FIELDS, ' /Rotate 90')]]],
    [
      'a page size that was cut',
      'pdf-page-changed',
      [[OBJECT.pages, '<< /Type /Pages /Kids [3 0 R] /Count 1 /CropBox [0 0 1 1] >>']],
    ],
    [
      'a note on a page',
      'pdf-page-changed',
      [
        [OBJECT.page, page([...FIELDS, 30])],
        [30, '<< /Type /Annot /Subtype /FreeText /Rect [0 0 300 200] >>'],
      ],
    ],
    ['a widget that was taken from its page', 'pdf-page-changed', [[OBJECT.page, page([SIGNATURE_FIELD])]]],
    [
      'a font that was replaced',
      'pdf-changed-after-signing',
      [[OBJECT.font, '<< /Type /Font /Subtype /Type3 >>']],
    ],
    [
      'another font under a name',
      'pdf-page-changed',
      [
        [OBJECT.page, page(FIELDS).replace('5 0 R', '30 0 R')],
        [30, '<< /Type /Font >>'],
      ],
    ],
    [
      'an action on opening',
      'pdf-catalog-changed',
      [[OBJECT.catalog, catalog(' /OpenAction << /S /JavaScript /JS (x) >>')]],
    ],
    [
      'other pages in the catalogue',
      'pdf-page-changed',
      [
        [OBJECT.catalog, catalog().replace('2 0 R', '30 0 R')],
        [30, '<< /Type /Pages /Kids [3 0 R] >>'],
      ],
    ],
    ['layers', 'pdf-catalog-changed', [[OBJECT.catalog, catalog(' /OCProperties << >>')]]],
    [
      'an extension that is more than a version',
      'pdf-catalog-changed',
      [[OBJECT.catalog, catalog(' /Extensions << /ADBE << /X 4 0 R >> >>')]],
    ],
    ['a look that was written over', 'pdf-changed-after-signing', [[LOOK, look('Binh')]]],
    [
      'a look that changed without the value',
      'pdf-form-changed',
      [
        [TEXT_FIELD, textField('An', '<< /N 30 0 R >>')],
        [30, look('Binh')],
      ],
    ],
    ['a look that is an old stream', 'pdf-form-changed', [[TEXT_FIELD, textField('Binh', '<< /N 4 0 R >>')]]],
    ['a field that moved', 'pdf-form-changed', [[TEXT_FIELD, textField('Binh').replace('[20 20', '[20 90')]]],
    [
      'a field that is hidden now',
      'pdf-form-changed',
      [[TEXT_FIELD, textField('An').replace('/F 4', '/F 2')]],
    ],
    [
      'a field with an action',
      'pdf-form-changed',
      [[TEXT_FIELD, textField('An', `<< /N ${LOOK} 0 R >>`, ' /AA << >>')]],
    ],
    ['a field that was taken away', 'pdf-form-changed', [[OBJECT.form, form([SIGNATURE_FIELD])]]],
    ['fields in another order', 'pdf-form-changed', [[OBJECT.form, form([SIGNATURE_FIELD, TEXT_FIELD])]]],
    ['a text field that was added', 'pdf-form-changed', withField(widget(SMALL).replace('/Sig', '/Tx'))],
    [
      'a signature field of an old name',
      'pdf-form-changed',
      withField(widget(ZERO).replace('second', 'hoten')),
    ],
    ['a signature field with an action', 'pdf-form-changed', withField(widget(`${ZERO} /A << /S /URI >>`))],
    [
      'a signature field with a drawing and no signature',
      'pdf-form-changed',
      withField(widget(`${SMALL} /AP << /N 31 0 R >>`), [31, look('x')]),
    ],
    [
      'a signature that covers the page',
      'pdf-form-changed',
      withField(widget('/Rect [0 0 300 200] /V 31 0 R /AP << /N 32 0 R >>'), [31, SIGNED], [32, look('x')]),
    ],
    [
      'a signature field with a painted background',
      'pdf-form-changed',
      withField(widget(`${SMALL} /MK << /BG [1 1 1] >>`)),
    ],
    ['an empty field over the page', 'pdf-form-changed', withField(widget('/Rect [0 0 300 200]'))],
    ['a time stamp that is seen', 'pdf-form-changed', withField(widget(`${SMALL} /V 31 0 R`), [31, STAMP])],
    [
      'a time stamp with a drawing',
      'pdf-form-changed',
      withField(widget(`${ZERO} /V 31 0 R /AP << /N 32 0 R >>`), [31, STAMP], [32, look('x')]),
    ],
    ['a signature that is an old one', 'pdf-form-changed', withField(widget(`${ZERO} /V ${SIGNATURE} 0 R`))],
    ['a signature that was written over', 'pdf-changed-after-signing', [[SIGNATURE, SIGNED]]],
    [
      'a signature that was taken away',
      'pdf-form-changed',
      [
        [
          SIGNATURE_FIELD,
          '<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature10) /P 3 0 R /Rect [0 0 0 0] /F 132 >>',
        ],
      ],
    ],
    [
      'an XFA form',
      'pdf-form-changed',
      [
        [OBJECT.form, form(FIELDS).replace(' >>', ' /XFA 30 0 R >>')],
        [30, stream('x')],
      ],
    ],
    ['flags that are taken back', 'pdf-form-changed', [[OBJECT.form, form(FIELDS, 1)]]],
    [
      'a form that is another object of old',
      'pdf-form-changed',
      [[OBJECT.catalog, catalog().replace('6 0 R', '5 0 R')]],
    ],
    ['a DSS that takes in a page', 'pdf-store-wrong', dss('<< /Certs [8 0 R] >>')],
    ['a DSS that holds a drawing', 'pdf-store-wrong', dss('<< /Certs [31 0 R] >>', [31, look('x')])],
    ['a DSS that holds something else', 'pdf-store-wrong', dss('<< /Pages 2 0 R >>')],
    [
      'a DSS that writes over a page',
      'pdf-changed-after-signing',
      dss('<< /Certs [31 0 R] >>', [31, stream('0')], [OBJECT.content, stream('0')]),
    ],
    ['a page that nothing leads to', 'pdf-changed-after-signing', [[30, page([])]]],
    ['a stream that nothing leads to', 'pdf-changed-after-signing', [[30, look('x')]]],
    [
      'a key that stands twice',
      'pdf-catalog-changed',
      [
        [OBJECT.catalog, catalog(' /Pages 30 0 R')],
        [30, page([])],
      ],
    ],
    ['an object that is not whole', 'pdf-changed-after-signing', [[30, '<< /Type']]],
  ])('refuses %s', (_, code, objects) => {
    expect(outcome(update(signed, objects))).toBe(code);
  });

  it('refuses another catalogue', () => {
    const objects = new Map([[40, catalog()]]);
    expect(outcome(append(signed, { objects, root: 40 }))).toBe('pdf-catalog-changed');
  });

  it('refuses to fill in what the signed pages only pointed at', () => {
    const prepared = sign(baseForm(new Map([[OBJECT.content, stream('/X Do', '<< /Spare 31 0 R >>')]])));
    const objects = dss('<< /Certs [31 0 R] >>', [31, stream('0')]);
    expect(outcome(update(prepared, objects))).toBe('pdf-changed-after-signing');
    expect(outcome(update(signed, objects))).toBe('store');
  });

  it('refuses a trailer that makes signed objects vanish', () => {
    const text = rawUpdate(signed, '', { 0: 'free' }).toString('latin1');
    const at = text.lastIndexOf('/Size 60');
    const smaller = `${text.slice(0, at)}/Size 04${text.slice(at + 8)}`;
    expect(outcome(Buffer.from(smaller, 'latin1'))).toBe('pdf-catalog-changed');
  });

  it('refuses to drop or retitle the document information', () => {
    const entries = { 0: 'free' } as const;
    const informed = rawUpdate(signed, '30 0 obj\n<< /ModDate (D:2026) >>\nendobj\n', { 30: signed.length });
    const withInfo = (pdf: Buffer): Buffer =>
      Buffer.from(
        pdf
          .toString('latin1')
          .replace(/\/Root 1 0 R (?=\/Prev \d+ >>\nstartxref\n\d+\n%%EOF\n$)/, '$&/Info 30 0 R '),
        'latin1',
      );
    const dated = withInfo(informed);
    expect(outcome(dated)).toBe('store');
    expect(outcome(rawUpdate(dated, '', entries))).toBe('pdf-catalog-changed');
    const titled = withInfo(
      rawUpdate(dated, '30 0 obj\n<< /ModDate (D:2026) /Title (x) >>\nendobj\n', { 30: dated.length }),
    );
    expect(outcome(titled)).toBe('pdf-catalog-changed');
  });

  it.each([
    ['a stream', '<< /Length 22 >>\nstream\n4 0 obj << >> endobj  \nendstream'],
    ['a string', '<< /Type /VRI /TU (4 0 obj << >> endobj) >>'],
    ['a string with a trailer', '<< /Type /VRI /TU (trailer << /Root 4 0 R >>) >>'],
    ['a string with an end', '<< /Type /VRI /TU (%%EOF) >>'],
  ])('refuses what a rebuilding reader would find in %s', (_, value) => {
    expect(outcome(update(signed, [[30, value]]))).toBe('pdf-hidden-octets');
  });

  it('refuses a table that strict readers could not read', () => {
    const text = rawUpdate(signed, '', { 0: 'free' }).toString('latin1');
    const loose = text.replace(/0000000000 00001 f \n(?=trailer)/, '0000000000 00001 f\n');
    expect(outcome(Buffer.from(loose, 'latin1'))).toBe('pdf-hidden-octets');
  });

  it('allows an object stream, and none with more in it than the update names', () => {
    expect(outcome(packedUpdate(signed, [[41, 'null']], [41]))).toBe('store');
    expect(
      outcome(
        packedUpdate(
          signed,
          [
            [41, 'null'],
            [4, 'null'],
          ],
          [41],
        ),
      ),
    ).toBe('pdf-hidden-octets');
    expect(
      outcome(
        packedUpdate(
          signed,
          [
            [41, 'null'],
            [4, 'null'],
          ],
          [41, 4],
        ),
      ),
    ).toBe('pdf-changed-after-signing');
  });

  it('refuses an object that is freed', () => {
    expect(outcome(rawUpdate(signed, '', { [OBJECT.content]: 'free' }))).toBe('pdf-object-removed');
    expect(outcome(rawUpdate(signed, '', { 0: 'free' }))).toBe('store');
  });

  it('refuses an entry that leads into signed octets', () => {
    const prepared = sign(baseForm(new Map([[9, stream('4 0 obj\n<< >>\nendobj\n')]])));
    const offset = prepared.indexOf('4 0 obj\n<< >>');
    expect(outcome(rawUpdate(prepared, '', { [OBJECT.content]: offset }))).toBe('pdf-hidden-octets');
  });

  it.each([
    ['no entry names', '4 0 obj\n<< >>\nendobj\n'],
    ['is a comment', '% hidden\n'],
    ['is a second trailer', 'trailer\n<< /Root 9 0 R >>\n'],
  ])('refuses an update with something that %s', (_, octets) => {
    expect(outcome(rawUpdate(signed, octets, { 0: 'free' }))).toBe('pdf-hidden-octets');
  });

  it('refuses one object inside of another', () => {
    const inner = '31 0 obj\n<< >>\nendobj\n';
    const outer = `30 0 obj\n<< /Length ${inner.length} >>\nstream\n${inner}\nendstream\nendobj\n`;
    const entries = { 30: signed.length, 31: signed.length + outer.indexOf(inner) };
    expect(outcome(rawUpdate(signed, outer, entries))).toBe('pdf-hidden-octets');
  });

  it('refuses a cross-reference section that names an object twice', () => {
    const text = rawUpdate(signed, '', { 0: 'free' }).toString('latin1');
    const twice = text.replace(/0 1\n0000000000 00001 f \n(?=trailer)/, '$&$&');
    expect(outcome(Buffer.from(twice, 'latin1'))).toBe('malformed');
  });

  it('refuses a generation that was counted up', () => {
    const body = '4 1 obj\n<< /Length 1 >>\nstream\nx\nendstream\nendobj\n';
    const raw = rawUpdate(signed, body, { [OBJECT.content]: signed.length }).toString('latin1');
    const counted = raw.replace(/00000 n \n(?=trailer\n<< \/Size 60)/, '00001 n \n');
    expect(outcome(Buffer.from(counted, 'latin1'))).toBe('pdf-changed-after-signing');
  });

  it('refuses to change an object that nothing leads to yet', () => {
    const prepared = sign(baseForm(new Map([[9, look('An')]])));
    expect(outcome(update(prepared, [[9, look('Binh')]]))).toBe('pdf-changed-after-signing');
  });

  it('refuses to fill a field that is something else as well', () => {
    const prepared = sign(baseForm(new Map([[OBJECT.font, `<< /Type /Font /Other ${TEXT_FIELD} 0 R >>`]])));
    const objects: Objects = [
      [TEXT_FIELD, textField('Binh', '<< /N 30 0 R >>')],
      [30, look('Binh')],
    ];
    expect(outcome(update(prepared, objects))).toBe('pdf-changed-after-signing');
  });

  it('refuses another signature in a field that was signed', () => {
    const field = `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature10) /V 31 0 R /P 3 0 R /Rect [0 0 0 0] /F 132 >>`;
    expect(
      outcome(
        update(signed, [
          [SIGNATURE_FIELD, field],
          [31, SIGNED],
        ]),
      ),
    ).toBe('pdf-form-changed');
  });

  it('refuses to change the shared look of two fields', () => {
    const shared = (value: string, look: string) => textField(value, look);
    const prepared = sign(
      baseForm(
        new Map<number, string | PdfStream>([
          [TEXT_FIELD, shared('An', '20 0 R')],
          [20, `<< /N ${LOOK} 0 R >>`],
          [OBJECT.font, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Other 20 0 R >>'],
        ]),
      ),
    );
    const objects: Objects = [
      [TEXT_FIELD, shared('Binh', '<< /N 30 0 R >>')],
      [30, look('Binh')],
    ];
    expect(outcome(update(prepared, objects))).toBe('pdf-changed-after-signing');
  });
});
