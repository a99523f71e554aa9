import type { Fleet } from '#src/fleet/fleet.ts';
import type { FileVerdict } from '#src/model/signature.ts';
import { readCertificates } from '#src/signature/certificates/parse-certificate.ts';
import { verify } from '#src/signature/verify.ts';

/** What the project's own verifier says of a file, under the fleet's roots. */
export const judged = async (fleet: Fleet, bytes: Buffer, signerId: string | null): Promise<FileVerdict> => {
  const anchors = Object.values(await fleet.signingAnchors()).flatMap((pem) =>
    readCertificates(Buffer.from(pem)),
  );
  return verify(
    { bytes, content: null },
    {
      anchors,
      at: new Date(),
      revocation: 'if-present',
      signerId,
      extra: { certificates: [], crls: [], ocsps: [] },
    },
  );
};
