import { createHash } from 'node:crypto';
import type { Vault } from '#src/model/signing.ts';
import type { KeptFile } from '#src/platforms/adapter.ts';
import { showsSignature } from './signature-words.ts';

/** Puts a signed file into the vault; what returns may stand in the evidence. */
export const keepFile = async (bytes: Uint8Array, vault: Vault | null): Promise<KeptFile> => ({
  bytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  kept: vault === null ? null : await vault.keep(bytes),
  stamped: showsSignature(bytes),
});
