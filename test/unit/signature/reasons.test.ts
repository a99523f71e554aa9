import { describe, expect, it } from 'vitest';
import { REASON_CODES, reason } from '#src/signature/reasons.ts';

describe('the table of reasons', () => {
  it.each(REASON_CODES)('%s reads as one short sentence in both languages', (code) => {
    const { text } = reason(code);
    for (const sentence of [text.vi, text.en]) {
      expect(sentence).toBe(sentence.normalize('NFC').trim());
      expect(sentence).toMatch(/[.?]$/u);
      expect(sentence.length).toBeLessThan(200);
    }
    expect(text.vi).not.toBe(text.en);
    expect(code).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u);
  });

  it('uses no sentence twice', () => {
    const sentences = REASON_CODES.flatMap((code) => [reason(code).text.vi, reason(code).text.en]);
    expect(new Set(sentences).size).toBe(sentences.length);
  });
});

describe('reason', () => {
  it('has no detail unless one is given', () => {
    expect(reason('no-path').detail).toBeNull();
    expect(reason('no-path', '').detail).toBe('');
  });

  it('cuts what a hostile file puts into a detail', () => {
    expect(reason('malformed', 'x'.repeat(10_000)).detail).toHaveLength(300);
  });
});
