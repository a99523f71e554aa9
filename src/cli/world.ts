import { resolve } from 'node:path';
import { forkFleet } from '#src/fleet/fork.ts';
import type { Fleet, FleetOptions } from '#src/fleet/fleet.ts';
import { isLoopback } from '#src/gather/mode.ts';
import { UsageError } from '#src/model/errors.ts';
import type { Network } from '#src/model/network.ts';
import type { Passkey } from '#src/model/passkey.ts';
import type { Portal } from '#src/model/portal.ts';
import type { SigningRoots } from '#src/model/sweep.ts';
import type { Text } from '#src/model/text.ts';
import type { ClientCertificate } from '#src/model/client-certificate.ts';
import type { Citizen, DocumentFile } from '#src/model/journey.ts';
import type { BadFile } from '#src/model/signing.ts';
import { badlySigned } from '#src/fleet/signing/badly-signed.ts';
import { makePki, type Pki } from '#src/fleet/signing/pki/pki.ts';
import { projectFolder } from './project.ts';
import { readAnchors } from './read-anchors.ts';
import { readAccounts } from './read-accounts.ts';
import { loadCitizens } from './scenarios.ts';
import { loadRegistry, type Registry } from '#src/registry/load-registry.ts';

/** What a command works on: the registry as asked for, and the network behind it. */
export type World = {
  readonly registry: Registry;
  readonly portals: readonly Portal[];
  readonly network: Network;
  readonly platformNames: Readonly<Record<string, Text>>;
  /** Test identities that journeys may use: the synthetic citizens first, then the lent accounts. */
  readonly citizens: readonly Citizen[];
  /** Ids of the lent accounts among them; empty with the fleet. */
  readonly lent: ReadonlySet<string>;
  /** PEM of the roots that signed files are held against: the fleet's own, or those that were given. */
  readonly roots: SigningRoots;
  /** A citizen's document signed badly; null where none can be made of it. */
  readonly badFile: (citizen: Citizen, file: BadFile, document: DocumentFile) => Promise<DocumentFile | null>;
  /** What the citizen's browser holds to sign in with; null outside the fleet. */
  readonly clientCertificate: (citizen: Citizen) => Promise<ClientCertificate | null>;
  /** What the citizen's authenticator holds to sign in with; null outside the fleet. */
  readonly passkey: (citizen: Citizen) => Promise<Passkey | null>;
  /** Set when the world is the local fleet. */
  readonly fleet: Fleet | null;
  readonly close: () => Promise<void>;
};

export type WorldOptions = {
  readonly edition?: '2023' | '2025';
  readonly registry?: readonly string[];
  /** Serve the portals from the local fleet instead of meeting the real ones. */
  readonly fleet: boolean;
  readonly seed: number;
  /** Folder of the scenarios, for their identities; the project's own by default. */
  readonly scenarios?: string;
  /** Files and folders of trust anchors for signed files; the fleet brings its own. */
  readonly anchors?: readonly string[];
  /** No other root than these is to be relied upon. False by default; the fleet's always are all. */
  readonly rootsComplete?: boolean;
  /** File of lent test accounts; never read for a fleet. */
  readonly accounts?: string;
  readonly faults?: NonNullable<FleetOptions['faults']>;
  readonly latencyMs?: number;
  readonly captcha?: boolean;
};

const PLATFORM_NAMES: Readonly<Record<string, Text>> = {
  generic: { vi: 'Không nhận ra', en: 'Not recognised' },
};

