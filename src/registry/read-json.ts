import { readFile, stat } from 'node:fs/promises';
import { faultLine } from './parse-file.ts';

/** Largest file read, bytes. */
const MOST_BYTES = 5 * 1024 * 1024;

/**
 * Content of a JSON file, with or without a byte order mark. What cannot be read becomes one line in
 * `faults` and `undefined`.
 * @param shown the name by which messages call it.
 */
export const readJson = async (path: string | URL, shown: string, faults: string[]): Promise<unknown> => {
  const fault = (what: string): undefined => void faults.push(faultLine(shown, '', '', what));
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES) return fault(`expected at most ${MOST_BYTES} bytes, got ${size}`);
    const content = await readFile(path, 'utf8');
    try {
      return JSON.parse(content.replace(/^\uFEFF/, ''));
    } catch (error) {
      return fault(`expected JSON, got: ${(error as Error).message.slice(0, 200)}`);
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return fault(
      code === 'ENOENT' ? 'expected a file, got nothing there' : `expected a readable file, got ${code}`,
    );
  }
};
