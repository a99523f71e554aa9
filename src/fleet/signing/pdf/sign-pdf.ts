import { attributesToSign, CONTENT_DATA, type SignedDataPlan, signedData } from '../cms/signed-data.ts';
import { type DigestName, digestOf } from '../digest.ts';
import type { KeyKind } from '../pki/signing-key.ts';
import { appendRevision, firstPage, pdfStream, readPdf } from './pdf-file.ts';
import {
  isArray,
  isDictionary,
  isReference,
  pdfDate,
  type PdfDictionary,
  pdfText,
  type PdfValue,
  writePdfValue,
} from './pdf-value.ts';
import { vietnameseFont } from './vietnamese-font.ts';

/** Who signs: certificates (the signer's first, DER) and what makes the signature over signed attributes. */
export type PdfSigner = {
  readonly keyKind: KeyKind;
  readonly certificates: readonly Uint8Array[];
  readonly sign: (attributes: Uint8Array, digest: DigestName) => Promise<Uint8Array>;
};

export type SignPdfOptions = {
  readonly at: Date;
  /** `SHA-1` exists for faults only. */
  readonly digest?: DigestName;
  /** `ETSI.CAdES.detached` (PAdES) by default. */
  readonly subFilter?: 'ETSI.CAdES.detached' | 'adbe.pkcs7.detached';
  /** Makes an RFC 3161 token over the signature value: level B-T. Without it B-B. */
  readonly timeStamp?: (signature: Uint8Array) => Promise<Uint8Array>;
  readonly name?: string;
  readonly reason?: string;
  /** Lines of a visible stamp on the first page; without it the signature is invisible. */
  readonly stamp?: readonly string[];
};

/** A PDF with room for its signature, waiting for the value: what a portal keeps while the citizen confirms. */
export type PreparedPdf = {
  /** Octets to be signed (not their digest). */
  readonly attributes: Buffer;
  readonly digest: DigestName;
  readonly finish: (signature: Uint8Array) => Promise<Buffer>;
};

/** Room for certificates, a time stamp and its chain, octets. */
const CONTENTS_BYTES = 12_288;
const RANGE_ROOM = ' '.repeat(40);

/** Signs in an incremental update. Null where `readPdf` cannot read the file. */
export const signPdf = async (
  bytes: Uint8Array,
  signer: PdfSigner,
  options: SignPdfOptions,
): Promise<Buffer | null> => {
  const prepared = preparePdf(bytes, signer, options);
  if (prepared === null) return null;
  return prepared.finish(await signer.sign(prepared.attributes, prepared.digest));
};

/** The first half of `signPdf`, for signatures that come from elsewhere and later. */
export const preparePdf = (
  bytes: Uint8Array,
  signer: Pick<PdfSigner, 'keyKind' | 'certificates'>,
  options: SignPdfOptions,
): PreparedPdf | null => {
  const pdf = withSignatureField(bytes, options);
  if (pdf === null) return null;
  const contentsAt = pdf.lastIndexOf(`/Contents <${'0'.repeat(64)}`) + '/Contents '.length;
  const contentsEnd = contentsAt + 2 * CONTENTS_BYTES + 2;
  const range = `0 ${contentsAt} ${contentsEnd} ${pdf.length - contentsEnd}`;
  const rangeAt = pdf.lastIndexOf(`/ByteRange [${RANGE_ROOM}]`) + '/ByteRange ['.length;
  pdf.write(range.padEnd(RANGE_ROOM.length), rangeAt, 'latin1');
  const digest = options.digest ?? 'sha256';
  const plan: SignedDataPlan = {
    contentType: CONTENT_DATA,
    content: null,
    contentDigest: digestOf(digest, pdf.subarray(0, contentsAt), pdf.subarray(contentsEnd)),
    digest,
    keyKind: signer.keyKind,
    certificates: signer.certificates,
    signingTime: options.subFilter === 'adbe.pkcs7.detached' ? options.at : null,
  };
  return {
    attributes: attributesToSign(plan),
    digest,
    finish: async (signature) => {
      const token = (await options.timeStamp?.(signature)) ?? null;
      const cms = signedData(plan, signature, token);
      if (cms.length > CONTENTS_BYTES) throw new RangeError('the signature is larger than its room');
      const signed = Buffer.from(pdf);
      signed.write(cms.toString('hex'), contentsAt + 1, 'latin1');
      return signed;
    },
  };
};

