import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '#src/model/errors.ts';
import { openVault, operatorKey } from '#src/store/vault.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portalsweep-vault-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const key = randomBytes(32);
const signed = Buffer.from('%PDF-1.7 Nguyễn Thị Thử Nghiệm, CCCD:000190000017');

/** Every file of the vault, with its folder. */
const files = async (): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('openVault', () => {
  it('gives back what it keeps', async () => {
    const vault = openVault(folder, key);
    const name = await vault.keep(signed);
    expect(await vault.open(name)).toEqual(signed);
    expect(await openVault(folder, key).open(name)).toEqual(signed);
  });

  it('keeps nothing in the clear, neither in a file nor in its name', async () => {
    await openVault(folder, key).keep(signed);
    const [file = ''] = await files();
    const kept = await readFile(file);
    expect(kept.includes('Thử')).toBe(false);
    expect(kept.includes('000190000017')).toBe(false);
    expect(kept.includes('%PDF')).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('lets nobody but the operator read', async () => {
    await openVault(folder, key).keep(signed);
    const [file = ''] = await files();
    expect((await stat(file)).mode & 0o077).toBe(0);
  });

  it('keeps the same bytes once', async () => {
    const vault = openVault(folder, key);
    expect(await vault.keep(signed)).toBe(await vault.keep(signed));
    expect(await files()).toHaveLength(1);
  });

  it('does not open under another key', async () => {
    const name = await openVault(folder, key).keep(signed);
    expect(await openVault(folder, randomBytes(32)).open(name)).toBeNull();
  });

  it('does not open what was changed, cut or put under another name', async () => {
    const vault = openVault(folder, key);
    const name = await vault.keep(signed);
    const other = await vault.keep(Buffer.from('another file'));
    const pathOf = (each: string): string => join(folder, each.slice(0, 2), each.slice(2));
    const kept = await readFile(pathOf(name));
    await writeFile(pathOf(other), kept);
    expect(await vault.open(other)).toBeNull();
    for (const at of [0, 10, 25, kept.length - 1]) {
      const changed = Buffer.from(kept);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      await writeFile(pathOf(name), changed);
      expect(await vault.open(name)).toBeNull();
    }
    await writeFile(pathOf(name), kept.subarray(0, 20));
    expect(await vault.open(name)).toBeNull();
  });

  it.each(['', 'key', '../key', '0'.repeat(64)])('finds nothing under %j', async (name) => {
    expect(await openVault(folder, key).open(name)).toBeNull();
  });
});

describe('operatorKey', () => {
  it('is the one that was given', async () => {
    expect(Buffer.from(await operatorKey(join(folder, 'key'), ` ${key.toString('hex')}\n`))).toEqual(key);
    expect(await files()).toEqual([]);
  });

  it('is made once and found again, by whoever comes first', async () => {
    const file = join(folder, 'deep', 'key');
    const all = await Promise.all([1, 2, 3, 4].map(() => operatorKey(file, undefined)));
    expect(new Set(all.map((each) => Buffer.from(each).toString('hex'))).size).toBe(1);
    expect(await operatorKey(file, undefined)).toEqual(all[0]);
    expect(await files()).toEqual([file]);
  });

  it.skipIf(process.platform === 'win32')('is made for the operator alone', async () => {
    const file = join(folder, 'key');
    await operatorKey(file, undefined);
    expect((await stat(file)).mode & 0o077).toBe(0);
  });

  it.each(['', 'secret', '0'.repeat(63), 'g'.repeat(64)])('refuses %j', async (given) => {
    await expect(operatorKey(join(folder, 'key'), given)).rejects.toBeInstanceOf(UsageError);
  });

  it('does not replace a key file that cannot be read as a key', async () => {
    const file = join(folder, 'key');
    await writeFile(file, 'lost');
    await expect(operatorKey(file, undefined)).rejects.toMatchObject({ code: 'key' });
    expect(await readFile(file, 'utf8')).toBe('lost');
  });
});
