import { randomBytes } from 'node:crypto';
import type { Hono } from 'hono';
import type { Citizen } from '#src/model/journey.ts';
import type { Passkey } from '#src/model/passkey.ts';
import { authorizeApp, eIdUrl } from './e-id/authorize-app.ts';
import type { BackChannel } from './e-id/back-channel.ts';
import { claimsOf, personOf } from './e-id/claims.ts';
import { type Errand, secretsOf } from './e-id/errands.ts';
import { AUTHORIZE_HOST, CALLBACK, IDENTITY_HOST, ISSUER } from './e-id/hosts.ts';
import { callbackUrl, identityApp } from './e-id/identity-app.ts';
import { makePasskeys } from './e-id/passkeys.ts';
import { makeEIdProvider } from './e-id/provider.ts';
import type { Registration } from './e-id/registration.ts';
import { issuerAt, type RelyingParty, relyingParty } from './e-id/relying-party.ts';
import type { SignedInPerson } from './state.ts';

/** The stand-in of the national sign-in: one page app per host, and what portals ask of it on the server side. */
export type NationalSignIn = {
  readonly hosts: ReadonlyMap<string, Hono>;
  /** The side of a registered portal. */
  readonly relyingParty: (portalId: string) => RelyingParty;
  /** Takes the citizen of this number through the errand; where to go on, or null for an errand that is over. */
  readonly byCertificate: (errandId: string, idNumber: string) => string | null;
  /** The e-ID's page for the errand; null for one that is over. */
  readonly eIdUrl: (errandId: string) => string | null;
  /** The person of this number and password, for a portal's own password form. */
  readonly byPassword: (username: string, password: string) => SignedInPerson | null;
  /** Registers a passkey of this citizen; null for unknown ones. */
  readonly passkey: (citizenId: string) => Passkey | null;
};

export type NationalOptions = {
  readonly identities: readonly Citizen[];
  readonly latencyMs: number;
  /** Portals that may ask who a citizen is. */
  readonly portals: readonly { readonly id: string; readonly name: string; readonly host: string }[];
  /** How portals reach the provider. */
  readonly channel: BackChannel;
};

/**
 * Numbers of the given identities are checked against their credentials; any other number of 12 digits that
 * starts with 0 is somebody made up, with any password and any six digits.
 */
export const makeNationalSignIn = (options: NationalOptions): NationalSignIn => {
  const { identities, latencyMs, portals, channel } = options;
  const citizens = new Map(identities.map((citizen) => [citizen.credentials.username, citizen]));
  const usernames = new Map(identities.map(({ idNumber, credentials }) => [idNumber, credentials.username]));
  const errands = new Map<string, Errand>();
  const secrets = secretsOf(citizens);
  const passkeys = makePasskeys();
  const claims = (username: string): ReturnType<typeof claimsOf> =>
    claimsOf(username, citizens.get(username));
  const registrations = new Map<string, Registration>(
    portals.map(({ id, name, host }) => [
      id,
      {
        clientId: `dvc-${id}`,
        clientSecret: randomBytes(32).toString('base64url'),
        name,
        redirectUri: `https://${host}${CALLBACK}`,
      },
    ]),
  );
  const eId = makeEIdProvider({
    registrations: [...registrations.values()],
    claims,
    begun: (id, portalName) =>
      void errands.set(id, { portalName, done: 'nothing', username: '', proofs: [] }),
  });
  const issuer = issuerAt(ISSUER, channel);

  return {
    hosts: new Map([
      [AUTHORIZE_HOST, authorizeApp(eId, errands, latencyMs)],
      [IDENTITY_HOST, identityApp(errands, secrets, passkeys, latencyMs)],
    ]),
    relyingParty: (portalId) => {
      const registration = registrations.get(portalId);
      if (registration === undefined) throw new TypeError(`expected a registered portal, got ${portalId}`);
      return relyingParty(issuer, channel, registration);
    },
    byCertificate: (errandId, idNumber) => {
      const errand = errands.get(errandId);
      if (errand === undefined) return null;
      errand.username = usernames.get(idNumber) ?? idNumber;
      errand.done = 'certificate';
      errand.proofs.splice(0, errand.proofs.length, 'sc');
      return callbackUrl(errandId);
    },
    eIdUrl: (errandId) => (errands.has(errandId) ? eIdUrl(errandId) : null),
    byPassword: (username, password) =>
      secrets.isNumber(username) && secrets.password(username, password) ? personOf(claims(username)) : null,
    passkey: (citizenId) => {
      const citizen = identities.find(({ id }) => id === citizenId);
      return citizen === undefined ? null : passkeys.register(citizen.credentials.username);
    },
  };
};
