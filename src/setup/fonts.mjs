import { spawnSync } from 'node:child_process';

/**
 * A font family that covers Vietnamese, by fontconfig's own language table; null where there is none or
 * nothing tells. macOS and Windows bring such fonts.
 */
export function findVietnameseFont() {
  if (process.platform !== 'linux') return 'of the system';
  const answer = spawnSync('fc-list', [':lang=vi', 'family'], { encoding: 'utf8', timeout: 20_000 });
  if (answer.status !== 0) return null;
  return (
    answer.stdout
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .sort()[0] ?? null
  );
}
