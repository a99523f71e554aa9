const FORM = /^[A-Za-z0-9+/]*={0,2}$/;

/**
 * Octets of an xs:base64Binary, white space allowed anywhere; null where it is not base64 or where bits beyond the
 * last octet are set, since two spellings of one value would let a file change under a signature that still holds.
 */
export function strictBase64(text: string): Uint8Array | null {
  const packed = text.replace(/[\t\n\r ]+/g, '');
  if (packed.length === 0 || packed.length % 4 !== 0 || !FORM.test(packed)) return null;
  const octets = Buffer.from(packed, 'base64');
  return octets.toString('base64') === packed ? new Uint8Array(octets) : null;
}
