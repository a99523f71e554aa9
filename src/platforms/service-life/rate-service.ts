import type { Locator, Page } from 'playwright';
import type { Desk } from '../ask.ts';
import { control, pressHere, reveal, tick } from '../controls.ts';
import { foldName, holding } from '../name-match.ts';
import { filedCode } from './read-payment.ts';
import { openOwnDossier } from './own-dossiers.ts';

const ENTRY = ['Đánh giá', 'Đánh giá mức độ hài lòng', 'Đánh giá dịch vụ', 'Đánh giá sự hài lòng'];
const SEND = ['Gửi đánh giá', 'Gửi', 'Đánh giá'];
const THANKS = /cảm ơn|đã (?:ghi nhận|gửi|nhận)|thành công/u;

/** Levels of TT 32/2017/TT-BTTTT Art 12, as the criteria data cite it. */
const WANTED = 3;

/** In the page: levels by which a service can be rated, best first where words tell; stars are levels too. */
const levelsIn = (): { readonly name: string; readonly best: boolean }[] => {
  const one = (text: string | null | undefined): string =>
    (text ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
  const shown = (node: Element): boolean => node.checkVisibility({ visibilityProperty: true });
  const word = /hài lòng|^bình thường$|^(?:rất )?(?:tốt|kém)$/iu;
  const names = new Set<string>();
  for (const node of document.querySelectorAll('label, button, [role="radio"], option')) {
    const text = one(node.textContent) || one(node.getAttribute('aria-label'));
    const choice =
      node.matches('button, [role="radio"], option') ||
      node.querySelector('input') !== null ||
      node.hasAttribute('for');
    // What heads the question is no level.
    if (
      choice &&
      text.length < 40 &&
      word.test(text) &&
      !/đánh giá|mức độ/iu.test(text) &&
      (shown(node) || node.tagName === 'OPTION')
    )
      names.add(text);
  }
  if (names.size > 1)
    return [...names].map((name) => ({
      name,
      best: /^rất (?:hài lòng|tốt)/iu.test(name),
    }));
  const stars = [
    ...document.querySelectorAll(
      '[class*="rating" i] [role="radio"], [class*="rating" i] input[type="radio"], [class*="star" i] input[type="radio"], [aria-label*=" sao" i]',
    ),
  ];
  return stars.map((node, at) => ({
    name: one(node.getAttribute('aria-label')),
    best: at === stars.length - 1,
  }));
};

const readLevels = (page: Page): Promise<ReturnType<typeof levelsIn>> =>
  page.evaluate(levelsIn).catch(() => []);

/**
 * Looks for the rating of the service where the citizen stands, behind its entry and on the filed dossier's page, and
 * notes its levels; gives the best mark where told to.
 */
export const rateService = async (desk: Desk, give: boolean): Promise<void> => {
  const { stage } = desk;
  const levels = await reachRating(desk);
  const offered = levels.length > 1;
  stage.note('afterFiling', {
    step: stage.stepIndex(),
    act: 'rating',
    offered,
    done: offered && give ? await giveBest(desk, levels) : null,
    parts: offered ? { expected: WANTED, had: levels.length } : null,
    afterMs: null,
  });
};

const reachRating = async (desk: Desk): Promise<Awaited<ReturnType<typeof readLevels>>> => {
  const { page, patienceMs } = desk.stage;
  const here = await readLevels(page);
  if (here.length > 1) return here;
  const entry = await reveal(page, ...ENTRY);
  if (entry !== null) {
    const there = await desk.ask({
      what: 'rating',
      expected: 'levels to rate the service by',
      press: () => pressHere(entry, patienceMs),
      ready: (signal) =>
        desk.lookOn(signal, async (last) => {
          const levels = await readLevels(page);
          return levels.length > 1 || last ? levels : undefined;
        }),
    });
    if (there.length > 1) return there;
  }
  const code = filedCode(desk);
  return code !== null && (await openOwnDossier(desk, code)) ? readLevels(page) : [];
};

const giveBest = async (desk: Desk, levels: Awaited<ReturnType<typeof readLevels>>): Promise<boolean> => {
  const { page, patienceMs } = desk.stage;
  const best = (levels.find((each) => each.best) ?? levels[0])?.name ?? '';
  const radio: Locator = page.getByRole('radio', { name: best, exact: true, includeHidden: true }).first();
  if ((await radio.count()) > 0) await tick(radio, patienceMs);
  else await pressHere(page.getByRole('button', { name: holding(best) }).first(), patienceMs);
  const send = control(page, ...SEND);
  const before = foldName(await page.locator('body').innerText());
  const press = (await send.isVisible()) ? () => pressHere(send, patienceMs) : () => Promise.resolve();
  return desk.ask({
    what: 'give the rating',
    expected: 'a word that the rating was kept',
    press,
    ready: (signal) =>
      desk.lookOn(signal, async (last) => {
        const now = foldName(await page.locator('body').innerText());
        const thanked = THANKS.test(now) && now !== before;
        return thanked ? true : last ? false : undefined;
      }),
  });
};
