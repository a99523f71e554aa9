import { describe, expect, it } from 'vitest';
import { portalFile, runFile } from '#src/report/page-file.ts';

describe('page files', () => {
  it('keeps a plain id readable', () => {
    expect(portalFile('ha-noi')).toBe('portal-ha-noi.html');
  });

  it('makes any id a file name of the folder itself', () => {
    for (const id of [
      '../../etc/passwd',
      'a/b/phone',
      'C:\\x',
      '',
      '\u0000',
      'é',
      'x'.repeat(5000),
      'A',
      '%2e%2e',
    ]) {
      expect(runFile(id)).toMatch(/^run-[a-z0-9-]{1,100}\.html$/);
    }
  });

  it('gives different ids different files', () => {
    const ids = ['a/b', 'a-b', 'a--b', 'A-B', 'a.b', `${'x'.repeat(90)}1`, `${'x'.repeat(90)}2`];
    expect(new Set(ids.map(runFile)).size).toBe(ids.length);
  });
});
