import { type Browsers, contextOptions, launchArguments, openBrowsers } from '#src/gather/browsers.ts';
import { effectiveMode, isLoopback } from '#src/gather/mode.ts';
import { nodeNetwork } from '#src/gather/node-network.ts';
import { readRobots } from '#src/gather/robots.ts';
import { CRAWL_JOURNEY, runCrawl } from '#src/gather/run-crawl.ts';
import type { RunJourneyOptions } from '#src/gather/journey-options.ts';
import { runJourney } from '#src/gather/run-journey.ts';
import { openSessions } from '#src/gather/sessions.ts';
import { signingPhone } from '#src/gather/signing-phone.ts';
import { unwalked } from '#src/gather/unwalked.ts';
import { UsageError } from '#src/model/errors.ts';
import type { Citizen, Task } from '#src/model/journey.ts';
import type { Mode, Portal } from '#src/model/portal.ts';
import type { Vault } from '#src/model/signing.ts';
import type { EvidenceFiles } from '#src/model/store.ts';
import type { Attempt, Purpose } from '#src/model/sweep.ts';
import { findBrowser, sandboxState } from '#src/setup/browser.mjs';
import type { WalkHooks } from '#src/sweep.ts';
import { citizenFor } from './citizen-for.ts';
import { toolVersion } from './project.ts';
import { calledAs, type World } from './world.ts';

export type Walker = {
  readonly walk: (task: Task, purpose: Purpose, n: number, hooks: WalkHooks) => Promise<Attempt>;
  /** Id of the test identity that walks the task; null where it only reads. */
  readonly walksAs: (task: Task) => string | null;
  /** Names of the test identities that a task uses; two journeys at once would meet in each other's drafts and codes. */
  readonly identities: (task: Task) => readonly string[];
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
  /** Take back what journeys filed, drafted and kept; true by default. */
  readonly cleansUp?: boolean;
  /** Look at every page closely; true by default, false in a quick sweep. */
  readonly thorough?: boolean;
  /** Longest wait for one act, milliseconds. */
  readonly patienceMs?: number;
};

const PATIENCE_MS = 30_000;
const JOURNEY_MS = 240_000;

const today = (): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());

/** How long an identity rests after the national sign-in refused it: a locked account must not be tried again at once. */
const COOL_DOWN_MS = 15 * 60_000;

const usesIdentity = ({ journey }: Task): boolean => journey.steps.some(({ effect }) => effect !== 'reads');

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
  const sessions = openSessions();
  const restsUntilMs = new Map<string, number>();
  const robots = new Map<string, Promise<(url: string) => boolean>>();
  const robotsOf = async (portal: Portal): Promise<(url: string) => boolean> => {
    const origin = new URL(portal.url).origin;
    const known = robots.get(origin) ?? readRobots(portal.url, dispatcher, called);
    robots.set(origin, known);
    const allowed = await known;
    return (url) => !url.startsWith(`${origin}/`) || allowed(url);
  };
  const walksAs = (task: Task): string | null =>
    usesIdentity(task) ? (citizenFor(task, isLoopback(task.portal, world.network), world)?.id ?? null) : null;
  return {
    walk: async (task, purpose, n, hooks) => {
      const loopback = isLoopback(task.portal, world.network);
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
      const own = citizenFor(task, loopback, world);
      const citizen = own ?? (world.citizens[0] as Citizen);
      const mode: Mode = own === null ? 'observe' : effectiveMode(task.portal, world.network, today());
      // What is measured again is measured alike: with a kept session only where the first attempt had one.
      const reuses =
        task.journey.signsInAnew !== true &&
        (purpose === 'first' ||
          (purpose === 'quiet' && hooks.first?.evidence.conditions.sessionReused === true));
      const journey: RunJourneyOptions = {
        task,
        mode,
        n,
        purpose,
        citizen,
        others: world.citizens.filter((each) => each !== citizen),
        browsers,
        network: world.network,
        services: world.registry.services,
        words: world.registry.words,
        files: options.files,
        ...(options.vault === undefined ? {} : { vault: options.vault }),
        phone: signingPhone(world.network, dispatcher, task.portal),
        badFile: world.badFile,
        certificate:
          task.journey.showsCertificate === true && own !== null
            ? await world.clientCertificate(citizen)
            : null,
        passkey: task.journey.holdsPasskey === true && own !== null ? await world.passkey(citizen) : null,
        ...(own === null
          ? {}
          : {
              session: {
                held: reuses ? sessions.held(task.portal.id, citizen.id) : null,
                keep: (session) => sessions.keep(task.portal.id, citizen.id, session),
              },
            }),
        cleansUp: options.cleansUp ?? true,
        thorough: options.thorough ?? true,
        patienceMs,
        journeyMs: JOURNEY_MS,
        robotsAllow,
        ...hooks,
      };
      if (usesIdentity(task) && (restsUntilMs.get(citizen.id) ?? 0) > Date.now())
        return unwalked(
          journey,
          new Date(),
          'identity-refused',
          'The test identity rests after a refused sign-in.',
        );
      const attempt = await runJourney(journey);
      if (attempt.reason === 'identity-refused') restsUntilMs.set(citizen.id, Date.now() + COOL_DOWN_MS);
      return attempt;
    },
    walksAs,
    identities: (task) => {
      const id = walksAs(task);
      return id === null ? [] : [`identity ${id}`];
    },
    browser: () => `${browsers.version()} (${found.kind})`,
    close: async () => {
      await browsers.close();
      await dispatcher.close();
    },
  };
};
