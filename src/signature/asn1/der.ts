/** Bytes that are not what their format demands; the message names the rule and the offset, never the content. */
export class MalformedError extends Error {
  override readonly name = 'MalformedError';
}

/**
 * One value of the distinguished encoding. `tag` is the identifier octet; for tag numbers from 31 on, the number
 * stands above it (`number << 8`). `bytes` is the whole value with its header, `content` what is inside; both are
 * views, nothing is copied.
 */
export type DerNode = { readonly tag: number; readonly bytes: Uint8Array; readonly content: Uint8Array };

/** Identifier octets of the universal types that certificates, CRLs, OCSP and CMS are made of. */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8String: 0x0c,
  numericString: 0x12,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  visibleString: 0x1a,
  universalString: 0x1c,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

/** Identifier octet of `[number]`, constructed unless it holds an implicitly tagged primitive. */
export const context = (number: number, form: 'constructed' | 'primitive' = 'constructed'): number =>
  (form === 'constructed' ? 0xa0 : 0x80) | number;

/** Deeper than any lawful certificate or signature (a counter-signed CMS in a time stamp in a CMS has about 30). */
const DEPTH_LIMIT = 64;

type Header = { readonly tag: number; readonly contentAt: number; readonly end: number };

const wrong = (rule: string, at: number): MalformedError => new MalformedError(`DER: ${rule} at octet ${at}`);

/** ITU-T X.690, 8.1.2 and 10.1: tags and lengths in the fewest octets, lengths definite and inside `limit`. */
const readHeader = (bytes: Uint8Array, start: number, limit: number): Header => {
  let at = start;
  const octet = (): number => {
    if (at >= limit) throw wrong('value is cut short', at);
    return bytes[at++] ?? 0;
  };
  let tag = octet();
  if ((tag & 0x1f) === 0x1f) {
    let number = 0;
    let part = octet();
    if (part === 0x80) throw wrong('tag is not in its shortest form', start);
    while ((part & 0x80) !== 0) {
      number = (number << 7) | (part & 0x7f);
      if (number > 0xffff) throw wrong('tag number is too large', start);
      part = octet();
    }
    number = (number << 7) | part;
    if (number < 0x1f) throw wrong('tag is not in its shortest form', start);
    tag |= number << 8;
  }
  const first = octet();
  if (first < 0x80) {
    if (first > limit - at) throw wrong('value is cut short', start);
    return { tag, contentAt: at, end: at + first };
  }
  if (first === 0x80) throw wrong('length is indefinite', start);
  const octets = first & 0x7f;
  if (octets > 4) throw wrong('length is too large', start);
  let length = 0;
  for (let index = 0; index < octets; index += 1) length = length * 256 + octet();
  if (length < 0x80 || length < 256 ** (octets - 1)) throw wrong('length is not in its shortest form', start);
  if (length > limit - at) throw wrong('value is cut short', start);
  return { tag, contentAt: at, end: at + length };
};

const checkOid = (bytes: Uint8Array, from: number, end: number): void => {
  if (from === end || ((bytes[end - 1] ?? 0x80) & 0x80) !== 0)
    throw wrong('object identifier is cut short', from);
  for (let at = from, fresh = true; at < end; at += 1) {
    const octet = bytes[at] ?? 0;
    if (fresh && octet === 0x80) throw wrong('object identifier is not in its shortest form', at);
    fresh = (octet & 0x80) === 0;
  }
};

const checkInteger = (bytes: Uint8Array, from: number, end: number): void => {
  if (from === end) throw wrong('integer is empty', from);
  if (end - from < 2) return;
  const sign = (bytes[from + 1] ?? 0) & 0x80;
  const first = bytes[from];
  if ((first === 0 && sign === 0) || (first === 0xff && sign !== 0)) {
    throw wrong('integer is not in its shortest form', from);
  }
};

const checkBitString = (bytes: Uint8Array, from: number, end: number): void => {
  const unused = bytes[from];
  if (from === end || unused === undefined || unused > 7 || (unused > 0 && end - from < 2)) {
    throw wrong('bit string is malformed', from);
  }
  if (((bytes[end - 1] ?? 0) & ((1 << unused) - 1)) !== 0 && end - from > 1) {
    throw wrong('unused bits are not zero', end - 1);
  }
};

const checkUniversal = (bytes: Uint8Array, { tag, contentAt: from, end }: Header, at: number): void => {
  if ((tag & 0xc0) !== 0 || tag > 0xff) return;
  const constructed = (tag & 0x20) !== 0;
  const number = tag & 0x1f;
  // SEQUENCE, SET, EXTERNAL and EMBEDDED PDV are always constructed, everything else never (X.690, 10.2).
  const mustBeConstructed = number === 16 || number === 17 || number === 8 || number === 11;
  if (constructed !== mustBeConstructed) throw wrong('form of the type is not that of DER', at);
  if (number === 0) throw wrong('end-of-contents marker', at);
  if (number === 1 && (end - from !== 1 || (bytes[from] !== 0 && bytes[from] !== 0xff))) {
    throw wrong('boolean is neither 00 nor FF', at);
  }
  if (number === 2 || number === 10) checkInteger(bytes, from, end);
  if (number === 3) checkBitString(bytes, from, end);
  if (number === 5 && end !== from) throw wrong('null is not empty', at);
  if (number === 6) checkOid(bytes, from, end);
};

/** Walks every value without recursion and without allocating per value: linear in time, flat in memory. */
const walk = (bytes: Uint8Array): Header => {
  const root = readHeader(bytes, 0, bytes.length);
  const ends: number[] = [];
  let header = root;
  let at = 0;
  for (;;) {
    checkUniversal(bytes, header, at);
    if ((header.tag & 0x20) !== 0) {
      if (ends.length >= DEPTH_LIMIT) throw wrong(`nesting is deeper than ${DEPTH_LIMIT}`, at);
      ends.push(header.end);
      at = header.contentAt;
    } else {
      at = header.end;
    }
    while (ends.length > 0 && at === ends[ends.length - 1]) ends.pop();
    const limit = ends[ends.length - 1];
    if (limit === undefined) return root;
    header = readHeader(bytes, at, limit);
  }
};

const nodeOf = (bytes: Uint8Array, at: number, { tag, contentAt, end }: Header): DerNode => ({
  tag,
  bytes: bytes.subarray(at, end),
  content: bytes.subarray(contentAt, end),
});

/** The one value that `bytes` hold, checked to its last leaf. @throws MalformedError on anything but DER. */
export function readDer(bytes: Uint8Array): DerNode {
  const root = walk(bytes);
  if (root.end !== bytes.length) throw wrong('octets follow the value', root.end);
  return nodeOf(bytes, 0, root);
}

/** The first value of `bytes`, whatever follows it (a PDF pads its `Contents`). @throws MalformedError */
export function readDerPrefix(bytes: Uint8Array): DerNode {
  return nodeOf(bytes, 0, walk(bytes));
}

/** The values inside a constructed value, one by one, so that a long CRL is never held as a list. */
export function* eachChild(node: DerNode): Generator<DerNode, void, undefined> {
  if ((node.tag & 0x20) === 0) throw new MalformedError('DER: a primitive value has no parts');
  const { content } = node;
  for (let at = 0; at < content.length; ) {
    const header = readHeader(content, at, content.length);
    yield nodeOf(content, at, header);
    at = header.end;
  }
}

/** The values inside a constructed value. @throws MalformedError where `node` is primitive */
export function children(node: DerNode): readonly DerNode[] {
  return [...eachChild(node)];
}
