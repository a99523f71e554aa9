import {
  AUTHORITIES,
  type Authority,
  AUTHORITY_IDS,
  type AuthorityId,
  makeAuthorities,
} from './authority.ts';
import type { Holder } from './holder.ts';
import { lazily, lazilyEach } from './lazily.ts';
import { type Condition, issueLeaf, issueService, type Leaf } from './leaf.ts';
import { revocationList } from './revocation-list.ts';
import { makeSigningKey } from './signing-key.ts';
import { readStatusRequest, statusRefusal, statusRequest, statusResponse } from './status-response.ts';
import { timeStampResponse } from './time-stamp.ts';

/** PEM of the roots that a verifier may be configured with, by group. */
export type Anchors = { readonly public: string; readonly government: string };

/** The synthetic public-key infrastructure of one fleet. Nothing is made before it is asked for. */
export type Pki = {
  readonly authority: (id: AuthorityId) => Promise<Authority>;
  /** The holder's certificate in this condition; the key of one holder is always the same. */
  readonly leaf: (holder: Holder, condition: Condition) => Promise<Leaf>;
  /** Current CRL of the authority, DER. */
  readonly crl: (id: AuthorityId) => Promise<Buffer>;
  /** Answers an OCSP request about certificates of the authority. */
  readonly status: (id: AuthorityId, request: Uint8Array) => Promise<Buffer>;
  /** An OCSP answer for this certificate, to be put into a file. */
  readonly statusOf: (leaf: Leaf) => Promise<Buffer>;
  /** Answers an RFC 3161 request. */
  readonly stamp: (request: Uint8Array) => Promise<Buffer>;
  readonly anchors: () => Promise<Anchors>;
};

export type PkiOptions = { readonly host: string; readonly now: () => Date };

export const makePki = ({ host, now }: PkiOptions): Pki => {
  const authority = makeAuthorities(host, now);
  const issued = new Map<string, Leaf>();
  const keyOf = lazilyEach((holderId: string) =>
    makeSigningKey(holderId.startsWith('officer-') ? 'ec-p256' : 'rsa-2048'),
  );
  const leafOf = new Map<string, () => Promise<Leaf>>();
  const leaf = (holder: Holder, condition: Condition): Promise<Leaf> => {
    const name = `${holder.id}\n${condition}`;
    const made =
      leafOf.get(name) ??
      lazily(async () => {
        const [key, issuer] = await Promise.all([keyOf(holder.id), authority(issuerOf(holder, condition))]);
        const one = await issueLeaf(holder, condition, key, issuer, host, now());
        issued.set(one.serialNumber, one);
        return one;
      });
    leafOf.set(name, made);
    return made();
  };
  const stamper = lazily(async () => {
    const [key, issuer] = await Promise.all([makeSigningKey('ec-p256'), authority('public-root')]);
    return issueService('Dịch vụ cấp dấu thời gian (giả lập)', 'time-stamping', key, issuer, host, now());
  });
  const responder = lazilyEach(async (id: AuthorityId) => {
    const [key, issuer] = await Promise.all([makeSigningKey('ec-p256'), authority(id)]);
    return issueService(`Trạng thái chứng thư ${id} (giả lập)`, 'ocsp-signing', key, issuer, host, now());
  });
  const knownTo = (id: AuthorityId): readonly Leaf[] =>
    [...issued.values()].filter(({ issuer }) => issuer.id === id);
  const status = async (id: AuthorityId, request: Uint8Array): Promise<Buffer> => {
    const read = attempt(() => readStatusRequest(request));
    if (read === null) return statusRefusal(1);
    // Issuing authorities are answered for, too: a verifier asks for the whole path.
    const children = await Promise.all(
      AUTHORITY_IDS.filter((each) => AUTHORITIES[each].parent === id).map(
        async (each) => (await authority(each)).certificate.serialNumber,
      ),
    );
    const answerer = await responder(id);
    return statusResponse(
      read,
      (serial) =>
        knownTo(id).find(({ serialNumber: own }) => own === serial) ??
        (children.includes(serial) ? { ...answerer, revokedAt: null } : null),
      answerer,
      now(),
    );
  };

  return {
    authority,
    leaf,
    crl: async (id) => {
      const revoked = knownTo(id).filter(({ revokedAt }) => revokedAt !== null);
      return revocationList(await authority(id), revoked, now());
    },
    status,
    statusOf: (one) => status(one.issuer.id, statusRequest(one)),
    stamp: async (request) => timeStampResponse(request, await stamper(), now()),
    anchors: async () => {
      const [open, government] = await Promise.all([authority('public-root'), authority('government-root')]);
      return { public: open.certificate.toString('pem'), government: government.certificate.toString('pem') };
    },
  };
};

const issuerOf = (holder: Holder, condition: Condition): AuthorityId => {
  if (condition === 'unknown-issuer') return 'unknown-ca';
  return holder.kind === 'officer' ? 'government-ca' : 'public-ca';
};

const attempt = <T>(read: () => T): T | null => {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
};
