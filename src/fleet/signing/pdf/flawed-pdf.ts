import type { Holder } from '../pki/holder.ts';
import { certificatesOf, type Condition } from '../pki/leaf.ts';
import type { Pki } from '../pki/pki.ts';
import { addValidationData } from './validation-data.ts';
import { appendRevision, firstPage, pdfStream, readPdf, writePdf } from './pdf-file.ts';
import { localSigner, stampedBy } from './local-signer.ts';
import { type PdfSigner, signPdf, type SignPdfOptions, stampDrawing } from './sign-pdf.ts';
import { isArray, isDictionary, type PdfValue, writePdfValue } from './pdf-value.ts';
import { vietnameseFont } from './vietnamese-font.ts';

/** What may be wrong with a file that a portal hands out as signed. */
export const FILE_FLAWS = [
  'stamp-picture',
  'changed-after-signing',
  'added-after-signing',
  'saved-again',
  'wrong-citizen',
  'expired',
  'revoked',
  'unknown-issuer',
  'weak-certificate',
  'weak-digest',
  'no-time-stamp',
  'broken-signature',
] as const;
export type FileFlaw = (typeof FILE_FLAWS)[number];

export type SignedFileOrder = {
  readonly pki: Pki;
  readonly pdf: Uint8Array;
  readonly holder: Holder;
  /** Whose certificate the flaw `wrong-citizen` puts in. */
  readonly other: Holder;
  readonly at: Date;
  /** False for level B-B. */
  readonly timeStamp: boolean;
  readonly stamp: boolean;
};

/** Which flaws are a matter of the certificate alone. */
const CONDITIONS: Partial<Record<FileFlaw, Condition>> = {
  expired: 'expired',
  revoked: 'revoked',
  'unknown-issuer': 'unknown-issuer',
  'weak-certificate': 'weak-digest',
};

/** The file signed as ordered, or with one flaw. Null where `readPdf` cannot read it. */
export const signedFile = async (order: SignedFileOrder, flaw: FileFlaw | null): Promise<Buffer | null> => {
  if (flaw === 'stamp-picture') return withDrawing(order.pdf, stampLines(order, order.holder));
  const holder = flaw === 'wrong-citizen' ? order.other : order.holder;
  const leaf = await order.pki.leaf(holder, (flaw === null ? undefined : CONDITIONS[flaw]) ?? 'good');
  const options: SignPdfOptions = {
    at: order.at,
    name: holder.name,
    reason: 'Ký hồ sơ điện tử (giả lập)',
    ...(flaw === 'weak-digest' ? { digest: 'sha1' as const } : {}),
    ...(order.timeStamp && flaw !== 'no-time-stamp' ? { timeStamp: stampedBy(order.pki) } : {}),
    ...(order.stamp ? { stamp: stampLines(order, holder) } : {}),
  };
  const signer = localSigner(leaf);
  const signed = await signPdf(order.pdf, flaw === 'broken-signature' ? faulty(signer) : signer, options);
  if (signed === null) return null;
  if (flaw === 'revoked')
    return addValidationData(signed, {
      certificates: certificatesOf(leaf),
      crls: [await order.pki.crl(leaf.issuer.id)],
      ocsps: [await order.pki.statusOf(leaf)],
    });
  if (flaw === 'changed-after-signing') return changed(signed);
  if (flaw === 'added-after-signing') return withDrawing(signed, ['Nội dung thêm sau khi ký']);
  if (flaw === 'saved-again') return savedAgain(signed);
  return signed;
};

const stampLines = (order: SignedFileOrder, holder: Holder): readonly string[] => [
  `Ký bởi: ${holder.name}`,
  holder.ids.join(', '),
  `Thời gian ký: ${order.at.toISOString().slice(0, 19).replace('T', ' ')} UTC`,
  'DỮ LIỆU GIẢ LẬP',
];

/** One drawn text moves by a point: same length, other content. */
const changed = (signed: Buffer): Buffer => {
  const copy = Buffer.from(signed);
  const at = copy.indexOf(' Td ');
  const digit = copy.readUInt8(at - 1);
  copy.writeUInt8(digit === 0x39 ? 0x38 : digit + 1, at - 1);
  return copy;
};

/** A signer whose signature value has one wrong bit. */
const faulty = (signer: PdfSigner): PdfSigner => ({
  ...signer,
  sign: async (attributes, digest) => {
    const signature = Buffer.from(await signer.sign(attributes, digest));
    signature.writeUInt8(signature.readUInt8(signature.length - 1) ^ 1, signature.length - 1);
    return signature;
  },
});

/** A drawing added to the first page in a further revision. */
const withDrawing = (bytes: Uint8Array, lines: readonly string[]): Buffer | null => {
  const file = readPdf(bytes);
  const first = file === null ? null : firstPage(file);
  if (file === null || first === null) return null;
  const { reference, page } = first;
  const font = vietnameseFont();
  const drawing = `q 1 0 0 1 330 140 cm\n${stampDrawing(lines, font.write)}\nQ`;
  const drawingAt = file.nextObject;
  const contents = page.get('Contents') ?? null;
  const resources = file.resolve(page.get('Resources'));
  const old = isDictionary(resources) ? resources : new Map<string, PdfValue>();
  const form = new Map<string, PdfValue>([
    ['Type', { name: 'XObject' }],
    ['Subtype', { name: 'Form' }],
    ['BBox', [0, 0, 595, 842]],
    ['Resources', new Map([['Font', new Map([['F1', { object: drawingAt + 2, generation: 0 }]])]])],
  ]);
  const newPage = new Map<string, PdfValue>([
    ...page,
    ['Contents', [...(isArray(contents) ? contents : [contents]), { object: drawingAt + 1, generation: 0 }]],
    ['Resources', new Map([...old, ['XObject', new Map([['Stamp', { object: drawingAt, generation: 0 }]])]])],
  ]);
  return appendRevision(file, {
    objects: new Map([
      [drawingAt, pdfStream(drawing, form)],
      [drawingAt + 1, pdfStream('/Stamp Do')],
      ...font.objects(drawingAt + 2).map((object, at) => [drawingAt + 2 + at, object] as const),
      [reference.object, writePdfValue(newPage)],
    ]),
  });
};

/** Written anew as one revision, as an editor's "save as" does: all offsets move. */
const savedAgain = (signed: Buffer): Buffer => {
  const text = signed.toString('latin1');
  const newest = new Map<number, string>();
  for (const [, number = '', object = ''] of text.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj$/gm))
    newest.set(Number(number), object);
  const file = readPdf(signed);
  const objects = Array.from({ length: Math.max(...newest.keys()) }, (_, at) => newest.get(at + 1) ?? 'null');
  const trailer = new Map([...(file?.trailer ?? [])].filter(([key]) => key === 'Root' || key === 'Info'));
  return writePdf(objects, trailer);
};
