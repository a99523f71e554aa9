import { createHash, generateKeyPairSync, type KeyObject, randomBytes, verify } from 'node:crypto';
import type { Passkey } from '#src/model/passkey.ts';
import { IDENTITY_HOST } from './hosts.ts';

/** What a browser is asked to sign (WebAuthn Level 2, 5.5). */
export type Challenge = { readonly challenge: string; readonly rpId: string };

/** Passkeys that citizens registered with the e-ID. */
export type Passkeys = {
  /** Registers a new one; its private half is for the citizen's authenticator alone. */
  readonly register: (username: string) => Passkey;
  /** A challenge for this errand; the one before it is void. */
  readonly challenge: (errandId: string) => Challenge;
  /** Whose assertion this is; null for one that does not hold. Each challenge is good for one. */
  readonly assert: (errandId: string, assertion: Readonly<Record<string, string>>) => string | null;
};

type Registered = {
  readonly username: string;
  readonly publicKey: KeyObject;
  readonly userHandle: string;
  signCount: number;
};

/** Flags of the authenticator data: the person was there, and was known. */
const PRESENT_AND_VERIFIED = 0b101;

export const makePasskeys = (): Passkeys => {
  const registered = new Map<string, Registered>();
  const challenges = new Map<string, string>();
  return {
    register: (username) => {
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const [id, user] = [randomBytes(32), randomBytes(16)];
      registered.set(id.toString('base64url'), {
        username,
        publicKey,
        userHandle: user.toString('base64url'),
        signCount: 0,
      });
      return {
        site: IDENTITY_HOST,
        credentialId: id.toString('base64'),
        privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
        userHandle: user.toString('base64'),
      };
    },
    challenge: (errandId) => {
      const challenge = randomBytes(32).toString('base64url');
      challenges.set(errandId, challenge);
      return { challenge, rpId: IDENTITY_HOST };
    },
    assert: (errandId, assertion) => {
      const challenge = challenges.get(errandId);
      challenges.delete(errandId);
      const passkey = registered.get(assertion['id'] ?? '');
      if (challenge === undefined || passkey === undefined) return null;
      const signCount = verifiedCount(challenge, passkey, assertion);
      // A counter that does not rise means that the key was copied.
      if (signCount === null || (signCount <= passkey.signCount && signCount + passkey.signCount > 0))
        return null;
      passkey.signCount = signCount;
      return passkey.username;
    },
  };
};

/** The steps of WebAuthn Level 2, 7.2 that bear on an ES256 key; the signature counter, or null where one fails. */
const verifiedCount = (
  challenge: string,
  { publicKey, userHandle }: Registered,
  assertion: Readonly<Record<string, string>>,
): number | null => {
  const bytes = (name: string): Buffer => Buffer.from(assertion[name] ?? '', 'base64url');
  const [client, authenticator, signature] = [
    bytes('clientDataJSON'),
    bytes('authenticatorData'),
    bytes('signature'),
  ];
  const said = parsed(client);
  const digest = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();
  const holds =
    said['type'] === 'webauthn.get' &&
    said['challenge'] === challenge &&
    said['origin'] === `https://${IDENTITY_HOST}` &&
    said['crossOrigin'] !== true &&
    assertion['userHandle'] === userHandle &&
    authenticator.length >= 37 &&
    authenticator.subarray(0, 32).equals(digest(IDENTITY_HOST)) &&
    ((authenticator[32] ?? 0) & PRESENT_AND_VERIFIED) === PRESENT_AND_VERIFIED &&
    verify('sha256', Buffer.concat([authenticator, digest(client)]), publicKey, signature);
  return holds ? authenticator.readUInt32BE(33) : null;
};

const parsed = (json: Buffer): Readonly<Record<string, unknown>> => {
  try {
    return Object(JSON.parse(json.toString('utf8'))) as Record<string, unknown>;
  } catch {
    return {};
  }
};
