import { DATABASES } from '#src/store/index.ts';
import { openStore } from '#src/store/open-store.ts';
import { noise, sampleRun } from './sample.ts';

/*
 * A sweep without browsers, to be killed from outside: carries out what is open and tells each act, once it
 * is stored, in a line.
 */

const [folder = '', databaseId] = process.argv.slice(2);
const database = DATABASES.find(({ id }) => id === databaseId);
const store = await openStore(folder, database);
const tell = (act: string, portal: string): Promise<void> =>
  new Promise((resolve) => process.stdout.write(`${act} ${portal}\n`, () => resolve()));

for (const cell of await store.openCells('killed')) {
  if (cell.mayHaveSubmitted) {
    await store.saveNotRun('killed', { ...cell, reason: 'possibly-submitted', detail: '' });
    await tell('not-run', cell.portalId);
    continue;
  }
  await store.markStarted('killed', cell);
  await tell('started', cell.portalId);
  await store.markSubmitting('killed', cell);
  await tell('submitting', cell.portalId);
  await store.saveRun('killed', sampleRun(cell, [noise(cell.portalId, 20_000)]), null);
  await tell('saved', cell.portalId);
}
await store.close();
