import { randomBytes } from 'node:crypto';
import { x509 } from '../certificate.ts';
import { signedFile, type FileFlaw } from '../signing/pdf/flawed-pdf.ts';
import { localSigner, stampedBy } from '../signing/pdf/local-signer.ts';
import { signPdf, type SignPdfOptions } from '../signing/pdf/sign-pdf.ts';
import { addValidationData } from '../signing/pdf/validation-data.ts';
import { chainOf } from '../signing/pki/authority.ts';
import type { Holder } from '../signing/pki/holder.ts';
import { certificatesOf, type Leaf } from '../signing/pki/leaf.ts';
import type { CarriedFault } from '../fault.ts';
import type { FleetPortal } from '../state.ts';
import type { SigningErrand } from './portal-signing.ts';
import { stampLines } from './stamp-lines.ts';

/** Signs again with keys at hand; what is left out is as on a healthy portal. */
type Anew = Partial<Pick<SignPdfOptions, 'digest' | 'subFilter'>> & {
  readonly leaf?: Leaf;
  readonly certificates?: readonly Uint8Array[];
  readonly timeStamp?: false;
  readonly stamp?: false;
};

/** What this portal's fault makes of a file; `sound` is the file as the provider's signature completed it. */
type Mishap = (work: {
  readonly sound: Buffer;
  readonly portal: FleetPortal;
  readonly errand: SigningErrand;
  readonly holder: Holder;
  readonly anew: (how: Anew) => Promise<Buffer>;
  readonly flawed: (flaw: FileFlaw) => Promise<Buffer>;
}) => Promise<Buffer> | Buffer;

const same: Mishap = ({ sound }) => sound;
const flawed =
  (flaw: FileFlaw): Mishap =>
  (work) =>
    work.flawed(flaw);
const empty: Mishap = () => Buffer.alloc(0);

/** By fault and variant; where nothing stands here the file is sound. */
const MISHAPS: Readonly<Record<string, Mishap>> = {
  'signing-told-only c': empty,
  'nothing-signed a': ({ errand }) => errand.original,
  'nothing-signed b': ({ errand }) =>
    Buffer.concat([errand.original, Buffer.from('\n% Tap tin da duoc xu ly\n')]),
  'nothing-signed c': async ({ anew }) =>
    withContents(await anew({ stamp: false }), (length) => Buffer.alloc(length)),
  'stamp-without-signature a': flawed('stamp-picture'),
  'stamp-without-signature b': ({ sound }) => withContents(sound, (length) => Buffer.alloc(length)),
  'stamp-without-signature c': ({ sound }) => withContents(sound, randomBytes),
  'stamp-without-signature ok': ({ anew }) => anew({ stamp: false }),
  'signed-bytes-changed a': flawed('changed-after-signing'),
  'signed-bytes-changed b': flawed('added-after-signing'),
  'signed-bytes-changed c': flawed('broken-signature'),
  'signed-bytes-changed ok': async (work) => withStatus(work, await work.anew({}), ['crl', 'ocsp']),
  'signed-file-saved-again a': flawed('saved-again'),
  'signed-file-saved-again b': ({ sound }) => sound.subarray(0, sound.length - 900),
  'signed-file-saved-again c': ({ sound }) =>
    Buffer.from(sound.toString('latin1').replaceAll('\n', '\r\n'), 'latin1'),
  'signer-wrong a': flawed('wrong-citizen'),
  'signer-wrong b': async ({ portal, anew }) =>
    anew({ leaf: await portal.signing.pki.leaf(portal.signing.officer, 'good') }),
  'signer-wrong c': async ({ portal, errand, anew }) => {
    const otherKind = errand.signsAs === 'person' ? 'organisation' : 'person';
    const holder = portal.signing.holder(errand.idNumber, otherKind) ?? portal.signing.officer;
    return anew({ leaf: await portal.signing.pki.leaf(holder, 'good') });
  },
  'signer-wrong ok': async ({ portal, errand, anew }) => {
    const staff = portal.signing.holder(errand.idNumber, 'staff');
    return staff === null ? anew({}) : anew({ leaf: await portal.signing.pki.leaf(staff, 'good') });
  },
  'signer-expired a': flawed('expired'),
  'signer-expired b': async ({ portal, holder, anew }) =>
    anew({ leaf: await portal.signing.pki.leaf(holder, 'expired'), timeStamp: false }),
  'signer-expired c': async ({ portal, holder, anew }) =>
    anew({ leaf: await portal.signing.pki.leaf(holder, 'expired'), subFilter: 'adbe.pkcs7.detached' }),
  'signer-expired ok': ({ anew }) => anew({ subFilter: 'adbe.pkcs7.detached' }),
  'signer-revoked a': flawed('revoked'),
  'signer-revoked b': (work) => revoked(work, ['ocsp']),
  'signer-revoked c': (work) => revoked(work, ['crl']),
  'signer-revoked ok': async (work) => withStatus(work, await work.anew({}), ['ocsp']),
  'signer-untrusted a': flawed('unknown-issuer'),
  'signer-untrusted b': async ({ portal, holder, anew }) => {
    const leaf = await selfSigned(portal, holder);
    return anew({ leaf, certificates: [leaf.der] });
  },
  'signer-untrusted c': async ({ portal, holder, anew }) => {
    const leaf = await portal.signing.pki.leaf(holder, 'good');
    return anew({ leaf, certificates: [leaf.der] });
  },
  'signer-untrusted ok': async ({ portal, holder, anew }) => {
    const leaf = await portal.signing.pki.leaf(holder, 'good');
    return anew({ leaf, certificates: [leaf.der, ...chainOf(leaf.issuer).map(({ der }) => der)] });
  },
  'signing-weak-digest a': flawed('weak-digest'),
  'signing-weak-digest b': ({ anew }) => anew({ digest: 'sha1', timeStamp: false }),
  'signing-weak-digest c': ({ anew }) => anew({ digest: 'sha1', subFilter: 'adbe.pkcs7.detached' }),
  'signing-weak-digest ok': ({ anew }) => anew({ digest: 'sha512' }),
  'time-stamp-missing a': flawed('no-time-stamp'),
  'time-stamp-missing b': flawed('no-time-stamp'),
  'time-stamp-missing c': ({ anew }) => anew({ timeStamp: false, subFilter: 'adbe.pkcs7.detached' }),
  'time-stamp-missing ok': flawed('no-time-stamp'),
};

