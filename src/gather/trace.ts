import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { EvidenceFiles } from '#src/model/store.ts';

/** Ends the recording; keeps it when `keep`. Null where none is kept or the browser is gone. */
export const stopTrace = async (page: Page, files: EvidenceFiles, keep: boolean): Promise<string | null> => {
  if (page.isClosed()) return null;
  const folder = await mkdtemp(join(tmpdir(), 'portalsweep-trace-'));
  try {
    const path = join(folder, 'trace.zip');
    if (!keep) {
      await page.context().tracing.stop();
      return null;
    }
    await page.context().tracing.stop({ path });
    return await files.save(await readFile(path), 'zip');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'disk-full') throw error;
    return null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
