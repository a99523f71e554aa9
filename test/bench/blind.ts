/**
 * Faults written by someone who saw only a citizen's description and the screens, never the checks. Each
 * stands between one healthy portal of the fleet and the browser; printed is which check noticed it.
 *
 *   node test/bench/blind.ts               faults of a portal
 *   node test/bench/blind.ts --set reuse   faults of asking once
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page, Route } from 'playwright';
import { request as fetchFrom } from 'undici';
import { checks } from '#src/checks/index.ts';
import { judgeWith } from '#src/cli/campaign.ts';
import { projectFolder } from '#src/cli/project.ts';
import { loadJourneys } from '#src/cli/scenarios.ts';
import { table } from '#src/cli/table.ts';
import { openWorld } from '#src/cli/world.ts';
import { openBrowsers } from '#src/gather/browsers.ts';
import { nodeNetwork } from '#src/gather/node-network.ts';
import { runJourney } from '#src/gather/run-journey.ts';
import type { DeviceId, PlannedJourney, Task } from '#src/model/journey.ts';
import type { Attempt } from '#src/model/sweep.ts';
import { findBrowser, sandboxState } from '#src/setup/browser.mjs';
import { openEvidenceFiles } from '#src/store/evidence-files.ts';
import { BLIND_FAULTS } from './blind-faults.ts';
import { BLIND_REUSE_FAULTS } from './blind-reuse-faults.ts';

/** A fault with the journey that meets it and the checks that would tell the citizen's complaint; any of them is enough. */
type Blind = Pick<(typeof BLIND_FAULTS)[number], 'id' | 'apply'> & {
  readonly journey: string;
  readonly noticedBy: readonly string[];
};

const PORTAL_COMPLAINTS: {
  readonly [K in (typeof BLIND_FAULTS)[number]['citizenHurtIn']]: readonly string[];
} = {
  completes: ['journey-completes'],
  'sign-in': ['sign-in-returns'],
  jumps: ['layout-stability'],
  sideways: ['no-sideways-scroll'],
  'slow-first': ['first-byte'],
  'slow-main': ['largest-paint'],
  'broken-parts': ['failed-requests'],
  status: ['status-fields'],
  phone: ['phone-journey', 'journey-completes'],
};

const REUSE_COMPLAINTS: { readonly [K in (typeof BLIND_REUSE_FAULTS)[number]['kind']]: readonly string[] } = {
  prefill: ['prefill-ratio', 'over-asked-fields'],
  'wrong-person': ['prefill-wrong'],
  'asked-again': ['over-asked-papers'],
  'store-picker': ['store-picker'],
  'keep-consent': ['store-consent', 'no-default-consent'],
  leak: ['personal-data-leaks'],
  label: ['level-label-true'],
  differs: ['same-as-national'],
  'public-look-up': ['personal-data-leaks'],
  help: ['assistant-answers', 'help-channels', 'privacy-notice'],
};

const { values } = parseArgs({ options: { set: { type: 'string', default: 'portal' } } });
const FAULTS: readonly Blind[] =
  values.set === 'reuse'
    ? BLIND_REUSE_FAULTS.map((each) => ({ ...each, noticedBy: REUSE_COMPLAINTS[each.kind] }))
    : BLIND_FAULTS.map((each) => ({
        ...each,
        journey: 'track/look-up',
        noticedBy: PORTAL_COMPLAINTS[each.citizenHurtIn],
      }));

const world = await openWorld({ fleet: true, seed: 5, faults: 'none', latencyMs: 100 });
const dispatcher = nodeNetwork(world.network);
const browser = findBrowser();
if (browser === null) throw new Error('no browser: npm run doctor');
const folder = await mkdtemp(join(tmpdir(), 'portalsweep-blind-'));

