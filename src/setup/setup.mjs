/*
 * Makes a fresh checkout ready: dependencies, Node, the SQLite driver, a browser, fonts. Plain JavaScript for
 * Node 18 with nothing installed; says nothing when nothing is owed. `--without-browser` is for the checks
 * that open none.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browser.mjs';
import { dependenciesOwed, installDependencies, rebuildSqlite3, sqlite3Fault } from './dependencies.mjs';
import { findVietnameseFont } from './fonts.mjs';
import { findRuntime, neededMajor, runtimeRemedy } from './runtime.mjs';
import { stampHolds, writeStamp } from './stamp.mjs';
import { browserRemedy, installPackages, packagesRemedy } from './system-packages.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const browserNeeded = !process.argv.includes('--without-browser');
const playwrightLimitMs = 150_000;

const say = (line) => console.log(`set-up: ${line}`);

if (!stampHolds(root, { browserNeeded })) setUp();

function setUp() {
  const beganAt = Date.now();
  provideDependencies();
  const runtime = provideRuntime();
  provideSqlite3(runtime);
  const browser = browserNeeded ? provideBrowser(runtime) : null;
  if (browserNeeded) provideFonts();
  writeStamp(root, { runtime, browser });
  say(`ready after ${Math.round((Date.now() - beganAt) / 1000)} s.`);
}

function provideDependencies() {
  const owed = dependenciesOwed(root);
  if (owed === null) return;
  say(`${owed}.`);
  const fault = installDependencies(root, say);
  if (fault !== null) {
    stop(
      `${fault}\n\nThe packages of package-lock.json were expected from the npm registry; mend what npm says above, then: npm ci`,
    );
  }
}

function provideRuntime() {
  const runtime = findRuntime(root);
  if (!runtime?.enough) {
    stop(
      `Node ${neededMajor} or newer is needed and ${runtime?.version ?? 'none'} was found; install it with: ${runtimeRemedy()}`,
    );
  }
  return runtime.path;
}

function provideSqlite3(runtime) {
  if (sqlite3Fault(root, runtime) === null) return;
  say('compiling the SQLite driver (about a minute) …');
  const words = rebuildSqlite3(root);
  const fault = sqlite3Fault(root, runtime);
  if (fault === null) return;
  const compiler = packagesRemedy('compiler');
  stop(
    `${words ?? ''}\n\nThe SQLite driver does not load (${fault}); it needs a C++ compiler: ${compiler ? `${compiler} && ` : ''}npm rebuild sqlite3`,
  );
}

function provideBrowser(runtime) {
  const there = findBrowser();
  if (there) {
    say(`browser: ${there.kind} ${there.version} (${there.path}).`);
    return there.path;
  }
  if (process.env.PORTALSWEEP_BROWSER) {
    stop(
      `PORTALSWEEP_BROWSER should be a Chromium that starts, and ${process.env.PORTALSWEEP_BROWSER} does not: mend it or unset it.`,
    );
  }
  say('no browser yet; Playwright downloads its headless shell …');
  const refusal = installByPlaywright(runtime);
  const downloaded = findBrowser();
  if (downloaded) return downloaded.path;
  say(`Playwright's download gave no browser that starts (${refusal ?? 'a system library is missing'}).`);
  const why = installPackages('browser', say);
  const installed = findBrowser();
  if (installed) {
    say(`browser: ${installed.kind} ${installed.version} (${installed.path}).`);
    return installed.path;
  }
  return stop(
    `No browser could be installed (${why ?? 'what was installed does not start'}); install one with: ${browserRemedy()}`,
  );
}

function installByPlaywright(runtime) {
  const answer = spawnSync(
    runtime,
    [path.join(root, 'node_modules/playwright/cli.js'), 'install', '--only-shell', 'chromium'],
    {
      cwd: root,
      encoding: 'utf8',
      timeout: playwrightLimitMs,
      maxBuffer: 1 << 26,
      shell: runtime.endsWith('.cmd'),
      env: { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' },
    },
  );
  if (answer.status === 0) return null;
  if (answer.error?.code === 'ETIMEDOUT') return `not finished within ${playwrightLimitMs / 1000} s`;
  return /^Error: (.*?)(?:, caused by)?$/m.exec(`${answer.stdout}${answer.stderr}`)?.[1] ?? 'it was refused';
}

/** Fonts only change pictures, so their lack never stops set-up. */
function provideFonts() {
  if (findVietnameseFont() !== null) return;
  const why = installPackages('fonts', say);
  if (why !== null) {
    say(
      `no font for Vietnamese could be installed (${why}); screenshots may show boxes. Remedy: ${packagesRemedy('fonts') ?? 'install DejaVu Sans'}`,
    );
  }
}

function stop(sentence) {
  console.error(`set-up: ${sentence.trim()}`);
  process.exit(1);
}
