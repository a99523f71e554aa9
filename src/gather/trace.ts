import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { EvidenceFiles } from '#src/model/store.ts';
import type { Redactor } from '#src/redact/redactor.ts';
import { cleanTrace } from './clean-trace.ts';

/** Acts, their log and the console. Frames cannot be masked; snapshots hold text in pieces and every answer's body. */
export const startTrace = (page: Page): Promise<unknown> =>
  page.context().tracing.start({ screenshots: false, snapshots: false });

/** Ends the recording; keeps what passes the gate, nothing without one. Null where none is kept or the browser is gone. */
export const stopTrace = async (
  page: Page,
  files: EvidenceFiles,
  gate: Redactor | null,
): Promise<string | null> => {
  if (page.isClosed()) return null;
  const folder = await mkdtemp(join(tmpdir(), 'portalsweep-trace-'));
  try {
    const path = join(folder, 'trace.zip');
    if (gate === null) {
      await page.context().tracing.stop();
      return null;
    }
    await page.context().tracing.stop({ path });
    return await files.save(cleanTrace(await readFile(path), gate), 'zip');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'disk-full') throw error;
    return null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
