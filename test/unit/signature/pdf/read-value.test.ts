import { describe, expect, it } from 'vitest';
import { createBudget } from '../../../../src/signature/pdf/budget.ts';
import { type ReadValue, readValue } from '../../../../src/signature/pdf/read-value.ts';
import { PdfRefusal } from '../../../../src/signature/pdf/refusal.ts';

const read = (text: string): ReadValue => {
  const bytes = Buffer.from(text, 'latin1');
  return readValue({ bytes, at: 0, end: bytes.length, budget: createBudget(bytes.length) });
};

describe('readValue', () => {
  it('reads one value and the word behind it', () => {
    expect(read('[1 2 0 R true null /A] endobj')).toEqual({
      value: {
        kind: 'array',
        items: [1, { kind: 'ref', number: 2, generation: 0 }, true, null, { kind: 'name', name: 'A' }],
      },
      word: 'endobj',
    });
    expect(read('12')).toEqual({ value: 12, word: null });
  });

  it('says where a dictionary names a key twice', () => {
    expect(read('<< /A 1 /B 2 >>').value).toMatchObject({ repeated: false });
    expect(read('<< /A 1 /A 2 >>').value).toMatchObject({ repeated: true });
    expect(read('<< /A 1 /#41 2 >>').value).toMatchObject({ repeated: true });
  });

  it.each([
    '',
    '1 2',
    '<< /A >>',
    '<< 1 2 >>',
    '[1',
    ']',
    '[>>',
    '<< ]',
    'R',
    '1 R',
    '/A 0 R',
    '-1 0 R',
    '1 70000 R',
    '7.0 0 R',
    '7. 0 R',
    '+7 0 R',
    '7 0.0 R',
    '7 -0 R',
    '0000000000000007 0 R',
  ])('refuses %j', (text) => {
    expect(() => read(text)).toThrow(PdfRefusal);
  });

  it('takes 128 levels and refuses more', () => {
    expect(() => read('['.repeat(128) + ']'.repeat(128))).not.toThrow();
    expect(() => read('['.repeat(129) + ']'.repeat(129))).toThrow('limit-exceeded');
  });
});
