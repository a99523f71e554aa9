import { createHash } from 'node:crypto';
import {
  context,
  contextPrimitive,
  enumerated,
  generalizedTime,
  octets,
  oid,
  readAll,
  readOne,
  sequence,
} from '../der.ts';
import { digestAlgorithm } from '../digest.ts';
import { certificateParts, type Leaf } from './leaf.ts';
import { signedStructure } from './signing-key.ts';

const BASIC = '1.3.6.1.5.5.7.48.1.1';
const NONCE = oid('1.3.6.1.5.5.7.48.1.2');
const HOUR_MS = 3_600_000;

/** What an OCSP request asks (RFC 6960, 4.1.1): CertIDs as they came, their serial numbers, and the nonce. */
export type StatusRequest = {
  readonly ids: readonly { readonly der: Buffer; readonly serialNumber: string }[];
  readonly nonce: Buffer | null;
};

/** @throws RangeError where the octets are no request. */
export const readStatusRequest = (der: Uint8Array): StatusRequest => {
  const [toBeSigned] = readAll(readOne(der).content);
  const fields = readAll(toBeSigned?.content ?? Buffer.alloc(0));
  const list = fields.find(({ tag }) => tag === 0x30);
  if (list === undefined) throw new RangeError('an OCSP request without a list');
  const ids = readAll(list.content).map((request) => {
    const [id] = readAll(request.content);
    const serial = readAll(id?.content ?? Buffer.alloc(0))[3];
    if (id === undefined || serial === undefined) throw new RangeError('an OCSP request without CertID');
    return { der: id.der, serialNumber: serial.content.toString('hex').replace(/^(00)+/, '') };
  });
  const extensions = fields.find(({ tag }) => tag === 0xa2);
  const nonce =
    extensions === undefined
      ? undefined
      : readAll(readOne(extensions.content).content).find(({ content }) =>
          content.subarray(0, NONCE.length).equals(NONCE),
        );
  return { ids, nonce: nonce?.der ?? null };
};

/** An OCSP request for one certificate (CertID by SHA-1, as everybody still sends it). */
export const statusRequest = (leaf: Leaf): Buffer => sequence(sequence(sequence(sequence(certId(leaf)))));

/**
 * The answer of a delegated responder (RFC 6960, 4.2).
 * @param statusOf the leaf of this serial number; null for one that the authority never issued.
 */
export const statusResponse = (
  request: StatusRequest,
  statusOf: (serialNumber: string) => Leaf | null,
  responder: Leaf,
  now: Date,
): Buffer => {
  const responses = request.ids.map(({ der, serialNumber }) =>
    sequence(
      der,
      certificateStatus(statusOf(serialNumber)),
      generalizedTime(new Date(now.getTime() - 60_000)),
      context(0, generalizedTime(new Date(now.getTime() + 12 * HOUR_MS))),
    ),
  );
  const data = sequence(
    context(2, octets(certificateParts(responder.der).keyHash)),
    generalizedTime(now),
    sequence(...responses),
    ...(request.nonce === null ? [] : [context(1, sequence(request.nonce))]),
  );
  const basic = signedStructure(responder.key, data, context(0, sequence(responder.der)));
  return sequence(enumerated(0), context(0, sequence(oid(BASIC), octets(basic))));
};

/** `malformedRequest` (1) or `unauthorized` (6), which need no signature. */
export const statusRefusal = (code: 1 | 6): Buffer => sequence(enumerated(code));

const certId = (leaf: Leaf): Buffer => {
  const issuer = certificateParts(leaf.issuer.der);
  return sequence(
    digestAlgorithm('sha1'),
    octets(createHash('sha1').update(issuer.subject).digest()),
    octets(issuer.keyHash),
    certificateParts(leaf.der).serialNumber,
  );
};

const certificateStatus = (leaf: Leaf | null): Buffer => {
  if (leaf === null) return contextPrimitive(2, Buffer.alloc(0));
  if (leaf.revokedAt === null) return contextPrimitive(0, Buffer.alloc(0));
  return context(1, generalizedTime(leaf.revokedAt), context(0, enumerated(1)));
};
