import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBudget } from '../../../../src/signature/pdf/budget.ts';
import { type Cursor, readToken } from '../../../../src/signature/pdf/lexer.ts';
import { PdfRefusal } from '../../../../src/signature/pdf/refusal.ts';

const cursorOf = (octets: Uint8Array): Cursor => ({
  bytes: octets,
  at: 0,
  end: octets.length,
  budget: createBudget(octets.length),
});
const tokenOf = (text: string): unknown => readToken(cursorOf(Buffer.from(text, 'latin1')));

const endingOf = (octets: Uint8Array): string => {
  const cursor = cursorOf(octets);
  try {
    for (let count = 0; count <= octets.length; count += 1) {
      const token = readToken(cursor);
      if (typeof token === 'object' && token.kind === 'end') return 'end';
    }
    return 'endless';
  } catch (error) {
    if (error instanceof PdfRefusal) return 'refused';
    throw error;
  }
};

describe('readToken', () => {
  it.each([
    ['12', 12],
    ['0000000012', 12],
    [' +7 ', { kind: 'real', number: 7, text: '+7' }],
    ['-.5', { kind: 'real', number: -0.5, text: '-.5' }],
    ['4.', { kind: 'real', number: 4, text: '4.' }],
    ['1234567890123456', { kind: 'real', number: 1_234_567_890_123_456, text: '1234567890123456' }],
    ['% a comment\n/A#42#zz', { kind: 'name', name: 'AB#zz' }],
    ['/', { kind: 'name', name: '' }],
    ['endobj<<', { kind: 'word', word: 'endobj' }],
    ['<<', { kind: 'mark', mark: '<<' }],
    ['  % nothing', { kind: 'end' }],
  ])('reads %j', (text, token) => {
    expect(tokenOf(text)).toEqual(token);
  });

  it.each([
    ['(a(b)c\\))', 'a(b)c)'],
    ['(\\101\\60x\\7)', 'A0x\u0007'],
    ['(a\\\nb\\\r\nc)', 'abc'],
    ['(a\r\nb\rc)', 'a\nb\nc'],
    ['(\\n\\q)', '\nq'],
    ['<41 4\n2>', 'AB'],
    ['<414>', 'A@'],
    ['<>', ''],
  ])('reads the string %j', (text, value) => {
    expect(tokenOf(text)).toMatchObject({ kind: 'string', text: value, from: 0, to: text.length });
  });

  it.each(['--5', '1e5', '5x', '(open', '<4g>', '<41', '>', '{', ')', '0x10'])('refuses %j', (text) => {
    expect(() => tokenOf(text)).toThrow(PdfRefusal);
  });

  it('ends for any octets, with tokens or a refusal', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (octets) => {
        expect(endingOf(octets)).not.toBe('endless');
      }),
    );
  });
});
