import { describe, expect, it } from 'vitest';
import type { Reason } from '#src/model/outcome.ts';
import { REASONS, reasonText } from '#src/report/reasons.ts';

describe('reasons', () => {
  it('are said in both languages, in NFC, each in its own words', () => {
    const texts = Object.values(REASONS);
    for (const { vi, en } of texts) {
      expect(vi.trim()).not.toBe('');
      expect(en.trim()).not.toBe('');
      expect(vi.normalize('NFC')).toBe(vi);
      expect(vi).not.toBe(en);
    }
    expect(new Set(texts.map(({ vi }) => vi)).size).toBe(texts.length);
    expect(new Set(texts.map(({ en }) => en)).size).toBe(texts.length);
  });

  it('leave no outcome but passed without a word', () => {
    expect(reasonText('passed', null)).toBeNull();
    for (const outcome of ['failed', 'cantTell', 'inapplicable', 'untested'] as const) {
      expect(reasonText(outcome, null)?.vi).toBeTruthy();
    }
  });

  it('show a reason of a newer store as it stands', () => {
    expect(reasonText('cantTell', 'of-tomorrow' as Reason)?.vi).toBe('of-tomorrow');
  });
});
