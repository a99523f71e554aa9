import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createBudget } from '../../../../src/signature/pdf/budget.ts';
import { decodeStream } from '../../../../src/signature/pdf/decode-stream.ts';
import { PdfRefusal } from '../../../../src/signature/pdf/refusal.ts';
import type { PdfDict, PdfValue } from '../../../../src/signature/pdf/value.ts';

const dict = (entries: Readonly<Record<string, PdfValue>>): PdfDict => ({
  kind: 'dict',
  entries: new Map(Object.entries(entries)),
  repeated: false,
});
const FLATE: PdfValue = { kind: 'name', name: 'FlateDecode' };
const decode = (data: Uint8Array, entries: Readonly<Record<string, PdfValue>>, whole = true): number[] => [
  ...decodeStream({ kind: 'stream', dict: dict(entries), data, whole }, createBudget(0)),
];
const predicted = (rows: readonly (readonly number[])[], columns: number): number[] =>
  decode(deflateSync(Buffer.from(rows.flat())), {
    Filter: FLATE,
    DecodeParms: dict({ Predictor: 12, Columns: columns }),
  });

describe('decodeStream', () => {
  it('gives plain and deflated data', () => {
    expect(decode(Buffer.from([1, 2]), {})).toEqual([1, 2]);
    expect(decode(deflateSync(Buffer.from([1, 2])), { Filter: { kind: 'array', items: [FLATE] } })).toEqual([
      1, 2,
    ]);
  });

  it.each([
    ['none', [[0, 1, 2, 3]], [1, 2, 3]],
    ['sub', [[1, 1, 2, 3]], [1, 3, 6]],
    [
      'up',
      [
        [0, 1, 2, 3],
        [2, 1, 1, 1],
      ],
      [1, 2, 3, 2, 3, 4],
    ],
    [
      'average',
      [
        [0, 4, 6, 8],
        [3, 1, 1, 1],
      ],
      [4, 6, 8, 3, 5, 7],
    ],
    [
      'Paeth',
      [
        [0, 10, 20, 30],
        [4, 1, 1, 1],
      ],
      [10, 20, 30, 11, 21, 31],
    ],
    ['a sum over 255', [[1, 250, 10]], [250, 4]],
  ])('undoes the predictor %s', (_, rows, expected) => {
    expect(predicted(rows, rows[0]!.length - 1)).toEqual(expected);
  });

  it.each<[string, () => unknown]>([
    ['rows that do not add up', () => predicted([[0, 1, 2]], 3)],
    ['a predictor that does not exist', () => predicted([[9, 1]], 1)],
    ['another filter', () => decode(Buffer.alloc(1), { Filter: { kind: 'name', name: 'LZWDecode' } })],
    ['two filters', () => decode(Buffer.alloc(1), { Filter: { kind: 'array', items: [FLATE, FLATE] } })],
    ['damaged data', () => decode(Buffer.from([1, 2, 3]), { Filter: FLATE })],
    ['cut data', () => decode(deflateSync(Buffer.alloc(1_000, 'ab')).subarray(0, 10), { Filter: FLATE })],
    ['data in another file', () => decode(Buffer.alloc(1), { F: { kind: 'name', name: 'x' } })],
    ['a wrong length', () => decode(Buffer.alloc(1), {}, false)],
  ])('refuses %s', (_, act) => {
    expect(act).toThrow(PdfRefusal);
  });

  it('stops unpacking at its limit', () => {
    expect(() => decode(deflateSync(Buffer.alloc(120_000_000)), { Filter: FLATE })).toThrow('limit-exceeded');
  });
});
