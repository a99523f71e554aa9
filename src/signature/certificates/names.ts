import { type DerNode, MalformedError, TAG, children, readDer } from '../asn1/der.ts';
import { hex, readOid, readText } from '../asn1/primitives.ts';
import { sequence } from '../asn1/sequence.ts';

/** One attribute of a name; `text` is null where the value is no string. */
export type NameAttribute = { readonly oid: string; readonly text: string | null; readonly value: DerNode };

/** A relative distinguished name is a set: most hold one attribute, some several. */
export type NamePart = readonly NameAttribute[];

const attribute = (node: DerNode): NameAttribute => {
  const fields = sequence(node, 'AttributeTypeAndValue');
  const oid = readOid(fields.next(TAG.oid));
  const value = fields.next();
  fields.end();
  return { oid, text: readText(value), value };
};

const readPart = (part: DerNode): NamePart => {
  if (part.tag !== TAG.set) throw new MalformedError('Name: a part is not a set');
  const attributes = children(part).map(attribute);
  if (attributes.length === 0) throw new MalformedError('Name: a part is empty');
  return attributes;
};

/** The RDNs of a Name in the order of the DER. @throws MalformedError */
export function readName(der: Uint8Array): readonly NamePart[] {
  const node = readDer(der);
  if (node.tag !== TAG.sequence) throw new MalformedError('Name is not a sequence');
  return children(node).map(readPart);
}

/** What RFC 4518, 2.2 maps to nothing, in the classes of today's Unicode: soft hyphens, joiners, marks of direction. */
const UNSEEN = /(?![\t-\r\u0085])[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\ufffc]/gu;

/** RFC 5280, 7.1 with RFC 4518: case, width, composition, runs of spaces and what nobody sees tell no names apart. */
const fold = (text: string): string =>
  text
    .replace(UNSEEN, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u0085]+/gu, ' ')
    .trim();

/** Comparison key of one RDN, whatever the order of its attributes. */
function partKey(part: NamePart): string {
  const keys = part.map(({ oid, text, value }) =>
    text === null ? [oid, 0, hex(value.bytes)] : [oid, 1, fold(text)],
  );
  return JSON.stringify(keys.map((key) => JSON.stringify(key)).sort());
}

/** Comparison keys of the RDNs in order, for subtrees and relative names. @throws MalformedError */
export function nameKeys(der: Uint8Array): readonly string[] {
  return readName(der).map(partKey);
}

/** Key of the name that an RDN (DER) makes below another name (RFC 5280, 4.2.1.13). @throws MalformedError */
export function relativeNameKey(above: Uint8Array, part: Uint8Array): string {
  return JSON.stringify([...nameKeys(above), partKey(readPart(readDer(part)))]);
}

/** Equal for exactly the names that RFC 5280, 7.1 calls equal. @param der of a Name; @throws MalformedError */
export function nameKey(der: Uint8Array): string {
  return JSON.stringify(nameKeys(der));
}

const SHORT: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'street',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'title',
  '2.5.4.42': 'GN',
  '2.5.4.97': 'organizationIdentifier',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'emailAddress',
};

const shown = ({ oid, text, value }: NameAttribute): string =>
  `${SHORT[oid] ?? oid}=${text === null ? `#${hex(value.bytes)}` : text.replace(/[,+"\\<>;=]/gu, '\\$&')}`;

/** For people, in the order of the DER, separators escaped; never to be compared or taken apart again. */
export function describeName(der: Uint8Array): string {
  return readName(der)
    .map((part) => part.map(shown).join('+'))
    .join(', ');
}
