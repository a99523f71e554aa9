import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { stampedBy } from '../signing/pdf/local-signer.ts';
import { preparePdf } from '../signing/pdf/sign-pdf.ts';
import { addValidationData } from '../signing/pdf/validation-data.ts';
import type { RemoteState } from '../signing/remote/remote-signer.ts';
import { type FleetPortal, variantOf } from '../state.ts';
import { finishedFile } from './finished-file.ts';
import type { SigningErrand, SignsAs } from './portal-signing.ts';
import {
  FAILED,
  NO_CERTIFICATE,
  NOT_SUPPORTED,
  RAN_OUT,
  rejectedWords,
  signedWords,
} from './result-words.ts';
import { stampLines } from './stamp-lines.ts';

/** What a citizen orders to be signed. */
export type SigningRequest = {
  readonly idNumber: string;
  readonly signsAs: SignsAs;
  readonly providerId: string;
  readonly fileName: string;
  readonly pdf: Buffer;
  readonly draftId: string | null;
};

/** How a signing stands, in the portal's own words. */
export type SigningProgress =
  | { readonly state: 'waiting' }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'signed'; readonly message: string };

/** The signer's certificate at a provider and those above it; empty where there is none. */
export const certificatesAt = async (
  portal: FleetPortal,
  providerId: string,
  idNumber: string,
  signsAs: SignsAs,
): Promise<readonly Buffer[]> => {
  if (variantOf(portal, 'signing-fails') === 'c') return [];
  const provider = portal.signing.providers.find(({ id }) => id === providerId);
  return provider === undefined ? [] : provider.certificates(idNumber, signsAs);
};

/** Prepares the file and sends the order to the citizen's phone; a text says why that cannot be. */
export const openErrand = async (
  portal: FleetPortal,
  request: SigningRequest,
): Promise<SigningErrand | string> => {
  const { idNumber, signsAs, providerId } = request;
  const { pki, providers } = portal.signing;
  const certificates = await certificatesAt(portal, providerId, idNumber, signsAs);
  const holder = portal.signing.holder(idNumber, signsAs);
  const provider = providers.find(({ id }) => id === providerId);
  if (certificates.length === 0 || holder === null || provider === undefined) return NO_CERTIFICATE;
  const at = new Date();
  const prepared = preparePdf(
    request.pdf,
    { keyKind: 'rsa-2048', certificates },
    {
      at,
      name: holder.name,
      reason: 'Ký hồ sơ điện tử (giả lập)',
      stamp: stampLines(holder, at),
      timeStamp: stampedBy(pki),
    },
  );
  if (prepared === null) return NOT_SUPPORTED;
  const order = await provider.order(
    idNumber,
    signsAs,
    prepared.attributes,
    prepared.digest,
    `Ký ${request.fileName}`,
  );
  const finish = async (signature: Buffer): Promise<Buffer> => {
    const signed = await prepared.finish(signature);
    // Half of the portals add what proves that nothing was revoked: level B-LT instead of B-T.
    if (portal.draw % 2 === 0) return signed;
    const leaf = await pki.leaf(holder, 'good');
    const data = { certificates, crls: [await pki.crl(leaf.issuer.id)], ocsps: [await pki.statusOf(leaf)] };
    return addValidationData(signed, data) ?? signed;
  };
  return keep(portal, request, order.status, finish);
};

/** Takes a file that the agent on the citizen's machine signed. */
export const keepSigned = (
  portal: FleetPortal,
  request: Omit<SigningRequest, 'providerId'>,
  signed: Buffer,
): SigningErrand =>
  keep(
    portal,
    request,
    async () => ({ state: 'signed', signature: Buffer.alloc(0) }),
    async () => signed,
  );

const keep = (
  portal: FleetPortal,
  request: Omit<SigningRequest, 'providerId'>,
  ask: () => Promise<RemoteState>,
  finish: SigningErrand['finish'],
): SigningErrand => {
  const errand: SigningErrand = {
    id: randomBytes(8).toString('hex'),
    idNumber: request.idNumber,
    signsAs: request.signsAs,
    fileName: request.fileName,
    original: request.pdf,
    draftId: request.draftId,
    ask,
    finish,
    openedAt: Date.now(),
    signed: null,
  };
  portal.signing.errands.set(errand.id, errand);
  return errand;
};

/** Look-alikes of a signing that hangs or fails take this much longer than the phone does. */
const LATER_MS = 4000;

/** Asks the provider how the signing stands; the signed file is made when the signature has come. */
export const progressOf = async (portal: FleetPortal, errand: SigningErrand): Promise<SigningProgress> => {
  const hangs = variantOf(portal, 'signing-hangs');
  const fails = variantOf(portal, 'signing-fails');
  if (hangs === 'a') return { state: 'waiting' };
  if (hangs === 'c') await neverAnswered();
  if (errand.signed !== null) return { state: 'signed', message: signedWords(portal) };
  const now = await errand.ask();
  if (now.state === 'refused') return { state: 'failed', message: FAILED };
  if (now.state === 'rejected') return rejected(portal, errand);
  if (now.state === 'ran-out') return { state: 'failed', message: RAN_OUT };
  if (now.state !== 'signed') return { state: 'waiting' };
  if (fails === 'b') return { state: 'failed', message: FAILED };
  const isLate = hangs === 'ok' || fails === 'ok';
  if (isLate && Date.now() < errand.openedAt + LATER_MS) return { state: 'waiting' };
  errand.signed ??= await finishedFile(portal, errand, await errand.finish(now.signature));
  return { state: 'signed', message: signedWords(portal) };
};

const rejected = (portal: FleetPortal, errand: SigningErrand): SigningProgress => {
  const variant = variantOf(portal, 'signing-reject-ignored');
  if (variant === 'a') return { state: 'waiting' };
  if (variant === 'c') return { state: 'failed', message: '' };
  if (variant !== 'b') return { state: 'failed', message: rejectedWords(portal) };
  errand.signed = errand.original;
  return { state: 'signed', message: signedWords(portal) };
};

// Not referenced: a stopped fleet must not wait for an answer that nobody reads any more.
export const neverAnswered = (): Promise<void> => wait(2 ** 31 - 1, undefined, { ref: false });
