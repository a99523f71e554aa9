import { randomBytes } from 'node:crypto';
import { attributesToSign, signedData } from '../cms/signed-data.ts';
import { generalizedTime, integer, octets, oid, readAll, readOne, sequence, tagged } from '../der.ts';
import { DIGEST_NAMES, DIGESTS, type DigestName, digestAlgorithm, digestOf } from '../digest.ts';
import { certificatesOf, type Leaf } from './leaf.ts';
import { signWith } from './signing-key.ts';

const TST_INFO = '1.2.840.113549.1.9.16.1.4';
/** Under the example arc of RFC 5612's enterprise 32473, which belongs to nobody. */
const POLICY = '1.3.6.1.4.1.32473.3.1';

/** PKIFailureInfo bits that this authority uses (RFC 3161, 2.4.2). */
const STAMP_FAILURES = { badAlg: 0, badRequest: 2, badDataFormat: 5 } as const;

/** A TimeStampReq over octets, by SHA-256, asking for the authority's certificate. */
export const timeStampRequest = (covered: Uint8Array): Buffer =>
  imprintRequest('sha256', digestOf('sha256', covered));

/** The same over a digest made elsewhere. */
export const imprintRequest = (digest: DigestName, value: Uint8Array): Buffer =>
  sequence(
    integer(1),
    sequence(digestAlgorithm(digest), octets(value)),
    integer(BigInt(`0x4${randomBytes(8).toString('hex').slice(1)}`)),
    tagged(0x01, Buffer.of(0xff)),
  );

/** The token of a granted TimeStampResp. @throws RangeError where it was refused. */
export const tokenOf = (response: Uint8Array): Buffer => {
  const [status, token] = readAll(readOne(response).content);
  const code = readAll(status?.content ?? Buffer.alloc(0))[0]?.content[0];
  if (token === undefined || (code !== 0 && code !== 1)) throw new RangeError('the time stamp was refused');
  return token.der;
};

/** Answers a TimeStampReq (RFC 3161, 2.4): a token, or a refusal with its failure bit. SHA-1 is refused. */
export const timeStampResponse = (request: Uint8Array, stamper: Leaf, now: Date): Buffer => {
  const asked = readStampRequest(request);
  if (typeof asked === 'number') return refusal(asked);
  const info = sequence(
    integer(1),
    oid(POLICY),
    asked.imprint,
    integer(BigInt(`0x4${randomBytes(12).toString('hex').slice(1)}`)),
    generalizedTime(now),
    // Accuracy of one second.
    sequence(integer(1)),
    ...(asked.nonce === null ? [] : [asked.nonce]),
  );
  const plan = {
    contentType: TST_INFO,
    content: info,
    contentDigest: digestOf('sha256', info),
    digest: 'sha256',
    keyKind: stamper.key.kind,
    certificates: certificatesOf(stamper),
    signingTime: now,
  } as const;
  const token = signedData(plan, signWith(stamper.key, 'sha256', attributesToSign(plan)), null);
  return sequence(sequence(integer(0)), token);
};

type StampRequest = { readonly imprint: Buffer; readonly nonce: Buffer | null };

const readStampRequest = (request: Uint8Array): StampRequest | number => {
  try {
    const [, imprint, ...rest] = readAll(readOne(request).content);
    const [algorithm, hashed] = readAll(imprint?.content ?? Buffer.alloc(0));
    const name = readAll(algorithm?.content ?? Buffer.alloc(0))[0]?.der;
    const digest: DigestName | undefined = DIGEST_NAMES.find((each) => name?.equals(oid(DIGESTS[each].oid)));
    if (imprint === undefined || hashed === undefined) return STAMP_FAILURES.badRequest;
    if (digest === undefined || digest === 'sha1') return STAMP_FAILURES.badAlg;
    if (hashed.content.length !== DIGESTS[digest].bytes) return STAMP_FAILURES.badDataFormat;
    return { imprint: imprint.der, nonce: rest.find(({ tag }) => tag === 0x02)?.der ?? null };
  } catch (error) {
    if (error instanceof RangeError) return STAMP_FAILURES.badDataFormat;
    throw error;
  }
};

/** PKIStatusInfo: rejection (2) and one bit of PKIFailureInfo. */
const refusal = (bit: number): Buffer =>
  sequence(sequence(integer(2), tagged(0x03, Buffer.of(7 - bit, 0x80 >> bit))));
