import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { UsageError } from '#src/model/errors.ts';
import type { ClientCertificate } from '#src/model/client-certificate.ts';
import type { Citizen, DocumentFile } from '#src/model/journey.ts';
import type { Network } from '#src/model/network.ts';
import type { Passkey } from '#src/model/passkey.ts';
import type { Portal, Service } from '#src/model/portal.ts';
import type { BadFile } from '#src/model/signing.ts';
import type { Text } from '#src/model/text.ts';
import { assetRoutes, heroPicture, sharedAssets } from './assets.ts';
import { makeCertificate } from './certificate.ts';
import { clientCertificate, startCertificateServer } from './certificate-sign-in.ts';
import { families } from './families.ts';
import { familyOf } from './family-of.ts';
import type { Family } from './family.ts';
import type { CarriedFault, FaultChoice } from './fault.ts';
import { analyticsApp } from './reuse/analytics.ts';
import { ANALYTICS_HOST } from './reuse/leaks.ts';
import { deadPortal, faultyAssets, latency } from './faults-answers.ts';
import { type Holdings, holdingsAt } from './holdings.ts';
import { portalLife } from './life-pages/portal-life.ts';
import { makeNationalPortal, type NationalPortal, NATIONAL_PORTAL_HOST } from './national-portal.ts';
import { makePaymentFront, PAYMENT_HOST } from './payment-front.ts';
import type { PaymentFront } from './payment-order.ts';
import { portalSignIn } from './portal-sign-in.ts';
import { makeNationalData, type NationalData } from './national-data.ts';
import { openBackChannel } from './e-id/back-channel.ts';
import { AUTHORIZE_HOST, CERTIFICATE_HOST, IDENTITY_HOST } from './e-id/hosts.ts';
import { makeNationalSignIn, type NationalSignIn } from './national-sign-in.ts';
import { draw } from './seed.ts';
import { seededFaults } from './seeded-faults.ts';
import { LOOPBACK, type Servers, startServers } from './server.ts';
import { offerServices } from './services.ts';
import type { Condition } from './signing/pki/leaf.ts';
import type { Anchors } from './signing/pki/pki.ts';
import { badlySigned } from './signing/badly-signed.ts';
import { makeSigning, PHONE_HOST, type Signing, type SigningControl } from './signing/signing.ts';
import { portalSigning } from './signing-pages/portal-signing.ts';
import { type FleetPortal, forget, type OfferedService } from './state.ts';

/** Everything in it is plain data, so that a child process can be given the same. */
export type FleetOptions = {
  /** Rows to stand in for; each is served under the host of its `url` and its further `hosts`. */
  readonly portals: readonly Portal[];
  readonly services: readonly Service[];
  /** Family, latency, shape and seeded faults of every portal follow from it. */
  readonly seed: number;
  /** `none` by default. */
  readonly faults?: FaultChoice;
  /** Server time of every dynamic page, milliseconds; without it 60–350, drawn per portal. */
  readonly latencyMs?: number;
  /** Whether filing asks for a captcha; off by default. */
  readonly captcha?: boolean;
  /** Families to draw from, by the platform that they stand for; all by default. */
  readonly families?: readonly string[];
  /** Synthetic citizens whose credentials the national sign-in checks. */
  readonly identities?: readonly Citizen[];
};

/** What is behind a portal: for benches and tests, never for a report. */
export type PortalTruth = {
  readonly portalId: string;
  readonly family: string;
  readonly platform: Text;
  readonly latencyMs: number;
  readonly fault: CarriedFault | null;
};

