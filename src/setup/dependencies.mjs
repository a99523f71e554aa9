import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { installPackages } from './system-packages.mjs';

const timeLimitMs = 240_000;

/** One line of what is owed; null when node_modules holds what the lock asks for. */
export function dependenciesOwed(root) {
  const locked = packagesIn(path.join(root, 'package-lock.json'));
  if (!locked) return 'package-lock.json cannot be read';
  const installed = packagesIn(path.join(root, 'node_modules/.package-lock.json'));
  if (!installed) return 'nothing is installed yet';
  for (const [place, { version, optional, link }] of Object.entries(locked)) {
    if (place === '' || link) continue;
    const there = installed[place];
    if (!there && optional) continue;
    if (there?.version !== version)
      return `${place} should be ${version} and is ${there?.version ?? 'absent'}`;
  }
  return null;
}

/** Installs what the lock asks for. Returns null when it is done, else npm's words and one sentence. */
export function installDependencies(root, say) {
  say('installing the dependencies with `npm ci` (one to two minutes the first time) …');
  let answer = npm(root, ['ci', '--no-progress']);
  if (answer !== null && /gyp ERR|not found: make|g\+\+|prebuild-install/.test(answer)) {
    say('sqlite3 has to be compiled and the compiler is missing.');
    const why = installPackages('compiler', say);
    if (why !== null) return `${answer}\nNo compiler could be installed: ${why}.`;
    answer = npm(root, ['ci', '--no-progress']);
  }
  if (answer === null) return null;
  say('`npm ci` was refused; trying `npm install --no-save`, which takes what is there already …');
  const second = npm(root, ['install', '--no-save', '--no-progress']);
  return second === null ? null : answer;
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

/** Null when npm is done, else the end of its output. Npm itself runs under the Node that it came with. */
function npm(root, args) {
  const script = process.env.npm_execpath;
  const ours = script !== undefined && path.basename(script) === 'npm-cli.js';
  const [program, first] = ours ? [process.env.npm_node_execpath ?? process.execPath, [script]] : ['npm', []];
  const answer = spawnSync(program, [...first, ...args], {
    cwd: root,
    encoding: 'utf8',
    timeout: timeLimitMs,
    maxBuffer: 1 << 26,
    shell: !ours && process.platform === 'win32',
    env: ownEnvironment(),
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
function ownEnvironment() {
  const { npm_config_allow_scripts: _fromNpmrc, ...env } = process.env;
  return env;
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}
