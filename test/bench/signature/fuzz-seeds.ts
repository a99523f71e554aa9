import type { FileVerdict, SignatureFormat } from '#src/model/signature.ts';
import type { Policy } from '#src/signature/policy.ts';
import { sniff } from '#src/signature/sniff.ts';
import { type Signed, verify } from '#src/signature/verify.ts';
import { policyOf } from '../../signing/cases/own-case.ts';
import { ownCases } from '../../signing/own-cases.ts';
import { loadCorpus, openCase, signingFolder } from './corpus.ts';

/** A file whose signature is valid, to be changed. */
export type Seed = {
  readonly id: string;
  readonly format: SignatureFormat;
  readonly bytes: Buffer;
  readonly content: Buffer | null;
  readonly policy: Policy;
  readonly verdict: FileVerdict;
};

const seedOf = async (id: string, signed: Signed, policy: Policy): Promise<readonly Seed[]> => {
  // Armour is taken off: under base64 every mutation is one of the armour.
  const sniffed = sniff(signed.bytes);
  const verdict = await verify(signed, policy);
  if (sniffed === null || verdict.verdict !== 'valid') return [];
  return [
    {
      id,
      format: sniffed.format,
      bytes: Buffer.from(sniffed.bytes),
      content: signed.content === null ? null : Buffer.from(signed.content),
      policy,
      verdict,
    },
  ];
};

/** Every own case and, where the shared corpus is at hand, every case of it that is valid. */
export const fuzzSeeds = async (): Promise<readonly Seed[]> => {
  const seeds: Seed[] = [];
  for (const each of ownCases.filter(({ verdict }) => verdict === 'valid'))
    seeds.push(
      ...(await seedOf(
        `own/${each.id}`,
        { bytes: each.make(), content: each.content ?? null },
        policyOf(each),
      )),
    );
  const folder = signingFolder();
  if (folder !== null)
    for (const each of loadCorpus(folder).filter(({ mustAccept }) => mustAccept)) {
      const { signed, policy } = openCase(folder, each);
      seeds.push(...(await seedOf(`corpus/${each.id}`, signed, policy)));
    }
  return seeds;
};
