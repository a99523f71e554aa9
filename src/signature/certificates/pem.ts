import { MalformedError } from '../asn1/der.ts';

export type PemBlock = { readonly label: string; readonly der: Uint8Array };

/** Text may stand before the first block (openssl writes the certificate in words there), but not this much. */
const PREAMBLE_BYTES = 1024 * 1024;

const marker = '-----BEGIN ';

/**
 * The blocks of PEM text (RFC 7468), or null where the bytes are not PEM. A CA's public CRL may be served so although
 * its name ends in `.crl`. @throws MalformedError where a block is broken
 */
export function pemBlocks(bytes: Uint8Array): readonly PemBlock[] | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const first = buffer.indexOf(marker);
  // A long SEQUENCE of DER begins with 30 8x, which no text does; a certificate may hold such words in a name.
  const isDer = bytes[0] === 0x30 && (bytes[1] ?? 0) >= 0x80;
  if (first < 0 || first > PREAMBLE_BYTES || isDer) return null;
  const text = buffer.toString('latin1');
  const blocks: PemBlock[] = [];
  for (let at = first; at >= 0; ) {
    const labelAt = at + marker.length;
    const labelEnd = text.indexOf('-----', labelAt);
    if (labelEnd < 0 || labelEnd - labelAt > 64) throw new MalformedError('PEM: label is cut short');
    const label = text.slice(labelAt, labelEnd);
    const close = text.indexOf(`-----END ${label}-----`, labelEnd);
    if (close < 0) throw new MalformedError('PEM: block is not closed');
    const body = text.slice(labelEnd + 5, close).replace(/[\t\n\r ]+/gu, '');
    if (!/^[A-Za-z0-9+/]*={0,2}$/u.test(body) || body.length % 4 !== 0)
      throw new MalformedError('PEM: not base64');
    blocks.push({ label, der: Buffer.from(body, 'base64') });
    at = text.indexOf(marker, close);
  }
  return blocks;
}

/** DER out of bytes that may be one PEM block of whatever label; otherwise the bytes themselves. */
export function unwrapPem(bytes: Uint8Array): Uint8Array {
  return pemBlocks(bytes)?.[0]?.der ?? bytes;
}
