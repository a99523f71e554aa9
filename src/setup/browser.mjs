import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const checkout = fileURLToPath(new URL('../..', import.meta.url));

/** Programs on the PATH, the lighter first: a headless shell walks twice as many journeys a minute as full Chromium. */
const programs = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'msedge',
];

const macApps = ['Chromium', 'Google Chrome', 'Microsoft Edge'];
const windowsApps = [
  'Chromium\\Application\\chrome.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** Where Playwright 1.65 puts the executable below its browser's folder. */
const playwrightLayouts = {
  'chromium-headless-shell': {
    'linux-x64': 'chrome-headless-shell-linux64/chrome-headless-shell',
    'linux-arm64': 'chrome-headless-shell-linux-arm64/chrome-headless-shell',
    'darwin-x64': 'chrome-headless-shell-mac-x64/chrome-headless-shell',
    'darwin-arm64': 'chrome-headless-shell-mac-arm64/chrome-headless-shell',
    'win32-x64': 'chrome-headless-shell-win64/chrome-headless-shell.exe',
  },
  chromium: {
    'linux-x64': 'chrome-linux64/chrome',
    'linux-arm64': 'chrome-linux-arm64/chrome',
    'darwin-x64': 'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'darwin-arm64': 'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'win32-x64': 'chrome-win64/chrome.exe',
  },
};

export function findBrowser({ env = process.env, root = checkout, platform = process.platform } = {}) {
  const setting = env.PORTALSWEEP_BROWSER;
  if (setting) return started(setting, 'setting', platform);
  for (const candidate of playwrightBrowsers(env, root, platform)) {
    const browser = started(candidate, 'playwright', platform);
    if (browser) return browser;
  }
  for (const candidate of systemBrowsers(env, platform)) {
    const browser = started(candidate, 'system', platform);
    if (browser) return browser;
  }
  return null;
}

export function sandboxState() {
  if (process.platform !== 'linux')
    return { possible: true, why: `${process.platform} needs nothing for it` };
  if (process.getuid?.() === 0)
    return {
      possible: false,
      why: 'Chromium refuses its sandbox to root: run as an ordinary user to have it',
    };
  if (spawnSync('unshare', ['--user', '--map-root-user', 'true'], { timeout: 10_000 }).status === 0) {
    return { possible: true, why: 'user namespaces work' };
  }
  const closed = [
    ['/proc/sys/kernel/unprivileged_userns_clone', '0'],
    ['/proc/sys/kernel/apparmor_restrict_unprivileged_userns', '1'],
    ['/proc/sys/user/max_user_namespaces', '0'],
  ].find(([file, value]) => existsSync(file) && readFileSync(file, 'utf8').trim() === value);
  return {
    possible: false,
    why: closed
      ? `user namespaces are refused (${closed[0]} is ${closed[1]})`
      : 'user namespaces are refused here',
  };
}

/** Only a browser that starts counts: a download without its system libraries is as good as none. */
function started(file, origin, platform) {
  if (!isProgram(file)) return null;
  const version = platform === 'win32' ? windowsVersion(file) : versionOf(file);
  if (version === null) return null;
  const kind = /headless[-_]shell/.test(path.basename(file)) ? 'headless-shell' : 'chromium';
  return { path: file, kind, origin, version };
}

function versionOf(file) {
  const answer = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return answer.status === 0 ? (/\d+(?:\.\d+)+/.exec(answer.stdout)?.[0] ?? null) : null;
}

/** `chrome.exe --version` opens a window, so the version is read off the folder that stands beside it. */
function windowsVersion(file) {
  const folder = readdirSync(path.dirname(file)).find((name) => /^\d+(?:\.\d+){3}$/.test(name));
  return folder ?? 'unknown';
}

function playwrightBrowsers(env, root, platform) {
  let listed;
  try {
    listed = JSON.parse(
      readFileSync(path.join(root, 'node_modules/playwright-core/browsers.json'), 'utf8'),
    ).browsers;
  } catch {
    return [];
  }
  const registry = playwrightRegistry(env, root, platform);
  return Object.entries(playwrightLayouts).flatMap(([name, layouts]) => {
    const revision = listed.find((browser) => browser.name === name)?.revision;
    const layout = layouts[`${platform}-${process.arch}`];
    return revision && layout
      ? [path.join(registry, `${name.replaceAll('-', '_')}-${revision}`, layout)]
      : [];
  });
}

function playwrightRegistry(env, root, platform) {
  const home = env.HOME ?? homedir();
  if (env.PLAYWRIGHT_BROWSERS_PATH === '0')
    return path.join(root, 'node_modules/playwright-core/.local-browsers');
  if (env.PLAYWRIGHT_BROWSERS_PATH) return path.resolve(env.PLAYWRIGHT_BROWSERS_PATH);
  if (platform === 'darwin') return path.join(home, 'Library/Caches/ms-playwright');
  if (platform === 'win32')
    return path.join(env.LOCALAPPDATA ?? path.join(home, 'AppData/Local'), 'ms-playwright');
  return path.join(env.XDG_CACHE_HOME || path.join(home, '.cache'), 'ms-playwright');
}

function systemBrowsers(env, platform) {
  const suffix = platform === 'win32' ? '.exe' : '';
  const folders = (env.PATH ?? env.Path ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const onPath = programs.flatMap((name) => folders.map((folder) => path.join(folder, name + suffix)));
  if (platform === 'darwin') {
    const places = ['/Applications', path.join(env.HOME ?? homedir(), 'Applications')];
    return [
      ...onPath,
      ...macApps.flatMap((app) => places.map((place) => `${place}/${app}.app/Contents/MacOS/${app}`)),
    ];
  }
  if (platform === 'win32') {
    const places = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
    return [...onPath, ...windowsApps.flatMap((app) => places.map((place) => path.join(place, app)))];
  }
  return onPath;
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