/** Loads the registry and, for a fleet, starts it in a process of its own. Close it when done. */
export const openWorld = async (options: WorldOptions): Promise<World> => {
  const citizens = await loadCitizens(options.scenarios ?? resolve(projectFolder, 'scenarios'));
  const given = (await readAnchors(options.anchors ?? [])).map(pemOf);
  const registry = await loadRegistry({
    ...(options.edition === undefined ? {} : { edition: options.edition }),
    overrides: options.registry ?? [],
  });
  for (const warning of registry.warnings) process.stderr.write(`portalsweep: ${warning}\n`);
  if (!options.fleet) {
    const accounts = await readAccounts(options.accounts, citizens);
    const all = [...citizens, ...accounts];
    const network: Network = {
      kind: 'open',
      routes: [],
      trustedKeys: [],
      authority: null,
      proof: null,
      nationalHosts: registry.nationalHosts,
      signInHosts: registry.signInHosts,
    };
    return {
      registry,
      portals: registry.portals,
      network,
      platformNames: PLATFORM_NAMES,
      citizens: all,
      lent: new Set(accounts.map(({ id }) => id)),
      roots: { anchors: given, complete: options.rootsComplete === true },
      badFile: ownBadFiles(all),
      clientCertificate: async () => null,
      passkey: async () => null,
      fleet: null,
      close: async () => undefined,
    };
  }
  // A stand-in is one host; several rows may be judged on it, as under the national front door of 2025.
  const stoodIn = new Map<string, Portal>();
  for (const portal of registry.portals)
    if (!isLoopback(portal, OPEN) && !stoodIn.has(new URL(portal.url).host))
      stoodIn.set(new URL(portal.url).host, portal);
  const fleet = await forkFleet({
    portals: [...stoodIn.values()],
    services: registry.services,
    seed: options.seed,
    faults: options.faults ?? 'seeded',
    identities: citizens,
    ...(options.latencyMs === undefined ? {} : { latencyMs: options.latencyMs }),
    ...(options.captcha === undefined ? {} : { captcha: options.captcha }),
  });
  return {
    registry,
    portals: registry.portals.map((portal) =>
      stoodIn.has(new URL(portal.url).host)
        ? { ...portal, mode: 'sandbox', synthetic: true, vendor: null }
        : portal,
    ),
    network: {
      ...fleet.network,
      nationalHosts: [...new Set([...registry.nationalHosts, ...fleet.network.nationalHosts])],
      signInHosts: registry.signInHosts,
    },
    platformNames: { ...PLATFORM_NAMES, ...fleet.platformNames },
    citizens,
    lent: new Set(),
    roots: { anchors: [...Object.values(await fleet.signingAnchors()), ...given], complete: true },
    clientCertificate: (citizen) => fleet.clientCertificate(citizen.id, 'good'),
    passkey: (citizen) => fleet.passkey(citizen.id),
    badFile: (citizen, file, document) => fleet.badFile(citizen.id, file, document),
    fleet,
    close: async () => await fleet.stop(),
  };
};

export const pemOf = ({ der }: { readonly der: Uint8Array }): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(der)
    .toString('base64')
    .replace(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`;

/** Bad files for real portals are signed under roots made here, which nobody trusts. */
const ownBadFiles = (citizens: readonly Citizen[]): World['badFile'] => {
  let pki: Pki | null = null;
  return (citizen, file, document) => {
    pki ??= makePki({ host: 'pki.portalsweep.invalid', now: () => new Date() });
    return badlySigned(pki, citizens, citizen.id, file, document);
  };
};

const OPEN: Network = {
  kind: 'open',
  routes: [],
  trustedKeys: [],
  authority: null,
  proof: null,
  nationalHosts: [],
  signInHosts: [],
};

/**
 * How the crawler is called in every user agent. Outside loopback a contact is owed to the owners.
 * @throws UsageError `contact`
 */
export const calledAs = (
  version: string,
  portals: readonly Portal[],
  network: Network,
  contact: string | undefined,
): string => {
  if (portals.every((portal) => isLoopback(portal, network))) return `PortalSweep/${version} (local)`;
  if (contact === undefined || !/^\S+@\S+\.\S+$|^https?:\/\/\S+$/.test(contact))
    throw new UsageError(
      'contact',
      'portals outside this machine are visited only with a contact that their owners can write to: --contact MAIL_OR_ADDRESS',
    );
  return `PortalSweep/${version} (+${contact})`;
};
