import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** Node strips TypeScript's types without a flag, and the pinned packages ask for no more. */
export const neededMajor = 24;

/** Where npm scripts look for `node`: the packages' own bin folder first, then the PATH. */
export function findRuntime(root) {
  const names = process.platform === 'win32' ? ['node.cmd', 'node.exe'] : ['node'];
  const folders = [path.join(root, 'node_modules/.bin'), ...(process.env.PATH ?? '').split(path.delimiter)];
  for (const folder of folders.filter((each) => each !== '')) {
    for (const name of names) {
      const file = path.join(folder, name);
      if (!existsSync(file)) continue;
      const version = versionOf(file);
      if (version !== null)
        return { path: file, version, enough: Number.parseInt(version, 10) >= neededMajor };
    }
  }
  return null;
}

export function runtimeRemedy() {
  if (process.platform === 'darwin')
    return `brew install node@${neededMajor} && brew link --overwrite node@${neededMajor}`;
  if (process.platform === 'win32') return 'winget install OpenJS.NodeJS.LTS';
  return `npm install --global n && n ${neededMajor}`;
}

function versionOf(file) {
  const answer = spawnSync(file, ['--version'], {
    encoding: 'utf8',
    timeout: 20_000,
    shell: file.endsWith('.cmd'),
  });
  return answer.status === 0 ? answer.stdout.trim().replace(/^v/, '') : null;
}
