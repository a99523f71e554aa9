import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '#src/model/errors.ts';
import type { Certificate } from '#src/signature/certificates/certificate.ts';
import { readCertificates } from '#src/signature/certificates/parse-certificate.ts';

const ENDINGS = /\.(?:pem|crt|cer|der|p7b|p7c)$/i;
/** A bundle of every root there is stays far below. */
const MAX_BYTES = 8 * 1_024 * 1_024;

const filesAt = async (path: string): Promise<readonly string[]> => {
  if (!(await stat(path)).isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => ENDINGS.test(name)).sort();
  if (names.length === 0) throw new Error('no .pem, .crt, .cer, .der, .p7b or .p7c file in the folder');
  return names.map((name) => join(path, name));
};

const certificatesOf = async (file: string): Promise<readonly Certificate[]> => {
  if ((await stat(file)).size > MAX_BYTES) throw new Error(`more than ${MAX_BYTES} octets`);
  const found = readCertificates(await readFile(file));
  if (found.length === 0) throw new Error('no certificate in it');
  return found;
};

const faultOf = (path: string, error: unknown): string =>
  `--anchors ${path}: expected certificates (PEM, DER or PKCS #7): ${error instanceof Error ? error.message : String(error)}`;

const skipped = (faults: readonly string[]): void => {
  for (const fault of faults) process.stderr.write(`portalsweep: left out: ${fault}\n`);
};

/**
 * Reads trust anchors from files (PEM, DER, PKCS #7) and folders of such files. In a folder a file that cannot be read
 * as such is left out, which is told on standard error.
 * @throws UsageError `anchors`, with every file that was named and cannot be read, and every folder without a readable one
 */
export const readAnchors = async (paths: readonly string[]): Promise<readonly Certificate[]> => {
  const faults: string[] = [];
  const anchors: Certificate[] = [];
  for (const path of paths) {
    const files: readonly string[] = await filesAt(path).catch((error: unknown) => {
      faults.push(faultOf(path, error));
      return [];
    });
    const unread: string[] = [];
    for (const file of files)
      try {
        anchors.push(...(await certificatesOf(file)));
      } catch (error) {
        unread.push(faultOf(file, error));
      }
    const named = files.includes(path);
    if (named || unread.length === files.length) faults.push(...unread);
    else skipped(unread);
  }
  if (faults.length > 0) throw new UsageError('anchors', faults);
  return [...new Map(anchors.map((each) => [each.fingerprint, each])).values()];
};
