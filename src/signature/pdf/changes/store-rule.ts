import { as, type PdfDict, type PdfValue } from '../value.ts';
import { type Comparison, isDataStream, openPlace, refuse } from './comparison.ts';

const STORE_LISTS = ['Certs', 'CRLs', 'OCSPs'];
const SIGNATURE_LISTS = ['Cert', 'CRL', 'OCSP'];
const CODE = 'pdf-store-wrong';

/**
 * The document security store may be added, extended and written anew (ISO 32000-2, 12.8.4.3; ETSI EN 319 142-1, 5.4.2),
 * as long as it holds nothing but lists of data streams. Streams that were there before are never written over.
 */
export function compareStores(
  comparison: Comparison,
  before: PdfValue | undefined,
  after: PdfValue | undefined,
): void {
  if (before === undefined && after === undefined) return;
  if (after === undefined) refuse(CODE, '/DSS');
  const { one, two } = place(comparison, before, after, '/DSS');
  for (const [key, value] of two.entries) {
    if (STORE_LISTS.includes(key)) checkList(comparison, one?.entries.get(key), value);
    else if (key === 'VRI') compareSignatureStores(comparison, one?.entries.get(key), value);
    else if (key !== 'Type' || as('name', value) === null) refuse(CODE, `/DSS /${key}`);
  }
}

function compareSignatureStores(comparison: Comparison, before: PdfValue | undefined, after: PdfValue): void {
  const { one, two } = place(comparison, before, after, '/VRI');
  for (const [key, value] of two.entries) {
    if (key === 'Type' && as('name', value) !== null) continue;
    // The name is the SHA-1 of a signature (ISO 32000-2, table 261); here it only names.
    if (!/^[0-9A-Fa-f]{40}$/.test(key)) refuse(CODE, '/VRI');
    const old = one?.entries.get(key);
    const entry = place(comparison, old, value, '/VRI');
    for (const [name, item] of entry.two.entries) {
      const former = entry.one?.entries.get(name);
      if (SIGNATURE_LISTS.includes(name)) checkList(comparison, former, item);
      else if (name === 'TS') checkStream(comparison, item);
      else if (name === 'TU' ? as('string', item) === null : name !== 'Type' || as('name', item) === null)
        refuse(CODE, `/VRI /${name}`);
    }
  }
}

type Dicts = { readonly one: PdfDict | null; readonly two: PdfDict };

function place(
  comparison: Comparison,
  before: PdfValue | undefined,
  after: PdfValue | undefined,
  name: string,
): Dicts {
  const opened = openPlace(comparison, before, after, CODE);
  const two = as('dict', opened.two);
  if (two === null || two.repeated) return refuse(CODE, name);
  return { one: as('dict', opened.one), two };
}

function checkList(comparison: Comparison, before: PdfValue | undefined, after: PdfValue): void {
  const { file, changed, added, settled } = comparison;
  const ref = as('ref', after);
  if (ref !== null) {
    const value = file.resolve(ref, comparison.after);
    // /Certs and the like may share a list with /VRI; a list that is old must be one already, and in this place.
    const wasList = as('array', file.resolve(ref, comparison.before)) !== null;
    if (!added.has(ref.number) && !wasList) refuse(CODE, `${ref.number} 0 R`);
    if (changed.has(ref.number)) {
      const old = as('ref', before);
      if (old === null || old.number !== ref.number) refuse(CODE, `${ref.number} 0 R`);
    }
    if (added.has(ref.number) || changed.has(ref.number)) settled.add(ref.number);
    for (const item of as('array', value)?.items ?? [null]) checkStream(comparison, item);
    return;
  }
  const list = as('array', after);
  if (list === null) return refuse(CODE, 'list');
  for (const item of list.items) checkStream(comparison, item);
}

function checkStream(comparison: Comparison, value: PdfValue): void {
  const { file, after, changed, added, settled } = comparison;
  const ref = as('ref', value);
  if (ref === null) return refuse(CODE, 'stream');
  const stream = file.object(ref.number, after)?.value ?? null;
  if (!isDataStream(stream) || changed.has(ref.number)) return refuse(CODE, `${ref.number} 0 R`);
  if (!added.has(ref.number)) return;
  settled.add(ref.number);
  for (const [key, part] of stream.dict.entries) {
    const length = as('ref', part);
    if (length === null) continue;
    // The length of a stream may be an object of its own; nothing else there may lead anywhere.
    if (key !== 'Length' || !added.has(length.number)) refuse(CODE, `${ref.number} 0 R /${key}`);
    settled.add(length.number);
  }
}
