import { createCipheriv, createDecipheriv, createHmac, randomBytes, randomUUID } from 'node:crypto';
import { chmod, link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UsageError } from '#src/model/errors.ts';
import type { Vault } from '#src/model/signing.ts';
import { fileRefusalOf, refused } from './refused.ts';

/** Begins every file of the vault; the digit is the version of what follows: nonce, tag, cipher text. */
const MARK = Buffer.from('PSVAULT1');
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/**
 * Signed files, encrypted with AES-256-GCM under the operator's key. The same bytes are kept once: their name is
 * their HMAC under the key, which tells nobody else what they are, and which the tag is bound to.
 * @param key 32 octets
 */
export function openVault(folder: string, key: Uint8Array): Vault {
  if (key.length !== KEY_BYTES) throw new Error(`expected a key of ${KEY_BYTES} octets, came ${key.length}`);
  const told = refused(folder, fileRefusalOf);
  const pathOf = (name: string): string => join(folder, name.slice(0, 2), name.slice(2));
  return {
    keep: async (bytes) => {
      const name = createHmac('sha256', key).update(bytes).digest('hex');
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(name));
      const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
      const whole = Buffer.concat([MARK, nonce, cipher.getAuthTag(), sealed]);
      await writePrivately(pathOf(name), whole).catch(told(`A signed file (${bytes.length} bytes)`));
      return name;
    },
    open: async (name) => {
      if (!/^[0-9a-f]{64}$/.test(name)) return null;
      const whole = await readFile(pathOf(name)).catch(() => null);
      const begin = MARK.length + NONCE_BYTES;
      if (whole === null || whole.length < begin + TAG_BYTES || !whole.subarray(0, MARK.length).equals(MARK))
        return null;
      try {
        const decipher = createDecipheriv(CIPHER, key, whole.subarray(MARK.length, begin))
          .setAAD(Buffer.from(name))
          .setAuthTag(whole.subarray(begin, begin + TAG_BYTES));
        return Buffer.concat([decipher.update(whole.subarray(begin + TAG_BYTES)), decipher.final()]);
      } catch {
        return null;
      }
    },
  };
}

/**
 * The operator's key: 64 hexadecimal digits, given, or of the key file, which is made where there is none.
 * @param given from the environment; undefined where it is not set
 * @throws UsageError `key`
 */
export async function operatorKey(file: string, given: string | undefined): Promise<Uint8Array> {
  if (given !== undefined) return keyFrom(given, 'PORTALSWEEP_KEY');
  const told = refused(dirname(file), fileRefusalOf);
  const known = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    return told('The key file')(error);
  });
  if (known !== null) return keyFrom(known, file);
  await makeKeyFile(file).catch(told('The key file'));
  return keyFrom(await readFile(file, 'utf8'), file);
}

function keyFrom(text: string, where: string): Uint8Array {
  const digits = text.trim();
  if (!/^[0-9a-f]{64}$/i.test(digits))
    throw new UsageError('key', `${where}: expected 64 hexadecimal digits, found something else`);
  return Buffer.from(digits, 'hex');
}

/** Appears whole or not at all, and the first of several processes decides. */
async function makeKeyFile(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const part = `${file}.${randomUUID()}.part`;
  await writeFile(part, `${randomBytes(KEY_BYTES).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    await link(part, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(part, { force: true });
  }
}

async function writePrivately(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const part = `${path}.${randomUUID()}.part`;
  try {
    await writeFile(part, bytes, { mode: 0o600, flag: 'wx' });
    await rename(part, path);
    // A folder of another's making may have left wider rights on an older file of this name.
    await chmod(path, 0o600);
  } finally {
    await rm(part, { force: true });
  }
}