/** Asks the healthy portal for a document and gives the browser what the faulty one would send. */
const between = async (page: Page, host: string, device: DeviceId, fault: Blind): Promise<void> => {
  await page.route(
    (url) => url.hostname === host,
    async (route: Route) => {
      const request = route.request();
      if (request.resourceType() !== 'document') return await route.continue();
      const body = request.postDataBuffer();
      const answer = await fetchFrom(request.url(), {
        dispatcher,
        method: request.method() as 'GET',
        headers: await request
          .allHeaders()
          .then((all) =>
            Object.fromEntries(
              Object.entries(all).filter(([name]) => !name.startsWith(':') && name !== 'content-length'),
            ),
          ),
        ...(body === null ? {} : { body }),
      });
      const headers = Object.fromEntries(
        Object.entries(answer.headers)
          .filter(([name]) => !['content-length', 'content-encoding', 'transfer-encoding'].includes(name))
          .map(([name, value]) => [name, Array.isArray(value) ? value.join('\n') : String(value)]),
      );
      const text = Buffer.from(await answer.body.arrayBuffer());
      const location = answer.headers.location;
      // Playwright does not route what a redirect leads to, so the browser is sent on by a page of its own.
      if (typeof location === 'string' && new URL(location, request.url()).hostname === host) {
        const { location: _, ...others } = headers;
        const script = `<!doctype html><script>location.replace(${JSON.stringify(location)})</script>`;
        return await route.fulfill({
          status: 200,
          headers: { ...others, 'content-type': 'text/html' },
          body: script,
        });
      }
      if (!String(answer.headers['content-type'] ?? '').includes('text/html') || answer.statusCode >= 300)
        return await route.fulfill({ status: answer.statusCode, headers, body: text });
      const made = fault.apply(text.toString('utf8'), {
        url: new URL(request.url()),
        method: request.method(),
        device,
      });
      if (typeof made === 'string')
        return await route.fulfill({ status: answer.statusCode, headers, body: made });
      if ('redirect' in made)
        return await route.fulfill({
          status: 302,
          headers: { ...headers, location: made.redirect },
          body: '',
        });
      if ('delayMs' in made) {
        await new Promise((resolve) => setTimeout(resolve, made.delayMs));
        return await route.fulfill({ status: answer.statusCode, headers, body: made.html });
      }
      return await route.fulfill({ status: made.status, headers, body: made.html });
    },
  );
};

const rows: string[][] = [['fault', 'noticed', 'by', 'also failed']];
let noticed = 0;
try {
  const browsers = await openBrowsers({
    executablePath: browser.path,
    network: world.network,
    slots: 1,
    sandbox: sandboxState().possible,
    calledAs: 'PortalSweep/blind (local)',
  });
  const journeys = await loadJourneys(join(projectFolder, 'scenarios'));
  const truth = (await world.fleet?.truth()) ?? [];
  const portal = world.portals.find(({ id }) =>
    truth.some((each) => each.portalId === id && each.family === 'igate-v1'),
  );
  if (portal === undefined) throw new Error('nothing to walk');
  const walk = async (fault: Blind, journey: PlannedJourney, device: DeviceId): Promise<Attempt> => {
    const task: Task = { id: `${portal.id}/${journey.id}/${device}`, portal, journey, device };
    return await runJourney({
      task,
      mode: 'sandbox',
      n: 1,
      purpose: 'quiet',
      citizen: world.citizens[0] as (typeof world.citizens)[number],
      browsers: {
        ...browsers,
        newPage: async (on) => {
          const page = await browsers.newPage(on);
          await between(page, new URL(portal.url).hostname, device, fault);
          return page;
        },
      },
      network: world.network,
      services: world.registry.services,
      words: world.registry.words,
      files: openEvidenceFiles(folder),
      patienceMs: 15_000,
      journeyMs: 240_000,
      running: () => 1,
      beforeSubmitting: async () => undefined,
      cleansUp: false,
      thorough: false,
      robotsAllow: () => true,
      signal: new AbortController().signal,
    });
  };
  const judge = judgeWith(world);
  for (const fault of FAULTS) {
    const journey = journeys.find(({ id }) => id === fault.journey);
    if (journey === undefined) throw new Error(`no journey ${fault.journey}`);
    const failed = new Set<string>();
    for (const device of ['phone', 'desktop'] as const) {
      const attempt = await walk(fault, journey, device);
      const run = {
        id: fault.id,
        portalId: portal.id,
        journeyId: journey.id,
        device,
        outcome: attempt.outcome,
        reason: attempt.reason,
        attempts: [attempt],
        findings: [],
      };
      for (const finding of judge(run, journey)) if (finding.outcome === 'failed') failed.add(finding.check);
      process.stderr.write(
        `${fault.id} ${device}: ${attempt.outcome} ${attempt.reason ?? ''} ${attempt.evidence.steps.find(({ message }) => message !== null)?.message ?? ''}\n`,
      );
    }
    const by = fault.noticedBy.filter((check) => failed.has(check));
    if (by.length > 0) noticed += 1;
    rows.push([
      fault.id,
      by.length > 0 ? 'yes' : 'no',
      by.join(', ') || `expected ${fault.noticedBy.join(' or ')}`,
      checks
        .map(({ id }) => id)
        .filter((id) => failed.has(id) && !by.includes(id))
        .join(', ') || '–',
    ]);
  }
  await browsers.close();
} finally {
  await dispatcher.close();
  await world.close();
  await rm(folder, { recursive: true, force: true });
}
process.stdout.write(table(rows));
process.stdout.write(`${JSON.stringify({ blind: { set: values.set, faults: FAULTS.length, noticed } })}\n`);