const withSignatureField = (bytes: Uint8Array, options: SignPdfOptions): Buffer | null => {
  const file = readPdf(bytes);
  const root = file?.trailer.get('Root');
  const catalog = file?.resolve(root);
  if (!file || !isReference(root) || !isDictionary(catalog)) return null;
  const first = firstPage(file);
  if (first === null) return null;
  const { reference: pageReference, page } = first;
  const signatureAt = file.nextObject;
  const fieldAt = signatureAt + 1;
  const appearanceAt = signatureAt + 2;
  const ref = (object: number): PdfValue => ({ object, generation: 0 });

  const formValue = catalog.get('AcroForm');
  const form = file.resolve(formValue);
  const oldForm: PdfDictionary = isDictionary(form) ? form : new Map();
  const fields = listOf(file.resolve(oldForm.get('Fields')));
  const newForm = new Map<string, PdfValue>([
    ...oldForm,
    ['Fields', [...fields, ref(fieldAt)]],
    // SignaturesExist and AppendOnly (ISO 32000-2, table 225).
    ['SigFlags', 3],
  ]);
  const annotations = [...listOf(file.resolve(page.get('Annots'))), ref(fieldAt)];
  const stamp = options.stamp === undefined ? null : stampObjects(options.stamp, appearanceAt);
  const signature = new Map<string, PdfValue>([
    ['Type', { name: 'Sig' }],
    ['Filter', { name: 'Adobe.PPKLite' }],
    ['SubFilter', { name: options.subFilter ?? 'ETSI.CAdES.detached' }],
    ['ByteRange', { written: `[${RANGE_ROOM}]` }],
    ['Contents', { written: `<${'0'.repeat(2 * CONTENTS_BYTES)}>` }],
    ['M', pdfDate(options.at)],
    ...(options.name === undefined ? [] : [['Name', pdfText(options.name)] as const]),
    ...(options.reason === undefined ? [] : [['Reason', pdfText(options.reason)] as const]),
  ]);
  const field = new Map<string, PdfValue>([
    ['Type', { name: 'Annot' }],
    ['Subtype', { name: 'Widget' }],
    ['FT', { name: 'Sig' }],
    ['T', { written: `(Signature${fields.length + 1})` }],
    ['V', ref(signatureAt)],
    ['P', pageReference],
    // Print and Locked (table 167).
    ['F', 132],
    ['Rect', stamp === null ? [0, 0, 0, 0] : [330, 70, 330 + STAMP.width, 70 + STAMP.height]],
    ...(stamp === null ? [] : [['AP', new Map([['N', ref(appearanceAt)]])] as const]),
  ]);
  const objects = new Map<number, string>([
    [signatureAt, writePdfValue(signature)],
    [fieldAt, writePdfValue(field)],
    ...(stamp ?? []).map((object, at) => [appearanceAt + at, object] as const),
    [pageReference.object, writePdfValue(new Map([...page, ['Annots', annotations]]))],
  ]);
  if (isReference(formValue)) objects.set(formValue.object, writePdfValue(newForm));
  else objects.set(root.object, writePdfValue(new Map([...catalog, ['AcroForm', newForm]])));
  return appendRevision(file, { objects });
};

const listOf = (value: PdfValue): readonly PdfValue[] => (isArray(value) ? value : []);

const STAMP = { width: 210, height: 66 } as const;

/** Drawing of a stamp: a red frame with lines of text; `font` must be the resource `F1`. */
export const stampDrawing = (lines: readonly string[], write: (text: string) => string): string =>
  [
    `q 0.8 0 0 RG 0.8 0 0 rg 1.5 w 1 1 ${STAMP.width - 2} ${STAMP.height - 2} re S`,
    ...lines
      .slice(0, 4)
      .map((line, at) => `BT /F1 8 Tf 8 ${STAMP.height - 15 - at * 13} Td ${write(line)} Tj ET`),
    'Q',
  ].join('\n');

/** The appearance (a form XObject) and the font of its text, numbered from `first`. */
const stampObjects = (lines: readonly string[], first: number): readonly string[] => {
  const font = vietnameseFont();
  const drawing = stampDrawing(lines, font.write);
  const form = new Map<string, PdfValue>([
    ['Type', { name: 'XObject' }],
    ['Subtype', { name: 'Form' }],
    ['BBox', [0, 0, STAMP.width, STAMP.height]],
    ['Resources', new Map([['Font', new Map([['F1', { object: first + 1, generation: 0 }]])]])],
  ]);
  return [pdfStream(drawing, form), ...font.objects(first + 1)];
};
