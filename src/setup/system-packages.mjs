import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** What each system's package manager calls the things that set-up may owe. apt-get is proved, the others are written only. */
const managers = [
  {
    command: 'apt-get',
    platform: 'linux',
    refresh: ['update'],
    install: ['install', '-y', '--no-install-recommends'],
    asRoot: true,
    browser: [['chromium-headless-shell'], ['chromium']],
    fonts: [
      ['fontconfig', 'fonts-dejavu-core'],
      ['fontconfig', 'fonts-noto-core'],
    ],
    compiler: [['build-essential', 'python3']],
  },
  {
    command: 'dnf',
    platform: 'linux',
    install: ['install', '-y'],
    asRoot: true,
    browser: [['chromium-headless'], ['chromium']],
    fonts: [['fontconfig', 'dejavu-sans-fonts']],
    compiler: [['gcc-c++', 'make', 'python3']],
  },
  {
    command: 'pacman',
    platform: 'linux',
    install: ['-S', '--noconfirm', '--needed'],
    asRoot: true,
    browser: [['chromium']],
    fonts: [['fontconfig', 'ttf-dejavu']],
    compiler: [['base-devel', 'python']],
  },
  {
    command: 'brew',
    platform: 'darwin',
    install: ['install'],
    asRoot: false,
    browser: [['--cask', 'chromium']],
    fonts: [],
    compiler: [],
  },
];

const timeLimitMs = 180_000;

/**
 * Installs the first alternative that the package manager takes.
 * Returns null when it is done, else one line of why not.
 */
export function installPackages(need, say) {
  const manager = managerHere();
  if (!manager) return 'no package manager that set-up knows';
  const right = rightToInstall(manager);
  if (right === null) return `${manager.command} wants root, and sudo asks for a password`;
  let refreshed = false;
  let why = `${manager.command} has nothing for it`;
  for (const names of manager[need]) {
    say(`${manager.command} installs ${names.join(' ')} …`);
    let answer = run(right, manager.command, [...manager.install, ...names]);
    if (answer !== null && manager.refresh && !refreshed) {
      refreshed = true;
      run(right, manager.command, manager.refresh);
      answer = run(right, manager.command, [...manager.install, ...names]);
    }
    if (answer === null) return null;
    why = answer;
  }
  return why;
}

/** The one command for a person to type; null where no known package manager is there. */
export function packagesRemedy(need) {
  const manager = managerHere();
  const names = manager?.[need][0];
  if (!manager || !names) return null;
  const sudo = manager.asRoot && process.getuid?.() !== 0 ? 'sudo ' : '';
  const refresh = manager.refresh ? `${sudo}${manager.command} ${manager.refresh.join(' ')} && ` : '';
  return `${refresh}${sudo}${manager.command} ${[...manager.install, ...names].join(' ')}`;
}

/** Debian packages the headless shell; elsewhere Playwright's own download is the surer way. */
export function browserRemedy() {
  const own = isDebian() ? packagesRemedy('browser') : null;
  return own ?? 'npx playwright install --only-shell --with-deps chromium';
}

function isDebian() {
  return existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

function managerHere() {
  return managers.find(
    (manager) =>
      manager.platform === process.platform &&
      spawnSync(manager.command, ['--version'], { timeout: 20_000, stdio: 'ignore' }).status === 0,
  );
}

function rightToInstall(manager) {
  if (!manager.asRoot || process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true'], { timeout: 20_000, stdio: 'ignore' }).status === 0
    ? ['sudo', '-n']
    : null;
}

function run(right, command, args) {
  const [program, ...rest] = [...right, command, ...args];
  const answer = spawnSync(program, rest, {
    encoding: 'utf8',
    timeout: timeLimitMs,
    maxBuffer: 1 << 26,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (answer.status === 0) return null;
  if (answer.error?.code === 'ETIMEDOUT') return `${command} did not finish within ${timeLimitMs / 1000} s`;
  const lines = `${answer.stdout ?? ''}\n${answer.stderr ?? ''}`.trim().split('\n');
  return lines.filter((line) => /^E: |error/i.test(line)).at(-1) ?? lines.at(-1) ?? `${command} was refused`;
}
