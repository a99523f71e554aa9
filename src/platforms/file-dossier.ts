import type { Locator, Page } from 'playwright';
import { Obstacle, PortalFault } from '#src/model/errors.ts';
import type { Desk } from './ask.ts';
import { shortUrl } from './clean-url.ts';
import { pressHere } from './controls.ts';
import { dossierCodes, newDossierCode } from './dossier-code.ts';
import { holding } from './name-match.ts';
import { readReview } from './service-life/review-page.ts';
import { captchaWaits, SUCCESS } from './trouble.ts';

/** The last presses of a platform. */
export type Filing = {
  readonly press: () => Promise<unknown>;
  /** Whether a press led from this path only to one more page with a button to press, usable now. */
  readonly furtherPage?: (fromPath: string) => Promise<boolean>;
  /** Whether the portal's own error page came. */
  readonly failed?: () => boolean;
};

/** Pages between the first press and the code that any platform of the screens data has, with room to spare. */
const MOST_PRESSES = 4;

/**
 * Files the dossier and waits for its code; notes how long the code took after the press that filed it.
 * @returns the code as the portal shows it
 * @throws PortalFault where no code comes, whatever the portal says; Obstacle
 */
export const fileDossier = async (desk: Desk, filing: Filing): Promise<string> => {
  const { page, nowMs, note, noted, stepIndex, patienceMs } = desk.stage;
  for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
    const fromPath = new URL(page.url()).pathname;
    const before = dossierCodes(await visibleText(page));
    const review = await readReview(desk.stage).catch(() => null);
    let pressedAtMs = nowMs();
    let pressed = false;
    const record = (code: string | null): void => {
      // What the last press was made on is the last page before filing, known only now.
      if (review !== null && code !== null && noted('reviews').length === 0)
        note('reviews', { step: stepIndex(), ...review });
      const waitedMs = Math.round(nowMs() - pressedAtMs);
      note('submissions', {
        step: stepIndex(),
        pressedAtMs: Math.round(pressedAtMs),
        codeAfterMs: code === null ? null : waitedMs,
        code,
        waitedMs,
      });
    };
    try {
      const code = await desk.ask({
        what: 'file the dossier',
        expected: 'a dossier code',
        press: async () => {
          pressedAtMs = nowMs();
          await filing.press();
          pressed = true;
        },
        ready: (signal) =>
          desk.lookOn(signal, async () => {
            if (filing.failed?.() === true)
              throw new PortalFault(
                'portal-fault',
                'expected a dossier code, but the portal went to its error page',
              );
            const found = newDossierCode(await visibleText(page), before);
            if (found !== null) return found;
            return (await filing.furtherPage?.(fromPath)) === true ? null : undefined;
          }),
      });
      if (code === null) continue;
      record(code);
      return code;
    } catch (error) {
      // A press that never happened (a captcha, a dead button) filed nothing.
      if (pressed) record(null);
      throw await withoutCode(page, error, patienceMs);
    }
  }
  throw new PortalFault(
    'portal-fault',
    `expected a dossier code, but page after page asks to go on (${shortUrl(page.url())})`,
  );
};

/**
 * The press that files.
 * @throws Obstacle where a captcha waits for a person
 */
export const pressToFile = async ({ stage }: Desk, target: Locator): Promise<void> => {
  if (await captchaWaits(stage.page))
    throw new Obstacle('captcha', 'expected to file the dossier, but a captcha waits for a person');
  await pressHere(target, stage.patienceMs);
};

const visibleText = (page: Page): Promise<string> =>
  page.evaluate(() => document.body?.innerText ?? '').catch(() => '');

/** Says so where success was told but no code came. */
const withoutCode = async (page: Page, error: unknown, patienceMs: number): Promise<unknown> => {
  if (!(error instanceof PortalFault) || error.code !== 'timeout') return error;
  if (!holding(...SUCCESS).test(await visibleText(page))) return error;
  const seconds = Math.round(patienceMs / 1000);
  return new PortalFault(
    'portal-fault',
    `expected a dossier code, but the portal told of success and showed none within ${seconds} s (${shortUrl(page.url())})`,
    { cause: error },
  );
};
