import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEvidenceFiles } from '#src/store/evidence-files.ts';

describe('openEvidenceFiles', () => {
  let folder: string;
  const bytes = Buffer.from('ảnh chụp màn hình');

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portalsweep-files-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  const names = async (): Promise<string[]> =>
    (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);

  it('names a file by its SHA-256 and leaves nothing else', async () => {
    const name = await openEvidenceFiles(folder).save(bytes, 'jpg');
    const digest = createHash('sha256').update(bytes).digest('hex');
    expect(name).toBe(`${digest.slice(0, 2)}/${digest.slice(2)}.jpg`);
    expect(await readFile(join(folder, name))).toEqual(bytes);
    expect(await names()).toEqual([`${digest.slice(2)}.jpg`]);
  });

  it('keeps the same bytes once, and never writes over them', async () => {
    const files = openEvidenceFiles(folder);
    const name = await files.save(bytes, 'jpg');
    const before = await stat(join(folder, name));
    const all = await Promise.all(Array.from({ length: 8 }, () => files.save(bytes, 'jpg')));
    expect(new Set(all)).toEqual(new Set([name]));
    expect((await stat(join(folder, name))).ino).toBe(before.ino);
    expect(await names()).toHaveLength(1);
  });

  it('keeps one whole file of many that are saved at once', async () => {
    const files = openEvidenceFiles(folder);
    const [name = ''] = await Promise.all(Array.from({ length: 8 }, () => files.save(bytes, 'zip')));
    expect(await readFile(join(folder, name))).toEqual(bytes);
    expect(await names()).toHaveLength(1);
  });

  it('mends a file that a loss of power cut short', async () => {
    const files = openEvidenceFiles(folder);
    const name = await files.save(bytes, 'jpg');
    await truncate(join(folder, name), 3);
    await files.save(bytes, 'jpg');
    expect(await readFile(join(folder, name))).toEqual(bytes);
  });

  it('refuses an extension that would leave the folder', async () => {
    await expect(openEvidenceFiles(folder).save(bytes, '../x')).rejects.toThrow('no extension');
  });

  it('says so when its folder is a file', async () => {
    await writeFile(join(folder, 'evidence'), '');
    const saved = openEvidenceFiles(join(folder, 'evidence')).save(bytes, 'jpg');
    await expect(saved).rejects.toMatchObject({ name: 'UsageError', code: 'store-unreachable' });
  });
});
