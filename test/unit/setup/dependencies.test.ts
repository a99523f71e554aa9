import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dependenciesOwed } from '../../../src/setup/dependencies.mjs';

describe('what npm owes', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'portalsweep-lock-'));
    mkdirSync(path.join(root, 'node_modules'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const locked = { '': { version: '0.1.0' }, 'node_modules/zod': { version: '4.6.7' } };
  const write = (file: string, packages: unknown): void =>
    writeFileSync(path.join(root, file), JSON.stringify({ packages }));
  const owed = (installed: unknown, more: object = {}): string | null => {
    write('package-lock.json', { ...locked, ...more });
    write('node_modules/.package-lock.json', installed);
    return dependenciesOwed(root);
  };

  it('is nothing when what is installed is what is locked', () => {
    expect(owed({ 'node_modules/zod': { version: '4.6.7' } })).toBeNull();
  });

  it('is everything in a fresh clone', () => {
    write('package-lock.json', locked);
    expect(dependenciesOwed(root)).toBe('nothing is installed yet');
  });

  it('names the package that is of another version or absent', () => {
    expect(owed({ 'node_modules/zod': { version: '4.0.0' } })).toBe(
      'node_modules/zod should be 4.6.7 and is 4.0.0',
    );
    expect(owed({})).toBe('node_modules/zod should be 4.6.7 and is absent');
  });

  it('is the optional part for this platform and not one for another', () => {
    const part = { version: '1.0.0', optional: true, cpu: [process.arch] };
    const zod = { 'node_modules/zod': { version: '4.6.7' } };
    expect(owed(zod, { 'node_modules/part': { ...part, os: ['another'] } })).toBeNull();
    expect(
      owed(zod, { 'node_modules/part': { ...part, os: [process.platform], cpu: ['another'] } }),
    ).toBeNull();
    expect(owed(zod, { 'node_modules/part': { ...part, os: [process.platform] } })).toBe(
      'node_modules/part should be 1.0.0 and is absent',
    );
  });

  it('is told when the lock itself cannot be read', () => {
    writeFileSync(path.join(root, 'package-lock.json'), '{');
    expect(dependenciesOwed(root)).toBe('package-lock.json cannot be read');
  });
});