/** The file that the portal hands out after a signing: sound, or what its fault makes of it. */
export const finishedFile = async (
  portal: FleetPortal,
  errand: SigningErrand,
  sound: Buffer,
): Promise<Buffer> => {
  const holder = portal.signing.holder(errand.idNumber, errand.signsAs);
  const mishap = portal.fault === null ? same : mishapOf(portal.fault);
  if (holder === null || mishap === same) return sound;
  const { pki } = portal.signing;
  const at = new Date();
  const anew = async (how: Anew): Promise<Buffer> => {
    const leaf = how.leaf ?? (await pki.leaf(holder, 'good'));
    const signer = { ...localSigner(leaf), ...(how.certificates ? { certificates: how.certificates } : {}) };
    const signed = await signPdf(errand.original, signer, {
      at,
      name: holder.name,
      reason: 'Ký hồ sơ điện tử (giả lập)',
      ...(how.digest === undefined ? {} : { digest: how.digest }),
      ...(how.subFilter === undefined ? {} : { subFilter: how.subFilter }),
      ...(how.timeStamp === false ? {} : { timeStamp: stampedBy(pki) }),
      ...(how.stamp === false ? {} : { stamp: stampLines(holder, at) }),
    });
    return signed ?? errand.original;
  };
  const withFlaw = async (flaw: FileFlaw): Promise<Buffer> => {
    const other = portal.signing.otherHolder(errand.idNumber, errand.signsAs);
    const order = { pki, pdf: errand.original, holder, other, at, timeStamp: true, stamp: true };
    return (await signedFile(order, flaw)) ?? errand.original;
  };
  return mishap({ sound, portal, errand, holder, anew, flawed: withFlaw });
};

const mishapOf = ({ fault, variant }: CarriedFault): Mishap => MISHAPS[`${fault} ${variant}`] ?? same;

type Work = Parameters<Mishap>[0];

const revoked = async (work: Work, kinds: readonly ('crl' | 'ocsp')[]): Promise<Buffer> => {
  const leaf = await work.portal.signing.pki.leaf(work.holder, 'revoked');
  return withStatus(work, await work.anew({ leaf }), kinds, leaf);
};

/** With answers about revocation in the file. */
const withStatus = async (
  { portal, holder }: Work,
  signed: Buffer,
  kinds: readonly ('crl' | 'ocsp')[],
  ofLeaf?: Leaf,
): Promise<Buffer> => {
  const { pki } = portal.signing;
  const leaf = ofLeaf ?? (await pki.leaf(holder, 'good'));
  const data = {
    certificates: certificatesOf(leaf),
    crls: kinds.includes('crl') ? [await pki.crl(leaf.issuer.id)] : [],
    ocsps: kinds.includes('ocsp') ? [await pki.statusOf(leaf)] : [],
  };
  return addValidationData(signed, data) ?? signed;
};

/** The signature's octets replaced, nothing else moved. */
const withContents = (signed: Buffer, octets: (length: number) => Buffer): Buffer =>
  Buffer.from(
    signed
      .toString('latin1')
      .replace(
        /\/Contents <([0-9a-f]{64,})>/g,
        (_all, hex: string) => `/Contents <${octets(hex.length / 2).toString('hex')}>`,
      ),
    'latin1',
  );

/** A certificate that the holder gave to itself. */
const selfSigned = async (portal: FleetPortal, holder: Holder): Promise<Leaf> => {
  const good = await portal.signing.pki.leaf(holder, 'good');
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: good.serialNumber,
    subject: good.subject,
    issuer: good.subject,
    notBefore: good.notBefore,
    notAfter: good.notAfter,
    publicKey: good.key.pair.publicKey,
    signingKey: good.key.pair.privateKey,
    signingAlgorithm: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  });
  return { ...good, der: Buffer.from(certificate.rawData) };
};
