import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { installPackages } from './system-packages.mjs';

/** Far beyond what a slow machine needs to compile sqlite3: only what hangs is ended. */
const timeLimitMs = 900_000;

/** Alpine is the one common system on musl; parts for the other C library are no use. */
const foreignLibc = existsSync('/etc/alpine-release') ? 'glibc' : 'musl';

/** One line of what is owed; null when node_modules holds what the lock asks for. */
export function dependenciesOwed(root) {
  const locked = packagesIn(path.join(root, 'package-lock.json'));
  if (!locked) return 'package-lock.json cannot be read';
  const installed = packagesIn(path.join(root, 'node_modules/.package-lock.json'));
  if (!installed) return 'nothing is installed yet';
  for (const [place, wanted] of Object.entries(locked)) {
    if (place === '' || wanted.link) continue;
    const there = installed[place];
    if (!there && wanted.optional && !isForHere(wanted)) continue;
    if (there?.version !== wanted.version) {
      return `${place} should be ${wanted.version} and is ${there?.version ?? 'absent'}`;
    }
  }
  return null;
}

/** Whether an optional package is a part for this very platform, as the native parts of the tools are. */
function isForHere({ os, cpu, libc }) {
  return (
    os?.includes(process.platform) === true &&
    cpu?.includes(process.arch) !== false &&
    !libc?.includes(foreignLibc)
  );
}

/**
 * Installs what the lock asks for. Returns null when it is done, else npm's words and one sentence.
 * Under Node 18 npm leaves out the native parts that ask for a newer Node: the pinned Node then adds them.
 */
export function installDependencies(root, say) {
  const fault = installByCi(root, say);
  if (fault !== null) return fault;
  const owed = dependenciesOwed(root);
  if (owed === null) return null;
  say(
    `npm left something out under Node ${process.versions.node} (${owed}); adding it with the pinned Node …`,
  );
  const words = npm(root, ['install', '--no-save', '--no-progress'], { pinnedNode: true });
  return words ?? dependenciesOwed(root);
}

function installByCi(root, say) {
  say('installing the dependencies with `npm ci` (one to two minutes the first time) …');
  let answer = npm(root, ['ci', '--no-progress']);
  if (answer !== null && /gyp ERR|not found: make|g\+\+|prebuild-install/.test(answer)) {
    say('sqlite3 has to be compiled and the compiler is missing.');
    const why = installPackages('compiler', say);
    if (why !== null) return `${answer}\nNo compiler could be installed: ${why}.`;
    answer = npm(root, ['ci', '--no-progress']);
  }
  // A running node.exe that Windows will not let go, or a package.json that went ahead of its lock.
  if (answer === null || !/\b(?:EPERM|EBUSY|ENOTEMPTY|EUSAGE)\b/.test(answer)) return answer;
  say('`npm ci` was refused; trying `npm install --no-save`, which takes what is there already …');
  return npm(root, ['install', '--no-save', '--no-progress']);
}

/** Null when the driver's native part loads under the given Node, else one line of why not. */
export function sqlite3Fault(root, runtime) {
  const answer = spawnSync(runtime, ['-e', "require('sqlite3')"], {
    cwd: root,
    encoding: 'utf8',
    timeout: 60_000,
  });
  if (answer.status === 0) return null;
  return /^\w*Error:? .*$/m.exec(answer.stderr ?? '')?.[0] ?? 'it does not load';
}

/** Compiles the driver anew: where npm refused install scripts, it was left without its native part. */
export function rebuildSqlite3(root) {
  return npm(root, ['rebuild', 'sqlite3', '--ignore-scripts=false']);
}

/** Null when npm is done, else the end of its output. Npm runs under the Node that it came with, or the pinned one. */
function npm(root, args, { pinnedNode = false } = {}) {
  const bin = path.join(root, 'node_modules/.bin');
  const script = process.env.npm_execpath;
  const ours = script !== undefined && path.basename(script) === 'npm-cli.js' && process.platform !== 'win32';
  const node = pinnedNode ? path.join(bin, 'node') : (process.env.npm_node_execpath ?? process.execPath);
  const [program, first] = ours ? [node, [script]] : ['npm', []];
  const answer = spawnSync(program, [...first, ...args], {
    cwd: root,
    encoding: 'utf8',
    timeout: timeLimitMs,
    maxBuffer: 1 << 26,
    shell: !ours && process.platform === 'win32',
    env: ownEnvironment(pinnedNode ? bin : null),
  });
  if (answer.status === 0) return null;
  if (answer.error?.code === 'ETIMEDOUT')
    return `npm ${args[0]} did not finish within ${timeLimitMs / 1000} s.`;
  if (answer.error) return `npm could not be started: ${answer.error.message}.`;
  const lines = `${answer.stdout}\n${answer.stderr}`.trim().split('\n');
  return lines
    .filter((line) => !/^npm warn|^npm error +at /.test(line))
    .slice(-25)
    .join('\n');
}

/** Npm hands .npmrc's allow-scripts to what it starts as if it had been typed, and refuses it there. */
function ownEnvironment(firstOnPath) {
  const { npm_config_allow_scripts: _fromNpmrc, ...env } = process.env;
  return firstOnPath === null ? env : { ...env, PATH: `${firstOnPath}${path.delimiter}${env.PATH ?? ''}` };
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}
