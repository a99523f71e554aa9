import { appendRevision, pdfStream, readPdf } from './pdf-file.ts';
import { isDictionary, isReference, type PdfValue, writePdfValue } from './pdf-value.ts';

/**
 * Adds a document security store (ETSI EN 319 142-1, 5.4.2) in a further revision: with a time stamp, level
 * B-LT. Null where `readPdf` cannot read the file.
 */
export const addValidationData = (
  bytes: Uint8Array,
  data: {
    readonly certificates: readonly Uint8Array[];
    readonly crls: readonly Uint8Array[];
    readonly ocsps: readonly Uint8Array[];
  },
): Buffer | null => {
  const file = readPdf(bytes);
  const root = file?.trailer.get('Root');
  const catalog = file?.resolve(root);
  if (!file || !isReference(root) || !isDictionary(catalog)) return null;
  const objects = new Map<number, string>();
  const add = (list: readonly Uint8Array[]): PdfValue =>
    list.map((content) => {
      const object = file.nextObject + objects.size;
      objects.set(object, pdfStream(Buffer.from(content).toString('latin1')));
      return { object, generation: 0 };
    });
  const store = new Map<string, PdfValue>([
    ['Type', { name: 'DSS' }],
    ['Certs', add(data.certificates)],
    ['CRLs', add(data.crls)],
    ['OCSPs', add(data.ocsps)],
  ]);
  objects.set(root.object, writePdfValue(new Map([...catalog, ['DSS', store]])));
  return appendRevision(file, { objects });
};
