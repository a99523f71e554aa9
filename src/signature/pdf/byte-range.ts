import type { SignatureCoverage } from '#src/model/signature.ts';
import { reason, type ReasonCode } from '../reasons.ts';
import type { Failure } from '../signer-facts.ts';
import { hexDigit } from './characters.ts';
import type { PdfFile } from './file.ts';
import type { PdfSignature } from './signatures.ts';
import { as, isInteger } from './value.ts';

/** What a signature covers, and the CMS that stands in the gap. */
export type SignedOctets = {
  readonly coverage: SignatureCoverage;
  /** Index of the revision that it covers whole; null where it covers none. */
  readonly revision: number | null;
  /** The two ranges, one behind the other; empty where they are not in order. */
  readonly covered: Uint8Array;
  /** DER without the zero octets that fill the placeholder; null where there is none. */
  readonly cms: Uint8Array | null;
  readonly failures: readonly Failure[];
};

const LF = 0x0a;
const CR = 0x0d;
const ENDS_OF_LINE = 8;

const failed = (code: ReasonCode, detail?: string): Failure => ({
  verdict: 'invalid',
  subIndication: 'FORMAT_FAILURE',
  reason: reason(code, detail),
});

/** Ends of a revision: behind `%%EOF`, or behind the ends of line that follow it. */
const isRevisionEnd = (bytes: Uint8Array, end: number, at: number): boolean =>
  at >= end &&
  at - end <= ENDS_OF_LINE &&
  bytes.subarray(end, at).every((octet) => octet === LF || octet === CR);

/**
 * Cuts off what fills the placeholder: everything behind the outermost value must be zero (ISO 32000-2, 12.8.1). An
 * encoding whose length cannot be told is handed on as it is, to be refused where DER is read.
 */
const unfilled = (octets: Uint8Array): Uint8Array | null => {
  if (octets.every((octet) => octet === 0)) return null;
  const short = octets[1] ?? 0;
  const count = short & 0x7f;
  if (short >= 0x80 && (count === 0 || count > 4)) return octets;
  let length = short < 0x80 ? short : 0;
  if (short >= 0x80)
    for (let index = 0; index < count; index += 1) length = length * 256 + (octets[2 + index] ?? 0);
  const end = 2 + (short < 0x80 ? 0 : count) + length;
  if (end > octets.length) return octets;
  return octets.subarray(end).every((octet) => octet === 0) ? octets.subarray(0, end) : null;
};

const cmsOf = (bytes: Uint8Array, { contents }: PdfSignature): Uint8Array | null => {
  if (contents === null || !contents.hex || contents.to - contents.from < 6) return null;
  const digits = bytes.subarray(contents.from + 1, contents.to - 1);
  if (digits.length % 2 !== 0 || !digits.every((octet) => hexDigit(octet) >= 0)) return null;
  return unfilled(Buffer.from(contents.text, 'latin1'));
};

type Range = { readonly first: number; readonly second: number; readonly end: number };

const rangeOf = (signature: PdfSignature, fileBytes: number): Range | null => {
  const items = as('array', signature.dict.entries.get('ByteRange'))?.items ?? [];
  if (items.length !== 4 || !items.every(isInteger)) return null;
  const [start = 0, first = 0, second = 0, length = 0] = items as number[];
  const end = second + length;
  return start !== 0 || first === 0 || length === 0 || second <= first || end > fileBytes
    ? null
    : { first, second, end };
};

/**
 * Holds a signature against the rules of ByteRange: four whole numbers, from octet 0, one gap that is exactly the
 * hexadecimal string of its own /Contents with its angle brackets, and an end that is the end of the revision that wrote
 * the signature (ISO 32000-2, 12.8.1; ETSI EN 319 142-1, 5.5).
 */
export function readSignedOctets(file: PdfFile, signature: PdfSignature): SignedOctets {
  const { bytes, revisions } = file;
  const ends = revisions.map(({ end }) => end);
  const cms = cmsOf(bytes, signature);
  const failures: Failure[] = cms === null ? [failed('pdf-contents-wrong')] : [];
  const range = rangeOf(signature, bytes.length);
  const none: SignatureCoverage = {
    whole: false,
    ranges: [],
    fileBytes: bytes.length,
    revisions: ends,
    elements: [],
  };
  if (range === null) {
    failures.unshift(failed('pdf-byte-range-wrong'));
    return { coverage: none, revision: null, covered: new Uint8Array(), cms, failures };
  }
  const { contents, object } = signature;
  if (contents === null || contents.from !== range.first || contents.to !== range.second)
    failures.unshift(failed('pdf-byte-range-gap', `${range.first}–${range.second}`));
  const revision = revisions.findIndex(({ end }) => isRevisionEnd(bytes, end, range.end));
  if (revision < 0) failures.unshift(failed('pdf-byte-range-end', `${range.end}`));
  else if (revision !== object.revision)
    failures.unshift({ ...failed('pdf-signature-elsewhere'), subIndication: 'SIGNATURE_WRAPPING' });
  const last = revisions.at(-1)?.end ?? 0;
  return {
    coverage: {
      ...none,
      whole: failures.length === 0 && range.end >= last,
      ranges: [
        { from: 0, to: range.first },
        { from: range.second, to: range.end },
      ],
    },
    revision: revision < 0 ? null : revision,
    covered: Buffer.concat([bytes.subarray(0, range.first), bytes.subarray(range.second, range.end)]),
    cms,
    failures,
  };
}
