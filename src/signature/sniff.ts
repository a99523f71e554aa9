import type { SignatureFormat } from '#src/model/signature.ts';

/** What a file is by its content, and the octets that the format's verifier is to read. */
export type Sniffed = {
  readonly format: SignatureFormat;
  readonly bytes: Uint8Array;
  /** A reader of PDF would open the very same octets as one, and show what this format's signature does not cover. */
  readonly ambiguous: boolean;
};

/** Readers look for the header of a PDF this far into a file (ISO 32000-1, appendix H.3, note 13). */
const PDF_HEADER_WITHIN = 1_024;

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(
    'latin1',
    Math.min(from, bytes.length),
    Math.min(to, bytes.length),
  );

const isXml = (bytes: Uint8Array): boolean => {
  const [first = 0, second = 0, third = 0] = bytes;
  const wideBig = (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c);
  const wideLittle = (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0);
  if (wideBig || wideLittle) {
    // Units of two octets: the even or the odd ones are zero in any XML's first signs.
    const text = ascii(bytes, 0, 512).replace(/^(?:\xfe\xff|\xff\xfe)/, '');
    return /^[\s\0]*<[?!\w:\x80-\xff]/.test(text.replaceAll(wideBig ? /\0([^\0])/g : /([^\0])\0/g, '$1'));
  }
  const marked = first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0;
  return /^\s*<[?!A-Za-z_:\x80-\xff]/.test(ascii(bytes, marked, marked + 512));
};

/** A SEQUENCE that begins with an object identifier under PKCS #7 (1.2.840.113549.1.7), in DER or BER. */
const isCms = (bytes: Uint8Array): boolean => {
  if (bytes[0] !== 0x30) return false;
  const length = bytes[1] ?? 0;
  const head = length > 0x80 ? 2 + (length & 0x7f) : 2;
  return ascii(bytes, head, head + 10) === '\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07';
};

const ARMOUR = /^\s*-----BEGIN (PKCS7|CMS|PKCS #7 SIGNED DATA)-----([A-Za-z0-9+/=\s]+)-----END \1-----\s*$/;

/** The octets behind PEM or bare base64, where they are CMS. */
const unarmoured = (bytes: Uint8Array): Uint8Array | null => {
  const start = ascii(bytes, 0, 256).trimStart();
  if (!start.startsWith('-----BEGIN ') && !/^[A-Za-z0-9+/\s]+[=\s]*$/.test(start)) return null;
  const text = ascii(bytes, 0, bytes.length);
  const body = start.startsWith('-')
    ? ARMOUR.exec(text)?.[2]
    : /^[A-Za-z0-9+/\s]+[=\s]*$/.test(text)
      ? text
      : undefined;
  if (body === undefined) return null;
  const decoded = Buffer.from(body, 'base64');
  return isCms(decoded) ? decoded : null;
};

/** Tells the format by the content alone, never by a name; null where it is none of ours. */
export const sniff = (bytes: Uint8Array): Sniffed | null => {
  const head = ascii(bytes, 0, PDF_HEADER_WITHIN + 5);
  const ambiguous = head.includes('%PDF-');
  if (head.startsWith('%PDF-')) return { format: 'pdf', bytes, ambiguous: false };
  // A CMS may envelop a PDF and an XML file may quote one, so what the file begins with goes first.
  if (isCms(bytes)) return { format: 'cms', bytes, ambiguous };
  if (isXml(bytes)) return { format: 'xml', bytes, ambiguous };
  if (ambiguous) return { format: 'pdf', bytes, ambiguous: false };
  const cms = unarmoured(bytes);
  return cms === null ? null : { format: 'cms', bytes: cms, ambiguous: false };
};
