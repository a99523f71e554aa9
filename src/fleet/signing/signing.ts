import { setTimeout as wait } from 'node:timers/promises';
import { Hono } from 'hono';
import type { Citizen } from '#src/model/journey.ts';
import type { Certificate } from '../certificate.ts';
import { type AgentServer, startAgentServer } from './agent/agent-server.ts';
import { tokenAgent, type TokenState } from './agent/token-agent.ts';
import { makePki, type Anchors, type Pki } from './pki/pki.ts';
import { pkiRoutes } from './pki/pki-routes.ts';
import type { CredentialState } from './remote/credentials.ts';
import { cscOauth } from './remote/csc-oauth.ts';
import { cscV1 } from './remote/csc-v1.ts';
import { cscV2 } from './remote/csc-v2.ts';
import type { PhoneBehaviour, PhoneScope } from './remote/phone.ts';
import { phoneControl } from './remote/phone-control.ts';
import { phoneRoutes } from './remote/phone-routes.ts';
import { makeProvider } from './remote/provider.ts';
import { providerA } from './remote/provider-a.ts';
import { providerB } from './remote/provider-b.ts';
import { type Dispatch, type RemoteProvider, remoteProviders } from './remote/remote-signer.ts';
import type { Clock } from './remote/signing-desk.ts';

/** Hosts of the synthetic signing infrastructure; `.invalid` can be nobody's (RFC 2606). */
export const PKI_HOST = 'pki.ky-so.fleet.invalid';
export const CSC_HOST = 'csc.ky-so.fleet.invalid';
export const PROVIDER_A_HOST = 'a.ky-so.fleet.invalid';
export const PROVIDER_B_HOST = 'b.ky-so.fleet.invalid';
export const PHONE_HOST = 'dien-thoai.ky-so.fleet.invalid';

/** What may be changed while the fleet runs; plain data, so that a parent process can ask for it. */
export type SigningControl = {
  readonly phone?: { readonly scope: PhoneScope; readonly behaviour: PhoneBehaviour | null };
  readonly credentials?: { readonly username: string; readonly state: CredentialState | null };
  readonly token?: TokenState;
  /** Number of a citizen whose locked account is opened again. */
  readonly unlock?: string;
};

/** The signing half of the fleet: what it serves, what portals use of it, and how it is steered. */
export type Signing = {
  readonly hosts: ReadonlyMap<string, Hono>;
  /** Hosts that answer over plain http, too: revocation data is fetched so. */
  readonly plainHosts: ReadonlySet<string>;
  readonly pki: Pki;
  /** Providers as a portal's server uses them. */
  readonly providersFor: (portalId: string) => readonly RemoteProvider[];
  /** Starts the stand-in of the agent on the citizen's machine; it is absent until the control says otherwise. */
  readonly startAgent: (certificate: Certificate) => Promise<AgentServer>;
  readonly control: (change: SigningControl) => void;
  readonly anchors: () => Promise<Anchors>;
};

export type SigningOptions = {
  readonly identities: readonly Citizen[];
  /** Ids of the portals; each is a client `dvc-<id>` of the provider. */
  readonly portalIds: readonly string[];
  readonly portalHosts: ReadonlySet<string>;
  /** Host of each portal, by its id. */
  readonly hostsOf?: ReadonlyMap<string, string>;
  /** The system's by default. */
  readonly clock?: Clock;
};

const SYSTEM: Clock = { now: Date.now, wait: (ms) => wait(ms, undefined, { ref: false }) };

export const makeSigning = ({
  identities,
  portalIds,
  portalHosts,
  hostsOf = new Map(),
  clock = SYSTEM,
}: SigningOptions): Signing => {
  const now = (): Date => new Date(clock.now());
  const pki = makePki({ host: PKI_HOST, now });
  const clients = portalIds.map((id) => `dvc-${id}`);
  const clientAt = (host: string): string | null => {
    const id = portalIds.find((each) => hostsOf.get(each) === host);
    return id === undefined ? null : `dvc-${id}`;
  };
  const provider = makeProvider({ pki, identities, clients, clock });
  let token: TokenState = { agent: 'absent' };
  const oauthBase = `https://${CSC_HOST}`;
  const csc = new Hono()
    .route('/csc/v1', cscV1(provider, oauthBase))
    .route('/csc/v2', cscV2(provider, oauthBase))
    .route('/oauth2', cscOauth(provider, portalHosts));
  const hosts = new Map([
    [PKI_HOST, pkiRoutes(pki)],
    [CSC_HOST, csc],
    [PROVIDER_A_HOST, providerA(provider)],
    [PROVIDER_B_HOST, providerB(provider)],
    [PHONE_HOST, phoneRoutes(provider).route('/', phoneControl(provider, clientAt))],
  ]);
  const dispatch: Dispatch = async (request) => {
    const host = hosts.get(new URL(request.url).hostname);
    return host === undefined ? new Response(null, { status: 502 }) : host.fetch(request);
  };
  return {
    hosts,
    plainHosts: new Set([PKI_HOST]),
    pki,
    providersFor: (portalId) =>
      remoteProviders(dispatch, `dvc-${portalId}`, {
        a: `https://${PROVIDER_A_HOST}`,
        b: `https://${PROVIDER_B_HOST}`,
      }),
    startAgent: (certificate) =>
      startAgentServer(
        tokenAgent({ pki, identities, state: () => token, portalHosts, now }),
        certificate,
        () => token.agent !== 'absent',
      ),
    control: (change) => {
      if (change.phone !== undefined) provider.phones.set(change.phone.scope, change.phone.behaviour);
      if (change.credentials !== undefined)
        provider.credentials.steer(change.credentials.username, change.credentials.state);
      if (change.token !== undefined) token = change.token;
      if (change.unlock !== undefined) provider.accounts.unlock(change.unlock);
    },
    anchors: pki.anchors,
  };
};
