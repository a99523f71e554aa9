import type { Page } from 'playwright';
import type { EvidenceFiles } from '#src/model/store.ts';
import type { HiddenPatterns } from '#src/redact/hidden-patterns.ts';
import { within } from '../within.ts';
import { maskPage } from './mask-page.ts';

const TIMEOUT_MS = 5_000;

/** A page that changes while its picture is taken may show something that was not covered; then once more. */
const TRIES = 2;

/**
 * A compressed picture of what the citizen sees now, personal data covered before it is taken; null where none could
 * be taken, or where it cannot be told that all was covered.
 */
export const takeScreenshot = async (
  page: Page,
  files: EvidenceFiles,
  hidden: HiddenPatterns,
): Promise<string | null> => {
  try {
    for (let tried = 0; tried < TRIES; tried += 1) {
      const bytes = await maskedPicture(page, hidden);
      if (bytes !== null) return await files.save(bytes, 'jpg');
    }
    return null;
  } catch (error) {
    if (isOutOfSpace(error)) throw error;
    return null;
  }
};

const maskedPicture = async (page: Page, hidden: HiddenPatterns): Promise<Buffer | null> => {
  const masking = page.evaluateHandle(maskPage, hidden);
  const uncover = (): Promise<boolean> =>
    masking.then(async (masked) => {
      const covered = await masked.evaluate(({ end }) => end());
      masked.dispose().catch(() => undefined);
      return covered;
    });
  const covered = await within(
    TIMEOUT_MS,
    masking.then(
      () => true,
      () => false,
    ),
  );
  if (covered !== true) {
    // A page that answers late is uncovered then.
    if (covered === null) uncover().catch(() => undefined);
    return null;
  }
  let bytes: Buffer | null = null;
  let held: boolean | null = null;
  try {
    bytes = await page.screenshot({
      type: 'jpeg',
      quality: 45,
      scale: 'css',
      caret: 'initial',
      timeout: TIMEOUT_MS,
    });
  } finally {
    held = await within(
      TIMEOUT_MS,
      uncover().catch(() => false),
    );
  }
  return held === true ? bytes : null;
};

const isOutOfSpace = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'disk-full' || error.code === 'ENOSPC');
