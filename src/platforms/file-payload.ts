import { createHash } from 'node:crypto';
import type { Locator } from 'playwright';
import type { DocumentFile } from '#src/model/journey.ts';
import { spend } from './effort.ts';

export type Payload = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

export const filePayload = ({ fileName, mimeType, base64 }: DocumentFile): Payload => ({
  name: fileName,
  mimeType,
  buffer: Buffer.from(base64, 'base64'),
});

/** SHA-256, hex, of a file's octets. */
export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Gives a field for files this file. */
export const upload = async (field: Locator, file: Payload, patienceMs: number): Promise<void> => {
  await field.setInputFiles(file, { timeout: patienceMs });
  spend(field.page(), { uploads: 1 });
};
