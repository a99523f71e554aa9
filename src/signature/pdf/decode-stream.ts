import { inflateSync } from 'node:zlib';
import type { Budget } from './budget.ts';
import { limitExceeded, malformed } from './refusal.ts';
import { as, dictOf, isInteger, nameOf, type PdfStream, type PdfValue } from './value.ts';

const only = (value: PdfValue | undefined): PdfValue | undefined => {
  const list = as('array', value);
  if (list === null) return value;
  if (list.items.length > 1) throw malformed('a structural stream with several filters');
  return list.items[0];
};

const paeth = (left: number, up: number, corner: number): number => {
  const guess = left + up - corner;
  const byLeft = Math.abs(guess - left);
  const byUp = Math.abs(guess - up);
  const byCorner = Math.abs(guess - corner);
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
};

/** Undoes the PNG filters (ISO 32000-2, 7.4.4.4; PNG, 9.2). */
const unfilterPng = (data: Uint8Array, rowBytes: number, pixelBytes: number): Uint8Array => {
  if (data.length % (rowBytes + 1) !== 0) throw malformed('a predictor whose rows do not add up');
  const rows = data.length / (rowBytes + 1);
  const out = new Uint8Array(rows * rowBytes);
  for (let row = 0; row < rows; row += 1) {
    const kind = data[row * (rowBytes + 1)] ?? 0;
    if (kind > 4) throw malformed('a predictor that does not exist');
    const at = row * rowBytes;
    for (let column = 0; column < rowBytes; column += 1) {
      const raw = data[row * (rowBytes + 1) + 1 + column] ?? 0;
      const left = column >= pixelBytes ? (out[at + column - pixelBytes] ?? 0) : 0;
      const up = row > 0 ? (out[at - rowBytes + column] ?? 0) : 0;
      const corner = row > 0 && column >= pixelBytes ? (out[at - rowBytes + column - pixelBytes] ?? 0) : 0;
      let guess = 0;
      if (kind === 1) guess = left;
      else if (kind === 2) guess = up;
      else if (kind === 3) guess = (left + up) >> 1;
      else if (kind === 4) guess = paeth(left, up, corner);
      out[at + column] = (raw + guess) & 0xff;
    }
  }
  return out;
};

const numberOr = (value: PdfValue | undefined, other: number): number => {
  if (value === undefined) return other;
  if (!isInteger(value) || value < 1 || value > 4_096) throw malformed('a predictor with impossible numbers');
  return value;
};

/**
 * Data of a cross-reference stream, an object stream or a stream of the DSS: plain or Flate, with PNG predictors.
 * Other filters have no place there. @throws PdfRefusal
 */
export function decodeStream(stream: PdfStream, budget: Budget): Uint8Array {
  if (!stream.whole) throw malformed('a stream whose length is wrong');
  const { entries } = stream.dict;
  if (entries.has('F')) throw malformed('a stream whose data is in another file');
  const filter = only(entries.get('Filter'));
  if (filter === undefined || filter === null) return stream.data;
  if (nameOf(filter) !== 'FlateDecode') throw malformed('a structural stream with an unusual filter');
  const data = inflate(stream.data, budget);
  const parameters = dictOf(only(entries.get('DecodeParms')))?.entries;
  const predictor = numberOr(parameters?.get('Predictor'), 1);
  if (predictor === 1) return data;
  if (predictor < 10) throw malformed('a structural stream with an unusual predictor');
  const bits = numberOr(parameters?.get('Colors'), 1) * numberOr(parameters?.get('BitsPerComponent'), 8);
  const rowBytes = Math.ceil((bits * numberOr(parameters?.get('Columns'), 1)) / 8);
  budget.inflate(data.length);
  return unfilterPng(data, rowBytes, Math.max(1, bits >> 3));
}

function inflate(data: Uint8Array, budget: Budget): Uint8Array {
  const room = budget.inflatable();
  if (room === 0) throw limitExceeded('the compressed structures of the PDF are too large');
  let out: Uint8Array;
  try {
    out = inflateSync(data, { maxOutputLength: room });
  } catch (error) {
    if (error instanceof RangeError) throw limitExceeded('a compressed stream is too large');
    throw malformed('a compressed stream is damaged');
  }
  budget.inflate(out.length);
  budget.spend(out.length);
  return out;
}
