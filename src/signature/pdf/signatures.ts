import { readFields } from './fields.ts';
import type { PdfFile, PdfObject } from './file.ts';
import { as, dictOf, EMPTY, nameOf, type PdfDict, type PdfString } from './value.ts';

/** A signature dictionary (ISO 32000-2, 12.8.1) as the file holds it. */
export type PdfSignature = {
  readonly object: PdfObject;
  readonly dict: PdfDict;
  /** Of its field; null where no form leads to it. */
  readonly field: { readonly name: string; readonly dict: PdfDict } | null;
  readonly subFilter: string | null;
  readonly timestamp: boolean;
  /** Its /Contents where that is a string of the file itself. */
  readonly contents: PdfString | null;
};

const looksSigned = ({ entries }: PdfDict): boolean => {
  const type = nameOf(entries.get('Type'));
  return entries.has('ByteRange') || ((type === 'Sig' || type === 'DocTimeStamp') && entries.has('Contents'));
};

const signatureOf = (object: PdfObject, dict: PdfDict, field: PdfSignature['field']): PdfSignature => {
  const subFilter = nameOf(dict.entries.get('SubFilter'));
  return {
    object,
    dict,
    field,
    subFilter,
    timestamp: nameOf(dict.entries.get('Type')) === 'DocTimeStamp' || subFilter === 'ETSI.RFC3161',
    contents: object.span === null ? null : as('string', dict.entries.get('Contents')),
  };
};

/** Adobe's usage rights are a signature of Adobe's over what the reader may do; nobody signs a document with it. */
const usageRights = (file: PdfFile): Set<number> => {
  const numbers = new Set<number>();
  for (let at = 0; at < file.revisions.length; at += 1) {
    const rights = file.dict(file.catalog(at)?.entries.get('Perms'), at);
    for (const key of ['UR', 'UR3']) {
      const ref = as('ref', rights?.entries.get(key));
      if (ref !== null) numbers.add(ref.number);
    }
  }
  return numbers;
};

/**
 * Every signature of every revision: those that a form leads to, in the revision that wrote them, and those that only
 * lie in the file (`field` null). One that a later revision hid or replaced is still found. @throws PdfRefusal
 */
export function findSignatures(file: PdfFile): readonly PdfSignature[] {
  const found = new Map<string, PdfSignature>();
  const listed = new Set<number>();
  for (let at = 0; at < file.revisions.length; at += 1) {
    for (const field of readFields(file, at)) {
      if (field.type !== 'Sig' || !field.dict.entries.has('V')) continue;
      const value = field.dict.entries.get('V') ?? null;
      const ref = as('ref', value) ?? field.ref;
      const object = value === null || ref === null ? null : file.object(ref.number, at);
      if (object === null || object.value === null) continue;
      // A value that cannot be read is a signature as well: one that cannot be right.
      const dict = as('dict', as('ref', value) === null ? value : object.value) ?? EMPTY;
      listed.add(object.number);
      const key = `${object.number} ${object.revision}`;
      // Only the revision that wrote a signature may bind it to its field: afterwards it is too late.
      const bound = object.revision === at ? { name: field.name, dict: field.dict } : null;
      const before = found.get(key);
      if (before === undefined || (before.field === null && bound !== null))
        found.set(key, signatureOf(object, dict, bound));
    }
  }
  const rights = usageRights(file);
  for (const [at, revision] of file.revisions.entries()) {
    for (const number of revision.entries.keys()) {
      const object = file.object(number, at);
      const dict = object === null ? null : dictOf(object.value);
      if (object === null || object.revision !== at || dict === null || !looksSigned(dict)) continue;
      const key = `${number} ${at}`;
      if (found.has(key) || (rights.has(number) && !listed.has(number))) continue;
      found.set(key, signatureOf(object, dict, null));
    }
  }
  return [...found.values()].sort((one, two) => one.object.revision - two.object.revision);
}
