import { basename, dirname, join, resolve } from 'node:path';
import type { Vault } from '#src/model/signing.ts';
import { openVault, operatorKey } from '#src/store/vault.ts';

/**
 * The vault of a folder of sweeps: `.vault/` beside it, never within it, because reports are given away. The key is
 * the operator's: PORTALSWEEP_KEY, or the file `.vault/key`, made at the first use.
 * @throws UsageError `key`
 */
export const openVaultFor = async (out: string): Promise<Vault> => {
  const reports = resolve(out);
  const folder = join(dirname(reports), '.vault');
  const key = await operatorKey(join(folder, 'key'), process.env['PORTALSWEEP_KEY']);
  return openVault(join(folder, basename(reports)), key);
};
