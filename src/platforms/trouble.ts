import type { Locator, Page } from 'playwright';
import { holding, labelled } from './name-match.ts';

/**
 * Where portals put what went wrong: toasts and alerts (eform-react), field messages (eform-react, Angular
 * Material, Bootstrap 3), snack bars.
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
  'p[id$="-form-item-message"]',
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

/** A pattern for text in either Unicode form. */
const eitherForm = (source: string): RegExp =>
  new RegExp(`${source.normalize('NFC')}|${source.normalize('NFD')}`, 'iu');

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
/** Other messages of success end in the same two words; "không" before them turns them round. */
const GOOD_ENDING = eitherForm('(?<!không\\s)thành công(?!\\p{L})');

const places = (page: Page): Locator =>
  page
    .locator(PLACES)
    .or(page.getByText(labelled(...BARE)))
    .filter({ visible: true, hasText: /\p{L}/u });

/** Texts of alerts and messages that stand on the page now. */
export const troublesNow = async (page: Page): Promise<readonly string[]> => {
  const texts = await places(page)
    .allInnerTexts()
    .catch(() => []);
  return texts.map((text) => text.replace(/\s+/g, ' ').trim());
};

/** Whether a message tells of a failure, by its own words. */
export const tellsOfFailure = (text: string): boolean =>
  !PROGRESS.test(text) && !GOOD.test(text) && !GOOD_ENDING.test(text);

/** A locator of failure messages that were not on the page before. */
export const newTrouble = (page: Page, before: readonly string[]): Locator => {
  let found = places(page).filter({ hasNotText: PROGRESS }).filter({ hasNotText: GOOD });
  found = found.filter({ hasNotText: GOOD_ENDING });
  for (const text of new Set(before)) if (text !== '') found = found.filter({ hasNotText: text });
  return found.first();
};

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