/** A running fleet. Unknown portals are a `UsageError`. */
export type Fleet = {
  readonly network: Network;
  /** The rows, marked `synthetic`, in mode `sandbox` and without a vendor. */
  readonly portals: readonly Portal[];
  /** What each platform is called in reports, by adapter id. */
  readonly platformNames: Readonly<Record<string, Text>>;
  /** Puts one fault on a portal, or none, and makes it forget sessions, drafts and dossiers. */
  readonly setFault: (portalId: string, fault: CarriedFault | null) => Promise<void>;
  readonly truth: () => Promise<readonly PortalTruth[]>;
  /** What citizens filed, drafted and kept at the portal since it last forgot. */
  readonly holdings: (portalId: string) => Promise<Holdings>;
  /** Where pages reach the stand-in of a signing agent on the citizen's machine. */
  readonly signingAgentUrl: string;
  /** Steers the citizen's phone, the credentials at the signing provider and the token on the machine. */
  readonly steerSigning: (change: SigningControl) => Promise<void>;
  /** Roots of the fleet's signatures, which change with every start. */
  readonly signingAnchors: () => Promise<Anchors>;
  /** A citizen's document signed badly, under the fleet's own roots; null for unknown citizens and other files. */
  readonly badFile: (
    citizenId: string,
    file: BadFile,
    document: DocumentFile,
  ) => Promise<DocumentFile | null>;
  /** What a citizen's browser holds to sign in with, in this condition; null for unknown citizens. */
  readonly clientCertificate: (citizenId: string, condition: Condition) => Promise<ClientCertificate | null>;
  /** A new passkey of the citizen, for an authenticator to hold; null for unknown citizens. */
  readonly passkey: (citizenId: string) => Promise<Passkey | null>;
  readonly stop: () => Promise<void>;
};

const LATENCY_MS = { least: 60, most: 350 };

