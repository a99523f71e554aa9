import { fetch } from 'undici';
import { makeCertificate } from '#src/fleet/certificate.ts';
import { startServers } from '#src/fleet/server.ts';
import { clientSecret } from '#src/fleet/signing/remote/provider.ts';
import { makeSigning, type Signing } from '#src/fleet/signing/signing.ts';
import { nodeNetwork } from '#src/gather/node-network.ts';
import type { Network } from '#src/model/network.ts';
import { citizens } from '../../../../scenarios/identities/citizens.ts';

export type Answer = { readonly status: number; readonly body: Record<string, unknown> };

/** The signing hosts on real servers, with a clock that only the test moves (and waiting moves it, too). */
export type SigningServer = {
  readonly signing: Signing;
  readonly network: Network;
  readonly pass: (ms: number) => void;
  readonly now: () => Date;
  readonly fetch: (url: string, init?: Parameters<typeof fetch>[1]) => ReturnType<typeof fetch>;
  readonly post: (url: string, body: object, headers?: Record<string, string>) => Promise<Answer>;
  /** Redirects are not followed. */
  readonly form: (url: string, fields: Record<string, string>) => ReturnType<typeof fetch>;
  readonly stop: () => Promise<void>;
};

export const PORTAL_HOST = 'dichvucong.thu-nghiem.invalid';
export const CLIENT: { readonly id: string; readonly secret: string } = {
  id: 'dvc-thu-nghiem',
  secret: clientSecret('dvc-thu-nghiem'),
};

export const serveSigning = async (): Promise<SigningServer> => {
  let now = Date.now();
  const signing = makeSigning({
    identities: citizens,
    portalIds: ['thu-nghiem'],
    portalHosts: new Set([PORTAL_HOST]),
    hostsOf: new Map([['thu-nghiem', PORTAL_HOST]]),
    clock: {
      now: () => now,
      wait: async (ms) => {
        now += ms;
      },
    },
  });
  const certificate = await makeCertificate([...signing.hosts.keys()]);
  const servers = await startServers(signing.hosts, certificate, signing.plainHosts);
  const to = (port: number) => ({ address: '127.0.0.1', port });
  const network: Network = {
    kind: 'fleet',
    routes: [
      { pattern: '*.fleet.invalid', port: 443, to: to(servers.securePort) },
      { pattern: '*.fleet.invalid', port: 80, to: to(servers.plainPort) },
    ],
    trustedKeys: [certificate.keyHash],
    authority: certificate.authority,
    proof: null,
    nationalHosts: [],
    signInHosts: [],
  };
  const dispatcher = nodeNetwork(network);
  const ask: SigningServer['fetch'] = (url, init) => fetch(url, { redirect: 'manual', ...init, dispatcher });
  return {
    signing,
    network,
    pass: (ms) => {
      now += ms;
    },
    now: () => new Date(now),
    fetch: ask,
    post: async (url, body, headers = {}) => {
      const response = await ask(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Answer['body']) };
    },
    form: (url, fields) =>
      ask(url, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields).toString(),
      }),
    stop: async () => {
      await dispatcher.destroy();
      await servers.close();
    },
  };
};
