import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the project, absolute: scenarios and data are found from any working directory. */
export const projectFolder: string = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

export const toolVersion: string = (
  JSON.parse(readFileSync(resolve(projectFolder, 'package.json'), 'utf8')) as { version: string }
).version;
