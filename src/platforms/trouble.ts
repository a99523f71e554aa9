import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright';
import { holding, labelled, spellings } from './name-match.ts';

/**
 * Where portals put what went wrong: toasts and alerts (eform-react), field messages (eform-react, Angular
 * Material, Bootstrap 3), snack bars (Vuetify too, as on opencps), validators of ASP.NET.
 */
const PLACES = [
  '[role="alert"]',
  '[role="alertdialog"]',
  '.alert-danger',
  '.alert-error',
  '.has-error .help-block',
  '.invalid-feedback',
  '.toast-error',
  '.error-message',
  '.error',
  'mat-error',
  'snack-bar-container',
  'mat-snack-bar-container',
  '.v-snack__wrapper.error .v-snack__content',
  '.error--text .v-messages__message',
  '.v-alert.error',
  'p[id$="-form-item-message"]',
  'span[style*="color:red" i]',
  '.formio-errors',
  '.ant-message-error',
  '.ant-form-item-explain-error',
].join(', ');

/** Messages of igate-v1 that come without any markup: the whole page, or a plain paragraph. */
const BARE = [
  'Permission denied',
  'Không tìm thấy quy trình xử lý online',
  'Dữ liệu biểu mẫu điền vào bị lỗi, công dân vui lòng nhập lại! Xin cảm ơn!',
] as const;

/** A pattern for text in either Unicode form and spelling. */
const eitherForm = (source: string): RegExp => new RegExp(spellings(source).join('|'), 'iu');

/** "Đang tính...", "Đang xử lý": the portal is still at work. */
const PROGRESS = eitherForm('^[^\\p{L}]*đang\\s');

/** Toasts serve both success and error: these are success. */
export const SUCCESS = [
  'Nộp hồ sơ thành công',
  'Gửi hồ sơ thành công',
  'Thực hiện thành công',
  'Hồ sơ đang chờ tiếp nhận',
] as const;

const GOOD = holding(...SUCCESS);
/** "Đã lưu nháp": done as asked. */
const GOOD_BEGINNING = eitherForm('^[^\\p{L}]*đã (?:được )?(?:lưu|xóa|cập nhật)(?!\\p{L})');
/** Other messages of success end in the same two words; "không" before them turns them round. */
const GOOD_ENDING = eitherForm('(?<!không\\s)thành công(?!\\p{L})');

type Pattern = readonly [source: string, flags: string];

const sent = ({ source, flags }: RegExp): Pattern => [source, flags];

type Look = {
  readonly places: string;
  readonly bare: Pattern;
  /** A text that fits one of these, or holds one of `before`, is nothing new. */
  readonly harmless: readonly Pattern[];
  readonly before: readonly string[];
  /** 0 reads once and returns every text; else looks until one is new, at the longest for so many milliseconds. */
  readonly forMs: number;
};

/**
 * In the page: texts of the places that are visible and hold a letter. One call that waits in the page costs
 * far less than a locator that asks again and again.
 */