/** Starts the stand-in portals and the national sign-in on free ports of 127.0.0.1. */
export const startFleet = async (options: FleetOptions): Promise<Fleet> => {
  const drawn = drawnFamilies(options.families);
  const hostsOf = checkedHosts(options.portals);
  let listener = { address: LOOPBACK, port: 0, authority: '' };
  const channel = openBackChannel(() => listener);
  const national = makeNationalSignIn({
    identities: options.identities ?? [],
    latencyMs: options.latencyMs ?? LATENCY_MS.least,
    portals: options.portals.map(({ id, name }) => ({ id, name: name.vi, host: hostsOf.get(id) ?? '' })),
    channel,
  });
  const nationalData = makeNationalData(options.identities ?? []);
  const front = makePaymentFront();
  let agentUrl = '';
  const signing = makeSigning({
    identities: options.identities ?? [],
    portalIds: options.portals.map(({ id }) => id),
    portalHosts: new Set(hostsOf.values()),
    hostsOf,
  });
  const hero = heroPicture();
  const assets = [
    ...(await sharedAssets(hero)),
    ...(await Promise.all(drawn.map(async (family) => family.assets?.() ?? []))).flat(),
  ];
  const statics = { plain: assetRoutes(assets), faulty: faultyAssets(hero) };
  const faults = chosenFaults(options);
  const services = offerServices(options.services);
  const portals = options.portals.map((row) => {
    const family = familyOf(options.seed, row.id, drawn);
    if (family === undefined) throw new UsageError('no-family', 'no family of stand-in portals was chosen');
    const host = hostsOf.get(row.id) ?? '';
    return {
      portal: makePortal(
        options,
        row,
        host,
        family,
        services,
        faults,
        national,
        nationalData,
        signing,
        front,
        () => agentUrl,
      ),
      family,
    };
  });
  const nationalPortal = makeNationalPortal(
    services,
    portals.flatMap(({ portal: { row, host, codePrefix } }) =>
      row.kind === 'province' ? [{ id: row.id, name: row.name.vi, host, body: codePrefix }] : [],
    ),
  );
  const proof = {
    host: `${randomBytes(8).toString('hex')}.fleet.invalid`,
    text: randomBytes(24).toString('hex'),
  };
  const hosts = new Map<string, Hono>([
    ...[
      ...national.hosts,
      ...signing.hosts,
      [PAYMENT_HOST, front.app] as const,
      [
        NATIONAL_PORTAL_HOST,
        new Hono().route('/', nationalPortal.pages).route('/', nationalPortal.home),
      ] as const,
    ].map(([host, app]) => [host, new Hono().route('/', statics.plain).route('/', app)] as const),
    ...portals.map(
      ({ portal, family }) =>
        [portal.host, portalApp(portal, family, national, statics, nationalPortal)] as const,
    ),
    [ANALYTICS_HOST, analyticsApp()],
    [proof.host, new Hono().get('/proof', (c) => c.text(proof.text))],
  ]);
  const certificate = await makeCertificate([...hosts.keys(), CERTIFICATE_HOST, LOOPBACK]);
  const [servers, agent, certificateSignIn] = await Promise.all([
    startServers(hosts, certificate, signing.plainHosts),
    signing.startAgent(certificate),
    startCertificateServer(
      national,
      signing.pki,
      certificate,
      statics.plain,
      options.latencyMs ?? LATENCY_MS.least,
    ),
  ]);
  agentUrl = agent.url;
  listener = { address: LOOPBACK, port: servers.securePort, authority: certificate.authority };
  const standIn = (portalId: string): FleetPortal => {
    const found = portals.find(({ portal }) => portal.row.id === portalId);
    if (found === undefined) throw unknownPortal(portalId);
    return found.portal;
  };

  return {
    network: {
      kind: 'fleet',
      routes: [
        ...routesTo(servers, [...hosts.keys()]),
        { pattern: CERTIFICATE_HOST, port: 443, to: { address: LOOPBACK, port: certificateSignIn.port } },
      ],
      trustedKeys: [certificate.keyHash],
      authority: certificate.authority,
      proof: { url: `https://${proof.host}/proof`, text: proof.text },
      nationalHosts: [NATIONAL_PORTAL_HOST, AUTHORIZE_HOST, IDENTITY_HOST, CERTIFICATE_HOST, PAYMENT_HOST],
      signInHosts: [AUTHORIZE_HOST, IDENTITY_HOST],
      signingPhone: { url: `https://${PHONE_HOST}/tay` },
    },
    portals: options.portals.map((row) => ({ ...row, mode: 'sandbox', synthetic: true, vendor: null })),
    platformNames: Object.fromEntries(families.map(({ standsFor, name }) => [standsFor, name])),
    setFault: async (portalId, fault) => {
      const portal = standIn(portalId);
      portal.fault = fault;
      forget(portal);
    },
    truth: async () =>
      portals.map(({ portal }) => ({
        portalId: portal.row.id,
        family: portal.family,
        platform: portal.platform,
        latencyMs: portal.latencyMs,
        fault: portal.fault,
      })),
    holdings: async (portalId) =>
      holdingsAt(
        standIn(portalId),
        (options.identities ?? []).map(({ idNumber }) => idNumber),
      ),
    signingAgentUrl: agent.url,
    steerSigning: async (change) => signing.control(change),
    signingAnchors: signing.anchors,
    badFile: (citizenId, file, document) =>
      badlySigned(signing.pki, options.identities ?? [], citizenId, file, document),
    clientCertificate: (citizenId, condition) =>
      clientCertificate(signing.pki, options.identities ?? [], citizenId, condition),
    passkey: async (citizenId) => national.passkey(citizenId),
    stop: async () => {
      channel.close();
      await Promise.all([servers.close(), agent.close(), certificateSignIn.close()]);
    },
  };
};

