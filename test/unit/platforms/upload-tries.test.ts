import { describe, expect, it } from 'vitest';
import { testFile, uploadTries } from '#src/platforms/upload-tries.ts';

const sizes = (limit: Parameters<typeof uploadTries>[0]) =>
  uploadTries(limit).map(({ given, file }) => [given, file.name.split('.').at(-1), file.buffer.length]);

describe('uploadTries', () => {
  it('makes files just under and just over the limit, of every stated format, and of another one', () => {
    expect(sizes({ size: 'tối đa 2 MB', formats: 'pdf, jpg' })).toEqual([
      ['under-limit', 'pdf', 1_992_294],
      ['over-limit', 'pdf', 2_202_010],
      ['stated-format', 'pdf', 2_000],
      ['stated-format', 'jpg', 2_000],
      ['other-format', 'txt', 2_000],
    ]);
  });

  it('tries only what is stated', () => {
    expect(sizes({ size: 'không quá 1 MB', formats: null }).map(([given]) => given)).toEqual([
      'under-limit',
      'over-limit',
    ]);
    expect(uploadTries({ size: null, formats: null })).toEqual([]);
  });

  it('does not try a limit that would cost too much', () => {
    expect(sizes({ size: 'tối đa 50 MB', formats: 'pdf' }).map(([given]) => given)).toEqual([
      'stated-format',
      'other-format',
    ]);
  });

  it('stays under and over whatever a portal takes a megabyte for', () => {
    const [under, over] = uploadTries({ size: 'tối đa 5 MB', formats: 'pdf' });
    expect(under?.file.buffer.length).toBeLessThan(5_000_000);
    expect(over?.file.buffer.length).toBeGreaterThan(5 * 1024 ** 2);
  });
});

it('testFile begins as its kind does', () => {
  expect(testFile('pdf', 100, 'a').buffer.toString('latin1')).toMatch(/^%PDF-1\.4[\s\S]*%%EOF\n$/);
  expect(testFile('jpg', 100, 'a').buffer.subarray(0, 3).toString('hex')).toBe('ffd8ff');
  expect(testFile('png', 100, 'a').buffer.subarray(0, 4).toString('hex')).toBe('89504e47');
});
