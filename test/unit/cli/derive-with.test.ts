import { describe, expect, it } from 'vitest';
import { deriveWith } from '#src/cli/derive-with.ts';
import type { Vault } from '#src/model/signing.ts';
import { signedFile } from '../report/signing-builder.ts';
import { attempt } from '../scoring/stored.ts';

describe('deriving with the vault of a folder', () => {
  const opened: string[] = [];
  const openVault = async (): Promise<Vault> => {
    opened.push('vault');
    return { keep: async () => '', open: async () => null };
  };

  it('opens no vault, and so asks for no key, where nothing was kept', async () => {
    const derive = deriveWith({}, [], openVault);
    const plain = attempt(1, 'first', 1);
    expect(await derive(plain)).toBe(plain);
    expect(opened).toEqual([]);
  });

  it('opens it once for all attempts', async () => {
    const derive = deriveWith({}, [], openVault);
    const made = attempt(1, 'first', 1);
    const kept = { ...made, evidence: { ...made.evidence, signedFiles: [signedFile()] } };
    expect(await derive(kept)).toBe(kept);
    await derive(kept);
    expect(opened).toEqual(['vault']);
  });

  it('tells the operator where the key is wrong', async () => {
    const derive = deriveWith({}, [], () => Promise.reject(new Error('key')));
    const made = attempt(1, 'first', 1);
    const kept = { ...made, evidence: { ...made.evidence, signedFiles: [signedFile()] } };
    await expect(derive(kept)).rejects.toThrow('key');
  });
});
