/*
 * A writer and a walker of DER (X.690), enough for what the fleet signs. It shares nothing with the ASN.1 stack
 * of src/signature, so that an error there is not hidden by the same error here.
 */

/** One value as it was read: its tag octet, its content, and the octets that it was read from. */
export type DerValue = { readonly tag: number; readonly content: Buffer; readonly der: Buffer };

export const tagged = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
};

export const sequence = (...parts: readonly Uint8Array[]): Buffer => tagged(0x30, ...parts);

/** SET OF: DER wants its members in the order of their octets. */
export const setOf = (...parts: readonly Uint8Array[]): Buffer => tagged(0x31, ...sorted(parts));

/** Constructed context tag: an EXPLICIT tag, or an IMPLICIT one of a constructed type given its members. */
export const context = (number: number, ...parts: readonly Uint8Array[]): Buffer =>
  tagged(0xa0 + number, ...parts);

/** IMPLICIT context tag of a primitive type. */
export const contextPrimitive = (number: number, content: Uint8Array): Buffer =>
  tagged(0x80 + number, content);

export const sorted = (parts: readonly Uint8Array[]): readonly Uint8Array[] =>
  parts.toSorted((one, other) => Buffer.compare(one, other));

export const octets = (content: Uint8Array): Buffer => tagged(0x04, content);
export const bits = (content: Uint8Array): Buffer => tagged(0x03, Buffer.of(0), content);
export const nothing: Buffer = Buffer.of(0x05, 0x00);
export const enumerated = (value: number): Buffer => tagged(0x0a, Buffer.of(value));

/** INTEGER of a number that is not negative. */
export const integer = (value: number | bigint): Buffer => {
  const digits = value.toString(16);
  const magnitude = Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex');
  return tagged(0x02, (magnitude[0] ?? 0) > 0x7f ? Buffer.of(0) : Buffer.alloc(0), magnitude);
};

export const oid = (dotted: string): Buffer => {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const arcs = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc & 0x7f];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      groups.unshift((left & 0x7f) | 0x80);
    return groups;
  });
  return tagged(0x06, Buffer.from(arcs));
};

/** GeneralizedTime to the second, as RFC 5280 and RFC 3161 want it. */
export const generalizedTime = (date: Date): Buffer => tagged(0x18, Buffer.from(`${digitsOf(date)}Z`));

/** The Time of CMS attributes: UTCTime until 2049 (RFC 5652, 11.3). */
export const time = (date: Date): Buffer =>
  date.getUTCFullYear() < 2050
    ? tagged(0x17, Buffer.from(`${digitsOf(date).slice(2)}Z`))
    : generalizedTime(date);

/**
 * The values that stand one after another in the octets.
 * @throws RangeError where they are not whole values of definite length.
 */
export const readAll = (der: Uint8Array): readonly DerValue[] => {
  const buffer = Buffer.from(der.buffer, der.byteOffset, der.byteLength);
  const values: DerValue[] = [];
  for (let at = 0; at < buffer.length; ) {
    const short = buffer.readUInt8(at + 1);
    const lengthOctets = short < 0x80 ? 0 : short & 0x7f;
    if (short === 0x80 || lengthOctets > 4) throw new RangeError('not DER: a length that is not definite');
    const length = lengthOctets === 0 ? short : buffer.readUIntBE(at + 2, lengthOctets);
    const from = at + 2 + lengthOctets;
    if (from + length > buffer.length) throw new RangeError('not DER: a value longer than its octets');
    values.push({
      tag: buffer.readUInt8(at),
      content: buffer.subarray(from, from + length),
      der: buffer.subarray(at, from + length),
    });
    at = from + length;
  }
  return values;
};

/** The one value of the octets. @throws RangeError where there is none, or more. */
export const readOne = (der: Uint8Array): DerValue => {
  const [first, ...more] = readAll(der);
  if (first === undefined || more.length > 0) throw new RangeError('not DER: expected one value');
  return first;
};

const lengthOf = (length: number): Buffer => {
  if (length < 0x80) return Buffer.of(length);
  const digits = length.toString(16);
  const octetsOfLength = Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex');
  return Buffer.concat([Buffer.of(0x80 | octetsOfLength.length), octetsOfLength]);
};

const digitsOf = (date: Date): string => date.toISOString().slice(0, 19).replace(/[-:T]/g, '');
