import { MalformedError, readDerPrefix } from '../asn1/der.ts';

/** Every level may copy what is inside, so both stay far below what a lawful file has. */
const DEPTH_LIMIT = 32;
const PARTS_LIMIT = 100_000;
/** How often all octets together may be looked through: nested values would be, once for every level. */
const SCANS = 6;

/** `end` is where the value ended in the input; `changed` whether anything was rewritten. */
type Value = { readonly der: Uint8Array; readonly end: number; readonly changed: boolean };

const header = (tag: readonly number[], length: number): Uint8Array => {
  if (length < 0x80) return Uint8Array.of(...tag, length);
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return Uint8Array.of(...tag, 0x80 | octets.length, ...octets);
};

/**
 * Rewrites the two liberties of BER that signing software really takes around a signature, lengths that are
 * left open and octet strings in segments (RFC 5652 allows both outside of what is signed), as DER. What is
 * in definite form already is left as it is, so that the strict reader still refuses every other liberty.
 * Octets after the value are dropped: compare `end`. @throws MalformedError
 */
export function withDefiniteLengths(bytes: Uint8Array): Value {
  const octetAt = (at: number): number => {
    const octet = bytes[at];
    if (octet === undefined) throw new MalformedError(`BER: value is cut short at octet ${at}`);
    return octet;
  };

  let count = 0;
  let scanned = 0;
  const read = (start: number, limit: number, depth: number): Value => {
    if (depth > DEPTH_LIMIT) throw new MalformedError(`BER: nesting is deeper than ${DEPTH_LIMIT}`);
    const tag = octetAt(start);
    // Tags of several octets do not occur in these structures; the strict reader deals with them.
    if ((tag & 0x1f) === 0x1f) throw new MalformedError(`BER: unexpected tag at octet ${start}`);
    const first = octetAt(start + 1);
    const constructed = (tag & 0x20) !== 0;
    const open = first === 0x80;
    let contentAt = start + 2;
    let end = limit;
    if (!open) {
      let length = first;
      if (first > 0x80) {
        const count = first & 0x7f;
        if (count > 4) throw new MalformedError(`BER: length is too large at octet ${start}`);
        length = 0;
        for (let index = 0; index < count; index += 1) length = length * 256 + octetAt(contentAt++);
      }
      if (length > limit - contentAt) throw new MalformedError(`BER: value is cut short at octet ${start}`);
      end = contentAt + length;
    }
    if (!constructed) {
      if (open) throw new MalformedError(`BER: open length of a primitive value at octet ${start}`);
      return { der: bytes.subarray(start, end), end, changed: false };
    }

    // Certificates and long revocation lists are in order as a rule: then their parts are not looked at one by one.
    scanned += end - start;
    if (!open && tag !== 0x24 && scanned <= SCANS * bytes.length && isDefinite(bytes.subarray(start, end))) {
      return { der: bytes.subarray(start, end), end, changed: false };
    }

    const parts: Uint8Array[] = [];
    let changed = open || tag === 0x24;
    let at = contentAt;
    for (;;) {
      if (open && octetAt(at) === 0 && octetAt(at + 1) === 0) {
        at += 2;
        break;
      }
      if (!open && at === end) break;
      count += 1;
      if (count > PARTS_LIMIT) throw new MalformedError(`BER: more than ${PARTS_LIMIT} values`);
      const part = read(at, end, depth + 1);
      changed ||= part.changed;
      parts.push(part.der);
      at = part.end;
    }
    if (at > limit) throw new MalformedError(`BER: value is cut short at octet ${start}`);
    if (!changed) return { der: bytes.subarray(start, at), end: at, changed };
    if (tag !== 0x24) {
      const length = parts.reduce((sum, part) => sum + part.length, 0);
      return { der: Buffer.concat([header([tag], length), ...parts]), end: at, changed };
    }
    const segments = parts.map(octetsOf);
    const length = segments.reduce((sum, part) => sum + part.length, 0);
    return { der: Buffer.concat([header([0x04], length), ...segments]), end: at, changed };
  };

  return read(0, bytes.length, 0);
}

function isDefinite(bytes: Uint8Array): boolean {
  try {
    return readDerPrefix(bytes).bytes.length === bytes.length;
  } catch (error) {
    if (error instanceof MalformedError) return false;
    throw error;
  }
}

/** Content of a segment, which was rewritten to a primitive octet string before. */
function octetsOf(der: Uint8Array): Uint8Array {
  if (der[0] !== 0x04) throw new MalformedError('BER: a segment of an octet string is of another type');
  const first = der[1] ?? 0;
  return der.subarray(first < 0x80 ? 2 : 2 + (first & 0x7f));
}
