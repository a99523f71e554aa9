/* What this machine has of what PortalSweep needs, what is missing, and the one command that mends it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser, sandboxState } from './browser.mjs';
import { dependenciesOwed, sqlite3Fault } from './dependencies.mjs';
import { findVietnameseFont } from './fonts.mjs';
import { findRuntime, neededMajor, runtimeRemedy } from './runtime.mjs';
import { browserRemedy, packagesRemedy } from './system-packages.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const gibibyte = 1024 ** 3;

/** A sweep of 83 portals with screenshots stays well under it; the browser's own profiles need some too. */
const neededDiskGib = 1;
/** Two contexts of about 72 MB, the browser, Node and the fleet: below this a 2-core sweep begins to swap. */
const neededMemoryGib = 1;

export async function examine() {
  const runtime = findRuntime(root);
  const browser = findBrowser();
  return [
    nodeProvision(runtime),
    dependenciesProvision(),
    sqlite3Provision(runtime),
    browserProvision(browser),
    ...(browser ? [pageProvision(browser)] : []),
    sandboxProvision(),
    fontsProvision(),
    isolationProvision(),
    await diskProvision(),
    machineProvision(),
  ];
}

export function isReady(provisions) {
  return provisions.every((provision) => provision.there || !provision.needed);
}

export function tableOf(provisions) {
  const width = Math.max(...provisions.map(({ title }) => title.length));
  const lines = provisions.flatMap(({ there, needed, title, found, remedy }) => [
    `${there ? 'ok      ' : needed ? 'MISSING ' : 'lacking '} ${title.padEnd(width)}  ${found}`,
    ...(remedy === null ? [] : [`${' '.repeat(10 + width)} mend it: ${remedy}`]),
  ]);
  const missing = provisions.filter(({ there, needed }) => needed && !there).length;
  const verdict =
    missing === 0
      ? 'All that is needed is there.'
      : `${missing} of what is needed is missing; \`npm run setup\` mends what it can.`;
  return [...lines, '', verdict].join('\n');
}

function nodeProvision(runtime) {
  return {
    id: 'node',
    title: 'Node',
    needed: true,
    there: runtime?.enough === true,
    found: runtime ? `${runtime.version} (${runtime.path}), ${neededMajor} or newer is needed` : 'none',
    remedy: runtime?.enough ? null : dependenciesOwed(root) === null ? runtimeRemedy() : 'npm run setup',
  };
}

function dependenciesProvision() {
  const owed = dependenciesOwed(root);
  return {
    id: 'dependencies',
    title: 'npm packages',
    needed: true,
    there: owed === null,
    found: owed ?? 'as package-lock.json asks',
    remedy: owed === null ? null : 'npm run setup',
  };
}

function sqlite3Provision(runtime) {
  const fault = sqlite3Fault(root, runtime?.path ?? process.execPath);
  return {
    id: 'sqlite3',
    title: 'SQLite driver',
    needed: true,
    there: fault === null,
    found: fault ?? 'loads',
    remedy: fault === null ? null : 'npm run setup',
  };
}

function browserProvision(browser) {
  const setting = process.env.PORTALSWEEP_BROWSER;
  const none = setting ? `PORTALSWEEP_BROWSER is ${setting}, which does not start` : 'none found';
  return {
    id: 'browser',
    title: 'browser',
    needed: true,
    there: browser !== null,
    found: browser
      ? `${browser.kind} ${browser.version} (${browser.path}, by ${origins[browser.origin]})`
      : none,
    remedy: browser ? null : setting ? 'unset PORTALSWEEP_BROWSER' : browserRemedy(),
  };
}

const origins = {
  setting: 'PORTALSWEEP_BROWSER',
  playwright: 'Playwright',
  system: 'the system',
};

function pageProvision(browser) {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'portalsweep-doctor-'));
  const answer = spawnSync(
    browser.path,
    [
      '--headless',
      '--disable-gpu',
      '--disable-background-networking',
      '--no-first-run',
      `--user-data-dir=${profile}`,
      ...(sandboxState().possible ? [] : ['--no-sandbox']),
      '--dump-dom',
      'data:text/html,<p>opened</p>',
    ],
    { encoding: 'utf8', timeout: 30_000 },
  );
  rmSync(profile, { recursive: true, force: true });
  const opened = /opened/.test(answer.stdout ?? '');
  const words = (answer.stderr ?? '').trim().split('\n').at(-1);
  return {
    id: 'page',
    title: 'browser opens',
    needed: true,
    there: opened,
    found: opened
      ? 'a page, headless'
      : `no page: ${answer.error?.message ?? (words || `it ended with ${answer.status}`)}`,
    remedy: opened ? null : browserRemedy(),
  };
}

function sandboxProvision() {
  const { possible, why } = sandboxState();
  return {
    id: 'sandbox',
    title: 'sandbox',
    needed: false,
    there: possible,
    found: possible ? `kept: ${why}` : `the browser runs with --no-sandbox: ${why}`,
    remedy: null,
  };
}

function fontsProvision() {
  const font = findVietnameseFont();
  return {
    id: 'fonts',
    title: 'font for Vietnamese',
    needed: false,
    there: font !== null,
    found: font ?? 'none that fontconfig knows; screenshots may show boxes',
    remedy: font === null ? (packagesRemedy('fonts') ?? 'install DejaVu Sans') : null,
  };
}

function isolationProvision() {
  const works =
    process.platform === 'linux' && spawnSync('unshare', ['-rn', 'true'], { timeout: 10_000 }).status === 0;
  return {
    id: 'isolation',
    title: 'network namespace',
    needed: false,
    there: works,
    found: works ? 'unshare works' : 'unshare does not work here: the isolation tests are skipped',
    remedy: null,
  };
}

async function diskProvision() {
  const { bavail, bsize } = await statfs(root);
  const free = (bavail * bsize) / gibibyte;
  return {
    id: 'disk',
    title: 'free disk',
    needed: true,
    there: free >= neededDiskGib,
    found: `${free.toFixed(1)} GiB, ${neededDiskGib} GiB is needed`,
    remedy: free >= neededDiskGib ? null : 'delete old folders in reports/',
  };
}

function machineProvision() {
  const memory = os.totalmem() / gibibyte;
  return {
    id: 'machine',
    title: 'cores and memory',
    needed: false,
    there: memory >= neededMemoryGib,
    found: `${os.cpus().length} cores, ${memory.toFixed(1)} GiB`,
    remedy: null,
  };
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const provisions = await examine();
  console.log(process.argv.includes('--json') ? JSON.stringify(provisions, null, 2) : tableOf(provisions));
  process.exitCode = isReady(provisions) ? 0 : 1;
}
