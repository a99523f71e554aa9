import { type Browsers, contextOptions, launchArguments, openBrowsers } from '#src/gather/browsers.ts';
import { effectiveMode, isLoopback } from '#src/gather/mode.ts';
import { nodeNetwork } from '#src/gather/node-network.ts';
import { readRobots } from '#src/gather/robots.ts';
import { CRAWL_JOURNEY, runCrawl } from '#src/gather/run-crawl.ts';
import { runJourney } from '#src/gather/run-journey.ts';
import { signingPhone } from '#src/gather/signing-phone.ts';
import { UsageError } from '#src/model/errors.ts';
import type { Citizen, Task } from '#src/model/journey.ts';
import type { Mode, Portal } from '#src/model/portal.ts';
import type { Vault } from '#src/model/signing.ts';
import type { EvidenceFiles } from '#src/model/store.ts';
import type { Attempt, Purpose } from '#src/model/sweep.ts';
import { findBrowser, sandboxState } from '#src/setup/browser.mjs';
import type { WalkHooks } from '#src/sweep.ts';
import { toolVersion } from './project.ts';
import { calledAs, type World } from './world.ts';

export type Walker = {
  readonly walk: (task: Task, purpose: Purpose, n: number, hooks: WalkHooks) => Promise<Attempt>;
  readonly browser: () => string;
  readonly close: () => Promise<void>;
};

export type WalkerOptions = {
  readonly world: World;
  readonly portals: readonly Portal[];
  readonly files: EvidenceFiles;
  /** Where signed files are kept; without one only their digests are. */
  readonly vault?: Vault;
  readonly slots: number;
  readonly headed?: boolean;
  readonly contact?: string | undefined;
  /** Longest wait for one act, milliseconds. */
  readonly patienceMs?: number;
};

const PATIENCE_MS = 30_000;
const JOURNEY_MS = 240_000;

const today = (): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());

/** The test identity for a portal: of ours on loopback, of those that the owner named elsewhere. */
const citizenFor = (portal: Portal, loopback: boolean, citizens: readonly Citizen[]): Citizen | null => {
  const usable = loopback
    ? citizens
    : citizens.filter(({ id }) => portal.permission?.identities.includes(id) === true);
  const at = [...portal.id].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);
  return usable[at % Math.max(usable.length, 1)] ?? null;
};

/**
 * Opens browsers and returns what walks one attempt of a task.
 * @throws UsageError `browser` when none is found, `network-lost`, `contact`
 */
export const openWalker = async (options: WalkerOptions): Promise<Walker> => {
  const { world } = options;
  const called = calledAs(toolVersion, options.portals, world.network, options.contact);
  const found = findBrowser();
  if (found === null)
    throw new UsageError('browser', 'expected a Chromium, found none; mend it with: npm run doctor');
  const sandbox = sandboxState().possible;
  const browsers: Browsers = await openBrowsers({
    executablePath: found.path,
    network: world.network,
    slots: options.slots,
    headed: options.headed === true,
    sandbox,
    calledAs: called,
  });
  const dispatcher = nodeNetwork(world.network);
  const robots = new Map<string, Promise<(url: string) => boolean>>();
  const robotsOf = async (portal: Portal): Promise<(url: string) => boolean> => {
    const origin = new URL(portal.url).origin;
    const known = robots.get(origin) ?? readRobots(portal.url, dispatcher, called);
    robots.set(origin, known);
    const allowed = await known;
    return (url) => !url.startsWith(`${origin}/`) || allowed(url);
  };
  return {
    walk: async (task, purpose, n, hooks) => {
      const loopback = isLoopback(task.portal, world.network);
      const citizen = citizenFor(task.portal, loopback, world.citizens);
      const robotsAllow = loopback ? () => true : await robotsOf(task.portal);
      const patienceMs = options.patienceMs ?? PATIENCE_MS;
      if (task.journey.id === CRAWL_JOURNEY)
        return await runCrawl({
          task,
          n,
          purpose,
          services: world.registry.services,
          network: world.network,
          executablePath: found.path,
          args: launchArguments(world.network, sandbox),
          context: contextOptions(task.device, browsers.version(), called),
          browser: browsers.version(),
          patienceMs,
          robotsAllow,
          running: hooks.running,
          signal: hooks.signal,
        });
      const mode: Mode = citizen === null ? 'observe' : effectiveMode(task.portal, world.network, today());
      return await runJourney({
        task,
        mode,
        n,
        purpose,
        citizen: citizen ?? (world.citizens[0] as Citizen),
        browsers,
        network: world.network,
        services: world.registry.services,
        words: world.registry.words,
        files: options.files,
        ...(options.vault === undefined ? {} : { vault: options.vault }),
        phone: signingPhone(world.network, dispatcher, task.portal),
        badFile: world.badFile,
        certificate:
          task.journey.showsCertificate === true && citizen !== null
            ? await world.clientCertificate(citizen)
            : null,
        passkey: task.journey.holdsPasskey === true && citizen !== null ? await world.passkey(citizen) : null,
        patienceMs,
        journeyMs: JOURNEY_MS,
        robotsAllow,
        ...hooks,
      });
    },
    browser: () => `${browsers.version()} (${found.kind})`,
    close: async () => {
      await browsers.close();
      await dispatcher.close();
    },
  };
};
