import type { SignedFileEvidence } from '#src/model/signing.ts';
import type { Desk } from './ask.ts';
import { cleanUrl } from './clean-url.ts';
import type { FetchedFile } from './fetch-file.ts';

/** Puts a fetched file into the vault; gives what of it stays in the evidence. */
export const keepFile = async (
  desk: Desk,
  { url, bytes }: FetchedFile,
): Promise<Omit<SignedFileEvidence, 'step' | 'origin' | 'expectedSigner' | 'verdict'>> => ({
  url: url === null ? null : cleanUrl(url),
  ...(await desk.stage.signing.keep(bytes)),
});
