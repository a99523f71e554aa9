/** Writes DER, and on request what only looks like it: the cases need both, and no parser of the verifier's. */

const lengthOf = (size: number): Buffer => {
  if (size < 0x80) return Buffer.from([size]);
  const octets: number[] = [];
  for (let rest = size; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return Buffer.from([0x80 | octets.length, ...octets]);
};

export const tagged = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(body.length), body]);
};

export const sequence = (...parts: readonly Uint8Array[]): Buffer => tagged(0x30, ...parts);

/** SET OF: DER wants the members in the order of their octets. */
export const setOf = (...parts: readonly Uint8Array[]): Buffer =>
  tagged(0x31, ...[...parts].sort((a, b) => Buffer.compare(a, b)));

/** Constructed, context-specific. */
export const explicit = (number: number, ...parts: readonly Uint8Array[]): Buffer =>
  tagged(0xa0 | number, ...parts);

/** Primitive, context-specific. */
export const implicit = (number: number, body: Uint8Array): Buffer => tagged(0x80 | number, body);

/** The same element under another tag, as IMPLICIT tagging makes it. */
export const retagged = (tag: number, element: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from([tag]), element.subarray(1)]);

export const boolean = (value: boolean): Buffer => tagged(0x01, Buffer.from([value ? 0xff : 0]));

/** From a number or big-endian octets without sign. */
export const integer = (value: number | Uint8Array): Buffer => {
  if (typeof value === 'number') {
    const octets: number[] = [];
    for (let rest = value; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
    return integer(Buffer.from(octets.length === 0 ? [0] : octets));
  }
  return tagged(0x02, (value[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), value]) : value);
};

export const enumerated = (value: number): Buffer => tagged(0x0a, Buffer.from([value]));

export const nothing = (): Buffer => Buffer.from([0x05, 0x00]);

export const octets = (body: Uint8Array): Buffer => tagged(0x04, body);

export const bits = (body: Uint8Array, unused = 0): Buffer => tagged(0x03, Buffer.from([unused]), body);

export const utf8 = (text: string): Buffer => tagged(0x0c, Buffer.from(text, 'utf8'));

export const printable = (text: string): Buffer => tagged(0x13, Buffer.from(text, 'latin1'));

export const ia5 = (tag: number, text: string): Buffer => tagged(tag, Buffer.from(text, 'latin1'));

export const oid = (dotted: string): Buffer => {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const body = [first * 40 + second, ...rest].flatMap((arc) => {
    const septets = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      septets.unshift(0x80 | (left % 128));
    return septets;
  });
  return tagged(0x06, Buffer.from(body));
};

const digits = (time: Date): string =>
  time
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replace(/[^\d]/g, '');

export const generalizedTime = (time: Date): Buffer => tagged(0x18, Buffer.from(`${digits(time)}Z`));

/** Time of RFC 5280: UTCTime until 2049. */
export const time = (at: Date): Buffer =>
  at.getUTCFullYear() < 2050 ? tagged(0x17, Buffer.from(`${digits(at).slice(2)}Z`)) : generalizedTime(at);

/** Where the element that begins at `offset` has its content, and where it ends. */
export const extent = (der: Uint8Array, offset = 0): { readonly body: number; readonly end: number } => {
  const first = der[offset + 1] ?? 0;
  if (first < 0x80) return { body: offset + 2, end: offset + 2 + first };
  const count = first & 0x7f;
  let size = 0;
  for (let at = 0; at < count; at += 1) size = size * 256 + (der[offset + 2 + at] ?? 0);
  return { body: offset + 2 + count, end: offset + 2 + count + size };
};

/** The elements inside a constructed element. */
export const children = (der: Uint8Array, offset = 0): readonly Uint8Array[] => {
  const { body, end } = extent(der, offset);
  const found: Uint8Array[] = [];
  for (let at = body; at < end; ) {
    const next = extent(der, at).end;
    if (next <= at || next > end) break;
    found.push(der.subarray(at, next));
    at = next;
  }
  return found;
};
