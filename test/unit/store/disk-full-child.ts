import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '#src/model/errors.ts';
import type { StoredSweep } from '#src/model/sweep.ts';
import { openEvidenceFiles } from '#src/store/evidence-files.ts';
import { openStore } from '#src/store/open-store.ts';
import { noise, sampleCells, sampleRun, sampleSweep } from './sample.ts';

/* Fills the small disk that it is given, and tells as JSON what came of it. */

const [folder = ''] = process.argv.slice(2);
const ballast = join(folder, 'ballast');
const cells = sampleCells(200);
const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );
const told = (error: unknown): unknown =>
  error instanceof UsageError ? { code: error.code, message: error.message } : String(error);
const texts = ({ runs }: StoredSweep): number =>
  runs.filter((run) => run.attempts[0]?.evidence.console[0]?.text === noise(run.portalId, 20_000)).length;

await writeFile(ballast, Buffer.alloc(200_000));
const store = await openStore(folder);
await store.createSweep(sampleSweep('full'), cells);
let saved = 0;
let runError: unknown = null;
for (const cell of cells) {
  runError = await errorOf(store.saveRun('full', sampleRun(cell, [noise(cell.portalId, 20_000)]), null));
  if (runError) break;
  saved += 1;
}
const files = openEvidenceFiles(join(folder, 'evidence'));
const fileError = await errorOf(files.save(Buffer.from(noise('file', 300_000)), 'jpg'));
const left = await readdir(join(folder, 'evidence'), { recursive: true }).catch(() => []);
const whileFull = texts(await store.loadSweep('full'));
await store.close();

const reopened = await openStore(folder);
const afterReopening = texts(await reopened.loadSweep('full'));
await rm(ballast);
const next = cells[saved];
const mended = next
  ? await errorOf(reopened.saveRun('full', sampleRun(next), null))
  : 'the disk never filled';
const open = await reopened.openCells('full');
await reopened.close();

console.log(
  JSON.stringify({
    saved,
    runError: told(runError),
    fileError: told(fileError),
    filesLeft: left.filter((name) => name.includes('.')),
    whileFull,
    afterReopening,
    mended: mended === null ? null : told(mended),
    open: open.length,
  }),
);
