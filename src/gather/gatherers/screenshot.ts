import type { Page } from 'playwright';
import type { EvidenceFiles } from '#src/model/store.ts';

const TIMEOUT_MS = 5_000;

/** A compressed picture of what the citizen sees now; null where none could be taken. */
export const takeScreenshot = async (page: Page, files: EvidenceFiles): Promise<string | null> => {
  try {
    const bytes = await page.screenshot({
      type: 'jpeg',
      quality: 45,
      scale: 'css',
      caret: 'initial',
      timeout: TIMEOUT_MS,
    });
    return await files.save(bytes, 'jpg');
  } catch (error) {
    if (isOutOfSpace(error)) throw error;
    return null;
  }
};

const isOutOfSpace = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'disk-full' || error.code === 'ENOSPC');
