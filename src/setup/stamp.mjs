import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What set-up saw when it last ended well: as long as it still holds, nothing is looked at again. */
export function stampHolds(root, { browserNeeded }) {
  try {
    const stamp = JSON.parse(readFileSync(stampFile(root), 'utf8'));
    return (
      stamp.lock === lockHash(root) &&
      stamp.setting === setting() &&
      existsSync(path.join(root, 'node_modules/.package-lock.json')) &&
      existsSync(stamp.runtime) &&
      (stamp.browser === null ? !browserNeeded : existsSync(stamp.browser))
    );
  } catch {
    return false;
  }
}

export function writeStamp(root, { runtime, browser }) {
  const stamp = { lock: lockHash(root), setting: setting(), runtime, browser };
  writeFileSync(stampFile(root), `${JSON.stringify(stamp, null, 2)}\n`);
}

function stampFile(root) {
  return path.join(root, 'node_modules/.portalsweep-setup.json');
}

function setting() {
  return process.env.PORTALSWEEP_BROWSER ?? null;
}

function lockHash(root) {
  return createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
}
