import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file as messages show it: from the working folder, with `/`. Takes a path or a `file:` address. */
export const shownPath = (file: string): string =>
  relative(process.cwd(), file.startsWith('file:') ? fileURLToPath(file) : file)
    .split(sep)
    .join('/');
