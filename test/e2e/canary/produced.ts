import { copyFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import AdmZip from 'adm-zip';
import knex from 'knex';

/** A piece of what was produced, unpacked, and the way to it: `reports/portalsweep.sqlite > attempts.evidence > gzip`. */
export type Produced = { readonly where: string; readonly bytes: Buffer };

/** Archives in archives in archives. */
const DEEPEST = 6;
const SHORTEST_BASE64 = 24;

/** Every file under a folder and all that is packed in them. */
export const producedUnder = async (folder: string): Promise<readonly Produced[]> => {
  const found: Produced[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const where = relative(folder, path);
    const bytes = await readFile(path);
    found.push({ where: `${where} (name)`, bytes: Buffer.from(where) }, ...unpacked(where, bytes));
    if (bytes.subarray(0, 15).toString('latin1') === 'SQLite format 3')
      found.push(...(await cellsOf(path, where)));
  }
  return found;
};

/** The bytes themselves, then what they unpack to. */
export const unpacked = (where: string, bytes: Buffer, depth = 0): readonly Produced[] => {
  const self = [{ where, bytes }];
  if (depth >= DEEPEST || bytes.length < 8) return self;
  return [
    ...self,
    ...inner(bytes).flatMap(({ how, bytes: within }) => unpacked(`${where} > ${how}`, within, depth + 1)),
  ];
};

const inner = (bytes: Buffer): readonly { readonly how: string; readonly bytes: Buffer }[] => {
  if (bytes.readUInt32BE(0) === 0x50_4b_03_04)
    return new AdmZip(bytes).getEntries().flatMap((entry) => [
      { how: `${entry.entryName} (name)`, bytes: Buffer.from(entry.entryName) },
      { how: entry.entryName, bytes: entry.getData() },
    ]);
  const packed = (
    [
      ['gzip', gunzipSync],
      ['zlib', inflateSync],
      ['deflate', inflateRawSync],
      ['brotli', brotliDecompressSync],
    ] as const
  ).flatMap(([how, unpack]) => {
    try {
      const out = unpack(bytes);
      return out.length > 0 ? [{ how, bytes: out }] : [];
    } catch {
      return [];
    }
  });
  if (packed.length > 0) return packed;
  // Pictures and encrypted files hold such runs by chance only.
  if (bytes.subarray(0, 4096).includes(0)) return [];
  const text = bytes.toString('latin1');
  return [...text.matchAll(new RegExp(`[\\w+/-]{${SHORTEST_BASE64},}`, 'g'))]
    .filter(([run]) => !/^[0-9a-f]+$/.test(run))
    .map(([run]) => ({ how: 'base64', bytes: Buffer.from(run, 'base64') }));
};

/** Every cell of every table, with what its write-ahead log holds. A copy is read: reading in place would write. */
const cellsOf = async (path: string, where: string): Promise<readonly Produced[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'portalsweep-canary-db-'));
  const copy = join(folder, basename(path));
  await copyFile(path, copy);
  for (const end of ['-wal', '-shm']) await copyFile(path + end, copy + end).catch(() => undefined);
  const database = knex({ client: 'sqlite3', connection: { filename: copy }, useNullAsDefault: true });
  try {
    const tables = (await database('sqlite_master').where({ type: 'table' }).pluck('name')) as string[];
    const found: Produced[] = [];
    for (const table of tables)
      for (const row of (await database(table).select()) as Record<string, unknown>[])
        for (const [column, value] of Object.entries(row))
          if (typeof value === 'string' || Buffer.isBuffer(value))
            found.push(...unpacked(`${where} > ${table}.${column}`, Buffer.from(value as Buffer)));
    return found;
  } finally {
    await database.destroy();
    await rm(folder, { recursive: true, force: true });
  }
};
