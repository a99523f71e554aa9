import { x509 } from '../certificate.ts';
import type { Citizen, DocumentFile } from '#src/model/journey.ts';
import type { BadFile } from '#src/model/signing.ts';
import { type FileFlaw, signedFile } from './pdf/flawed-pdf.ts';
import { localSigner, stampedBy } from './pdf/local-signer.ts';
import { signPdf } from './pdf/sign-pdf.ts';
import { citizenHolder, type Holder } from './pki/holder.ts';
import { serialNumber } from './pki/authority.ts';
import type { Leaf } from './pki/leaf.ts';
import type { Pki } from './pki/pki.ts';
import { makeSigningKey } from './pki/signing-key.ts';

/** What is wrong with the file itself; a self-signed certificate is no flaw that a portal could hand out. */
const FLAWS: { readonly [B in Exclude<BadFile, 'self-signed'>]: FileFlaw } = {
  changed: 'changed-after-signing',
  expired: 'expired',
  'other-person': 'wrong-citizen',
  'stamp-only': 'stamp-picture',
};

/** Somebody made up, who is none of the citizens. */
const STRANGER: Holder = {
  id: 'citizen-000077000099',
  kind: 'citizen',
  name: 'Phạm Thị Người Khác',
  ids: ['CCCD:000077000099'],
  province: 'Thành phố Hà Nội',
  organisation: null,
};

/**
 * A citizen's document signed badly, under these roots, to see whether a portal takes it. Null for unknown citizens and
 * for files that are no PDF.
 */
export const badlySigned = async (
  pki: Pki,
  identities: readonly Citizen[],
  citizenId: string,
  file: BadFile,
  document: DocumentFile,
): Promise<DocumentFile | null> => {
  const citizen = identities.find(({ id }) => id === citizenId);
  if (citizen === undefined) return null;
  const holder = citizenHolder(citizen);
  const other = identities.find(({ id }) => id !== citizenId);
  const pdf = Buffer.from(document.base64, 'base64');
  const at = new Date();
  const bytes =
    file === 'self-signed'
      ? await signPdf(pdf, localSigner(await selfSigned(holder, at)), {
          at,
          name: holder.name,
          reason: 'Ký hồ sơ điện tử (giả lập)',
          timeStamp: stampedBy(pki),
        })
      : await signedFile(
          {
            pki,
            pdf,
            holder,
            other: other === undefined ? STRANGER : citizenHolder(other),
            at,
            timeStamp: true,
            stamp: true,
          },
          FLAWS[file],
        );
  if (bytes === null) return null;
  return { ...document, base64: bytes.toString('base64') };
};

/** A certificate that names the citizen and that the citizen made alone. */
const selfSigned = async (holder: Holder, now: Date): Promise<Leaf> => {
  const key = await makeSigningKey('rsa-2048');
  const serial = serialNumber();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serial,
    name: new x509.Name([
      { C: [{ printableString: 'VN' }] },
      { CN: [{ utf8String: holder.name }] },
      ...holder.ids.map((id) => ({ '0.9.2342.19200300.100.1.1': [{ utf8String: id }] })),
    ]),
    notBefore: new Date(now.getTime() - 86_400_000),
    notAfter: new Date(now.getTime() + 365 * 86_400_000),
    keys: key.pair,
    signingAlgorithm: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(
        x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation,
        true,
      ),
      await x509.SubjectKeyIdentifierExtension.create(key.pair.publicKey),
    ],
  });
  const der = Buffer.from(certificate.rawData);
  return {
    der,
    key,
    issuer: { id: 'unknown-root', certificate, der, key, parent: null },
    serialNumber: serial,
    notBefore: certificate.notBefore,
    notAfter: certificate.notAfter,
    revokedAt: null,
    subject: certificate.subject,
  };
};
