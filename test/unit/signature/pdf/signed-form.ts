import { parseCertificate } from '../../../../src/signature/certificates/parse-certificate.ts';
import type { Policy } from '../../../../src/signature/policy.ts';
import { citizen, issuingAuthority, root, timeAuthority } from '../../../signing/authority.ts';
import type { Issued } from '../../../signing/certificate.ts';
import { signedData } from '../../../signing/cms.ts';
import {
  append,
  catalog,
  content,
  form,
  OBJECT,
  type PdfObjects,
  type PdfStream,
  type Placeholder,
  page,
  signPdf,
  stream,
} from '../../../signing/pdf-file.ts';
import { timestampToken } from '../../../signing/timestamp.ts';

/*
 * A form of one page: a text field (7) with its look (8), a signature field (10) whose value is object 11. A second
 * signature takes 12 and 13, a document time stamp 14 and 15.
 */

export const TEXT_FIELD = 7;
export const LOOK = 8;
export const SIGNATURE_FIELD = 10;
export const SIGNATURE = 11;

export const look = (text: string): PdfStream =>
  stream(`BT (${text}) Tj ET`, '<< /Type /XObject /Subtype /Form /BBox [0 0 100 20] >>');

export const textField = (value: string, appearance: string = `<< /N ${LOOK} 0 R >>`, extra = ''): string =>
  `<< /Type /Annot /Subtype /Widget /FT /Tx /T (hoten) /V (${value}) /AP ${appearance} ` +
  `/P ${OBJECT.page} 0 R /Rect [20 20 120 40] /F 4${extra} >>`;

export const baseForm = (changes: PdfObjects = new Map()): Buffer =>
  append(Buffer.alloc(0), {
    objects: new Map<number, string | PdfStream>([
      [OBJECT.catalog, catalog()],
      [OBJECT.pages, `<< /Type /Pages /Kids [${OBJECT.page} 0 R] /Count 1 >>`],
      [OBJECT.page, page([TEXT_FIELD])],
      [OBJECT.content, content('To khai TEST 150000')],
      [OBJECT.font, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'],
      [OBJECT.form, form([TEXT_FIELD], 0)],
      [TEXT_FIELD, textField('An')],
      [LOOK, look('An')],
      ...changes,
    ]),
  });

const cms =
  (by: Issued) =>
  (covered: Buffer): Buffer =>
    signedData({
      content: covered,
      attached: false,
      signers: [{ by }],
      certificates: [by, issuingAuthority()],
    });

/** Signs once more; fields that the form has already are named in `before`. */
export const sign = (pdf: Buffer, wish: Partial<Placeholder> = {}, by: Issued = citizen()): Buffer =>
  signPdf(pdf, { field: SIGNATURE_FIELD, before: [TEXT_FIELD], ...wish }, cms(by));

export const signedForm = (wish: Partial<Placeholder> = {}): Buffer => sign(baseForm(), wish);

export const stampDocument = (pdf: Buffer, wish: Partial<Placeholder> = {}): Buffer =>
  signPdf(
    pdf,
    {
      field: 14,
      before: [TEXT_FIELD, SIGNATURE_FIELD],
      type: 'DocTimeStamp',
      subFilter: 'ETSI.RFC3161',
      ...wish,
    },
    (covered) => timestampToken({ over: covered, by: timeAuthority(), at: '2026-11-20T00:00:00Z' }),
  );

export const policy = (): Policy => ({
  anchors: [parseCertificate(root().der)],
  at: new Date('2026-11-22T00:00:00Z'),
  revocation: 'if-present',
  signerId: null,
  extra: { certificates: [], crls: [], ocsps: [] },
});

/** An update written by hand: `objects` as they stand, and a table that says of each number what the test wants. */
export const rawUpdate = (
  pdf: Buffer,
  objects: string,
  entries: Readonly<Record<number, number | 'free'>>,
  previous?: number,
): Buffer => {
  const text = pdf.toString('latin1');
  const prev = previous ?? Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]);
  const lines = Object.entries(entries).map(([number, offset]) =>
    offset === 'free'
      ? `${number} 1\n0000000000 00001 f \n`
      : `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`,
  );
  const at = pdf.length + objects.length;
  return Buffer.concat([
    pdf,
    Buffer.from(
      `${objects}xref\n${lines.join('')}trailer\n<< /Size 60 /Root 1 0 R /Prev ${prev} >>\nstartxref\n${at}\n%%EOF\n`,
      'latin1',
    ),
  ]);
};
