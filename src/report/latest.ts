import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { render } from './templates.ts';

/**
 * Lets `latest/index.html` lead to a sweep's report and writes `latest/latest.json` (`{sweep, index, json}`, paths
 * relative to it). Plain files, no link: a symbolic link needs special rights on Windows.
 */
export async function pointLatest(reportsFolder: string, sweepId: string): Promise<void> {
  const folder = join(reportsFolder, 'latest');
  const report = `../${encodeURIComponent(sweepId)}`;
  await mkdir(folder, { recursive: true });
  const pointer = { sweep: sweepId, index: `${report}/index.html`, json: `${report}/sweep.json` };
  await writeFile(join(folder, 'latest.json'), JSON.stringify(pointer));
  await writeFile(join(folder, 'index.html'), render('latest', null, { href: pointer.index, sweepId }));
}