const makePortal = (
  options: FleetOptions,
  row: Portal,
  host: string,
  family: Family,
  services: readonly OfferedService[],
  faults: ReadonlyMap<string, CarriedFault>,
  national: NationalSignIn,
  nationalData: NationalData,
  signing: Signing,
  front: PaymentFront,
  agentUrl: () => string,
): FleetPortal => {
  const between = (word: string, least: number, most: number): number =>
    least + Math.floor(draw(options.seed, word, row.id) * (most - least + 1));
  return {
    row,
    host,
    family: family.standsFor,
    platform: family.name,
    draw: between('shape', 0, 999),
    latencyMs: options.latencyMs ?? between('latency', LATENCY_MS.least, LATENCY_MS.most),
    captcha: options.captcha ?? false,
    services,
    codePrefix: `H${between('body', 10, 69)}.${between('unit', 10, 99)}`,
    fault: faults.get(row.id) ?? null,
    byPassword: national.byPassword,
    nationalData,
    signing: portalSigning({
      portalId: row.id,
      portalName: row.name.vi,
      identities: options.identities ?? [],
      pki: signing.pki,
      providers: signing.providersFor(row.id),
      agentUrl,
    }),
    life: portalLife(front),
    sessions: new Map(),
    drafts: new Map(),
    dossiers: new Map(),
    signIns: new Map(),
  };
};

const portalApp = (
  portal: FleetPortal,
  family: Family,
  national: NationalSignIn,
  statics: { readonly plain: Hono; readonly faulty: Hono },
  nationalPortal: NationalPortal,
): Hono => {
  const app = new Hono();
  app.use(deadPortal(portal));
  app.route('/', statics.plain);
  app.route('/', statics.faulty);
  app.use(latency(portal));
  // In the edition of 2025 the front door itself may be a portal of the fleet.
  if (portal.host === NATIONAL_PORTAL_HOST) app.route('/', nationalPortal.pages);
  app.route('/', portalSignIn(portal, family, national));
  app.route('/', family.routes(portal));
  return app;
};

const drawnFamilies = (wanted: readonly string[] | undefined): readonly Family[] => {
  if (wanted === undefined) return families;
  const unknown = wanted.filter((id) => !families.some(({ standsFor }) => standsFor === id));
  if (unknown.length > 0 || wanted.length === 0) {
    const known = families.map(({ standsFor }) => standsFor).join(', ');
    throw new UsageError(
      'unknown-family',
      `expected families among ${known}; got ${unknown.join(', ') || 'none'}`,
    );
  }
  return families.filter(({ standsFor }) => wanted.includes(standsFor));
};

/** Each portal's host by its id. Two rows on one host would be one portal twice. */
const checkedHosts = (portals: readonly Portal[]): ReadonlyMap<string, string> => {
  const hosts = new Map(portals.map(({ id, url }) => [id, new URL(url).hostname]));
  const faults = [
    ...portals
      .filter(({ url }) => !url.startsWith('https://'))
      .map(({ id, url }) => `${id}: expected an https address, got ${url}`),
    ...(hosts.size < portals.length ? ['expected every portal id once'] : []),
    ...(new Set(hosts.values()).size < hosts.size ? ['expected every host in one row only'] : []),
  ];
  if (faults.length > 0) throw new UsageError('fleet-portals', faults);
  return hosts;
};

const chosenFaults = ({
  faults = 'none',
  portals,
  seed,
}: FleetOptions): ReadonlyMap<string, CarriedFault> => {
  if (faults === 'none') return new Map();
  const ids = portals.map(({ id }) => id);
  if (faults === 'seeded') return seededFaults(seed, ids);
  const unknown = Object.keys(faults).find((id) => !ids.includes(id));
  if (unknown !== undefined) throw unknownPortal(unknown);
  return new Map(Object.entries(faults));
};

const unknownPortal = (id: string): UsageError =>
  new UsageError('unknown-portal', `no portal ${id} in the fleet`);

/** Hosts under gov.vn by one pattern, others by their names. */
const routesTo = (servers: Servers, hosts: readonly string[]): Network['routes'] => {
  const patterns = ['*.gov.vn', ...hosts.filter((host) => !host.endsWith('.gov.vn'))];
  return patterns.flatMap((pattern) => [
    { pattern, port: 443, to: { address: LOOPBACK, port: servers.securePort } },
    { pattern, port: 80, to: { address: LOOPBACK, port: servers.plainPort } },
  ]);
};
