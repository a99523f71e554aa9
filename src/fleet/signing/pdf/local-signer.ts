import { certificatesOf, type Leaf } from '../pki/leaf.ts';
import type { Pki } from '../pki/pki.ts';
import { signWith } from '../pki/signing-key.ts';
import { timeStampRequest, tokenOf } from '../pki/time-stamp.ts';
import type { PdfSigner } from './sign-pdf.ts';

/** Signs with a key at hand: a token's, an officer's, or one that a fault misuses. */
export const localSigner = (leaf: Leaf): PdfSigner => ({
  keyKind: leaf.key.kind,
  certificates: certificatesOf(leaf),
  sign: async (attributes, digest) => signWith(leaf.key, digest, attributes),
});

/** Asks the authority for a time stamp over a signature value. */
export const stampedBy =
  (pki: Pki) =>
  async (signature: Uint8Array): Promise<Uint8Array> =>
    tokenOf(await pki.stamp(timeStampRequest(signature)));
