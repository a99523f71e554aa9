import { Hono } from 'hono';
import { makeCertificate } from '#src/fleet/certificate.ts';
import { authorizeApp } from '#src/fleet/e-id/authorize-app.ts';
import { type BackChannel, openBackChannel } from '#src/fleet/e-id/back-channel.ts';
import { claimsOf } from '#src/fleet/e-id/claims.ts';
import { type Errand, secretsOf } from '#src/fleet/e-id/errands.ts';
import { AUTHORIZE_HOST, IDENTITY_HOST } from '#src/fleet/e-id/hosts.ts';
import { identityApp } from '#src/fleet/e-id/identity-app.ts';
import { makePasskeys, type Passkeys } from '#src/fleet/e-id/passkeys.ts';
import { makeEIdProvider } from '#src/fleet/e-id/provider.ts';
import type { Registration } from '#src/fleet/e-id/registration.ts';
import { LOOPBACK, startServers } from '#src/fleet/server.ts';
import type { Network } from '#src/model/network.ts';
import { citizens } from '../../../../scenarios/identities/citizens.ts';

export type EIdServer = {
  readonly network: Network;
  readonly channel: BackChannel;
  readonly passkeys: Passkeys;
  readonly port: number;
  readonly authority: string;
  readonly close: () => Promise<void>;
};

const PORTAL_HOST = 'dichvucong.thu.gov.vn';

export const registration: Registration = {
  clientId: 'dvc-thu',
  clientSecret: 'bi-mat-cua-cong-thu-nghiem-0123456789',
  name: 'Tỉnh Thử Nghiệm',
  redirectUri: `https://${PORTAL_HOST}/dang-nhap-dien-tu/ket-qua`,
};

/** The national sign-in and one portal whose callback shows nothing but its own address, on a listener of their own. */
export const serveEId = async (): Promise<EIdServer> => {
  const known = new Map(citizens.map((citizen) => [citizen.credentials.username, citizen]));
  const errands = new Map<string, Errand>();
  const passkeys = makePasskeys();
  const eId = makeEIdProvider({
    registrations: [registration],
    claims: (username) => claimsOf(username, known.get(username)),
    begun: (id, portalName) =>
      void errands.set(id, { portalName, done: 'nothing', username: '', proofs: [] }),
  });
  const hosts = new Map([
    [AUTHORIZE_HOST, authorizeApp(eId, errands, 0)],
    [IDENTITY_HOST, identityApp(errands, secretsOf(known), passkeys, 0)],
    [PORTAL_HOST, new Hono().get('*', (c) => c.text('đã về'))],
  ]);
  const certificate = await makeCertificate([...hosts.keys(), LOOPBACK]);
  const servers = await startServers(hosts, certificate);
  const listener = { address: LOOPBACK, port: servers.securePort, authority: certificate.authority };
  const channel = openBackChannel(() => listener);
  return {
    network: {
      kind: 'fleet',
      routes: [{ pattern: '*.gov.vn', port: 443, to: { address: LOOPBACK, port: servers.securePort } }],
      trustedKeys: [certificate.keyHash],
      authority: certificate.authority,
      proof: null,
      nationalHosts: [],
      signInHosts: [AUTHORIZE_HOST, IDENTITY_HOST],
    },
    channel,
    passkeys,
    port: servers.securePort,
    authority: certificate.authority,
    close: async () => {
      channel.close();
      await servers.close();
    },
  };
};