const lookForTrouble = async ({ places, bare, harmless, before, forMs }: Look): Promise<string[]> => {
  const plain = new RegExp(...bare);
  const ignored = harmless.map((pattern) => new RegExp(...pattern));
  const known = before.map((text) => text.toLowerCase());
  const isVisible = (node: Element): boolean => {
    const { width, height } = node.getBoundingClientRect();
    return width > 0 && height > 0 && node.checkVisibility({ visibilityProperty: true });
  };
  const bareMessages = (): Element[] => {
    const found: Element[] = [];
    if (document.body === null) return found;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode())
      if (text.parentElement !== null && plain.test(text.textContent ?? '')) found.push(text.parentElement);
    return found;
  };
  const read = (): string[] =>
    [...new Set([...document.querySelectorAll(places), ...bareMessages()])]
      .filter(isVisible)
      .map((node) => (node instanceof HTMLElement ? node.innerText : (node.textContent ?? '')))
      .map((text) => text.replace(/\s+/g, ' ').trim())
      .filter((text) => /\p{L}/u.test(text));
  const isNew = (text: string): boolean =>
    !ignored.some((pattern) => pattern.test(text)) &&
    !known.some((each) => text.toLowerCase().includes(each));
  if (forMs === 0) return read();
  const end = performance.now() + forMs;
  for (;;) {
    const found = read().find(isNew);
    if (found !== undefined) return [found];
    if (performance.now() >= end) return [];
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

const BARE_MESSAGE = sent(labelled(...BARE));

/** Texts of alerts and messages that stand on the page now. */
export const troublesNow = (page: Page): Promise<readonly string[]> =>
  page
    .evaluate(lookForTrouble, { places: PLACES, bare: BARE_MESSAGE, harmless: [], before: [], forMs: 0 })
    .catch(() => []);

/** Each look in the page lasts so long, milliseconds: what nobody waits for any more must not go on for ever. */
const LOOK_MS = 1_000;

/** Waits for a failure message that was not on the page before, across documents; rejects when aborted. */
export const nextTrouble = async (
  page: Page,
  before: readonly string[],
  signal: AbortSignal,
): Promise<string> => {
  const look: Look = {
    places: PLACES,
    bare: BARE_MESSAGE,
    harmless: [PROGRESS, GOOD, GOOD_BEGINNING, GOOD_ENDING].map(sent),
    before: before.filter((text) => text !== ''),
    forMs: LOOK_MS,
  };
  for (;;) {
    signal.throwIfAborted();
    const [found] = await page.evaluate(lookForTrouble, look).catch(async (error: unknown) => {
      // A document on its way destroys the page's world; anything else ends the wait.
      if (!/destroyed|navigat/i.test(String(error))) throw error;
      await delay(50, undefined, { signal });
      return [];
    });
    if (found !== undefined) return found;
  }
};

/** Whether a message tells of a failure, by its own words. */
export const tellsOfFailure = (text: string): boolean =>
  !PROGRESS.test(text) && !GOOD.test(text) && !GOOD_BEGINNING.test(text) && !GOOD_ENDING.test(text);

/** What the portal said, fit for a message of ours: one line, no long numbers, no e-mail address. */
export const quote = (text: string): string => {
  const line = text
    .replace(/\s+/g, ' ')
    .replace(/\S+@\S+/g, '…')
    .replace(/\d[\d .-]{7,}\d/g, '…')
    .trim();
  return line.length > 160 ? `${line.slice(0, 157)}…` : line;
};

const CHALLENGES = [
  'iframe[src*="recaptcha/"][title*="challenge"]',
  'iframe[src*="hcaptcha.com"]',
  'iframe[src*="challenges.cloudflare.com"]',
  '.g-recaptcha',
  '.h-captcha',
  '.cf-turnstile',
].join(', ');

const CAPTCHA_FIELDS = [
  'form#captchaForm input:not([type="hidden"]):not([type="submit"]):not([type="button"])',
  'input[name*="captcha" i]:not([type="hidden"])',
  'input[id*="captcha" i]:not([type="hidden"])',
  'input[name="maXacNhan" i]:not([type="hidden"])',
].join(', ');

/** A captcha that waits for a person: a challenge in a frame, or an empty field that asks for a picture's text. */
export const captchaWaits = async (page: Page): Promise<boolean> => {
  const challenge = await page.locator(CHALLENGES).filter({ visible: true }).count();
  if (challenge > 0) return true;
  const fields = page
    .locator(CAPTCHA_FIELDS)
    .or(page.getByLabel(labelled('Mã xác nhận')))
    .filter({ visible: true });
  const empties = await fields.evaluateAll((nodes) =>
    nodes.map((node) => node instanceof HTMLInputElement && !node.readOnly && node.value === ''),
  );
  return empties.some(Boolean);
};
