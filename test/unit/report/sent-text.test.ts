import { describe, expect, it } from 'vitest';
import { sentText } from '#src/report/sent-text.ts';

describe('sentText', () => {
  it('leaves ordinary Vietnamese, lines and emoji alone', () => {
    const ordinary = 'Nộp hồ sơ\n\ttrực tuyến 👨‍👩‍👧 – “được”';
    expect(sentText(ordinary)).toBe(ordinary);
  });

  it('shows what would be invisible or turn the line', () => {
    expect(sentText('a\u0000b\u202Ec\u2066d\u0085')).toBe('a⟨U+0000⟩b⟨U+202E⟩c⟨U+2066⟩d⟨U+0085⟩');
  });

  it('mends lone surrogates, its own cut included', () => {
    expect(sentText('x\uD83D')).toBe('x\uFFFD');
    expect(sentText('ab👍', 3).isWellFormed()).toBe(true);
  });

  it('cuts what is too long and says by how much', () => {
    expect(sentText('x'.repeat(10_000), 50)).toBe(`${'x'.repeat(50)}… (+9950)`);
  });
});
