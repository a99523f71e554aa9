import { type DerNode, MalformedError, TAG } from './der.ts';

const demand = (node: DerNode, tag: number, what: string): Uint8Array => {
  if (node.tag !== tag) throw new MalformedError(`expected ${what}, found tag ${node.tag}`);
  return node.content;
};

/** Hexadecimal, upper case, two digits an octet. */
export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex').toUpperCase();
}

/** Dotted decimal. Arcs beyond 2^53 do not occur in this field and are refused. */
export function readOid(node: DerNode): string {
  const content = demand(node, TAG.oid, 'an object identifier');
  if (content.length > 64) throw new MalformedError('object identifier is too long');
  const arcs: number[] = [];
  let value = 0;
  for (const octet of content) {
    value = value * 128 + (octet & 0x7f);
    if (!Number.isSafeInteger(value)) throw new MalformedError('object identifier has too large an arc');
    if ((octet & 0x80) !== 0) continue;
    if (arcs.length === 0) {
      const first = Math.min(Math.floor(value / 40), 2);
      arcs.push(first, value - first * 40);
    } else {
      arcs.push(value);
    }
    value = 0;
  }
  return arcs.join('.');
}

/** Two's complement octets as hexadecimal, upper case, without leading zero octets (so 00FF reads "FF"). */
export function readIntegerHex(node: DerNode): string {
  const content = demand(node, TAG.integer, 'an integer');
  return hex(content.length > 1 && content[0] === 0 ? content.subarray(1) : content);
}

/** An integer (or `[n] IMPLICIT INTEGER`) that fits 31 bits and is not negative: versions, path lengths, counts. */
export function readSmallInteger(node: DerNode): number {
  const { content } = node;
  if (content.length === 0 || content.length > 4 || ((content[0] ?? 0) & 0x80) !== 0) {
    throw new MalformedError('integer is out of range');
  }
  return content.reduce((value, octet) => value * 256 + octet, 0);
}

/** Of DER, where nothing but FF is true: a "critical" that others read must not be passed over here. */
export function readBoolean(node: DerNode): boolean {
  const content = demand(node, TAG.boolean, 'a boolean');
  const [octet] = content;
  if (content.length !== 1 || (octet !== 0 && octet !== 0xff))
    throw new MalformedError('boolean is not in the form of DER');
  return octet === 0xff;
}

/** Octets of a bit string that fills whole octets: keys and signatures. */
export function readBitOctets(node: DerNode): Uint8Array {
  const content = demand(node, TAG.bitString, 'a bit string');
  if (content[0] !== 0) throw new MalformedError('bit string does not fill its octets');
  return content.subarray(1);
}

/** Numbers of the bits that are set; bit 0 is the first. Takes implicitly tagged content too. */
export function readNamedBits(node: DerNode): ReadonlySet<number> {
  const { content } = node;
  const set = new Set<number>();
  if (content.length === 0 || content.length > 9)
    throw new MalformedError('named bit list has no lawful length');
  for (let bit = 0; bit < (content.length - 1) * 8 - (content[0] ?? 0); bit += 1) {
    if (((content[1 + (bit >> 3)] ?? 0) & (0x80 >> (bit & 7))) !== 0) set.add(bit);
  }
  return set;
}

const TIME = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{0,8}[1-9]))?Z$/u;

/** UTCTime or GeneralizedTime as X.690, 11.7 and 11.8 have them: in UTC, with seconds. */
export function readTime(node: DerNode): Date {
  const raw = Buffer.from(node.content).toString('latin1');
  const utc = node.tag === TAG.utcTime;
  if (!utc && node.tag !== TAG.generalizedTime)
    throw new MalformedError(`expected a time, found tag ${node.tag}`);
  // RFC 5280, 4.1.2.5.1: years from 50 on belong to the twentieth century.
  const text = utc ? `${Number(raw.slice(0, 2)) >= 50 ? '19' : '20'}${raw}` : raw;
  const parts = TIME.exec(text);
  if (parts === null || (utc && raw.length !== 13))
    throw new MalformedError('time is not in the form of DER');
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  at.setUTCHours(hour, minute, second, Math.floor(Number(`0.${parts[7] ?? '0'}`) * 1000));
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59) {
    throw new MalformedError('time does not exist');
  }
  return at;
}

const utf16be = (content: Uint8Array): string => {
  if (content.length % 2 !== 0) throw new MalformedError('BMPString has an odd length');
  return Buffer.from(content).swap16().toString('utf16le');
};

const utf32be = (content: Uint8Array): string => {
  if (content.length % 4 !== 0) throw new MalformedError('UniversalString is cut short');
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  let text = '';
  for (let at = 0; at < content.length; at += 4) {
    const point = view.getUint32(at);
    if (point > 0x10ffff) throw new MalformedError('UniversalString holds no character');
    text += String.fromCodePoint(point);
  }
  return text;
};

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of a string type, or null where `node` is of another type. @throws MalformedError on wrong encoding */
export function readText(node: DerNode): string | null {
  switch (node.tag) {
    case TAG.utf8String:
      try {
        return utf8.decode(node.content);
      } catch (cause) {
        throw new MalformedError('UTF8String is not UTF-8', { cause });
      }
    case TAG.bmpString:
      return utf16be(node.content);
    case TAG.universalString:
      return utf32be(node.content);
    case TAG.printableString:
    case TAG.numericString:
    case TAG.ia5String:
    case TAG.visibleString:
    // T.61 was never used as written: everyone puts Latin-1 there.
    case TAG.teletexString:
      return Buffer.from(node.content).toString('latin1');
    default:
      return null;
  }
}
