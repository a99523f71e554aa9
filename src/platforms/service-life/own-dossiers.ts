import type { Locator, Page } from 'playwright';
import type { Desk } from '../ask.ts';
import { control, OWN_MENU, pressHere, reveal } from '../controls.ts';
import { openHome } from '../find-service.ts';
import { namesAnother, speaksOfOnly, wholeCode } from '../dossier-code.ts';
import { holding } from '../name-match.ts';

/** What portals call the list of a citizen's own dossiers, and the way from its row to the dossier. */
const LIST = [
  'Hồ sơ của tôi',
  'Quản lý hồ sơ',
  'Hồ sơ đã nộp',
  'Danh sách hồ sơ',
  'Hồ sơ trực tuyến',
  'Tài khoản của tôi',
];
const OPEN = ['Xem hồ sơ', 'Xem chi tiết', 'Chi tiết', 'Xem'];

/** Opens the page of one filed dossier among the citizen's own; false where the portal shows no way to it. */
export const openOwnDossier = async (desk: Desk, code: string): Promise<boolean> => {
  const { page } = desk.stage;
  if (await isDossier(page, code)) return true;
  for (const home of [false, true]) {
    if (home) await openHome(desk);
    const entry = await ownEntry(desk, LIST);
    if (entry === null) continue;
    await go(desk, entry, 'list of own dossiers', code);
    if (await isDossier(page, code)) return true;
    const row = rowWith(page, code);
    if (!(await row.isVisible())) continue;
    const open = control(row, ...OPEN);
    const link = row.getByRole('link', { name: holding(code) }).first();
    const target = (await open.isVisible()) ? open : link;
    if (!(await target.isVisible())) return true;
    await go(desk, target, 'page of the dossier', code);
    return true;
  }
  return false;
};

/** An entry of the page or of the signed-in citizen's menu; null where neither has one. */
export const ownEntry = async (desk: Desk, names: readonly string[]): Promise<Locator | null> => {
  const { page } = desk.stage;
  const shown = await reveal(page, ...names);
  if (shown !== null) return shown;
  const menu = page.locator(OWN_MENU).filter({ visible: true }).first();
  if (!(await menu.isVisible())) return null;
  await pressHere(menu, 2000).catch(() => undefined);
  const entry = page
    .getByRole('menuitem', { name: holding(...names) })
    .or(control(page, ...names))
    .filter({ visible: true })
    .first();
  return (await entry.isVisible()) ? entry : null;
};

/** The innermost row, card or entry that names the dossier. */
const rowWith = (page: Page, code: string): Locator =>
  page
    .locator('tr, li, article, [role="row"], [role="listitem"], .card, .item')
    .filter({ visible: true, hasText: wholeCode(code) })
    .last();

/**
 * The part of the page that is this dossier's alone: its own page, else its row of a list. Null where neither can be
 * told: what is pressed there might be another dossier's.
 */
export const ownPart = async (page: Page, code: string): Promise<Locator | null> => {
  if (await isDossier(page, code)) return page.locator('body');
  const row = rowWith(page, code);
  return (await row.isVisible()) && speaksOfOnly(await row.innerText(), code) ? row : null;
};

const go = (desk: Desk, target: Locator, what: string, code: string): Promise<void> => {
  const { page, patienceMs } = desk.stage;
  return desk
    .ask({
      what,
      expected: `the ${what}`,
      press: () => pressHere(target, patienceMs),
      ready: (signal) =>
        desk.lookOn(signal, async (last) =>
          last || ((await page.getByText(code).count()) > 0 && desk.watch.pending() === 0) ? true : undefined,
        ),
    })
    .then(() => undefined);
};

/** The dossier's own page: it heads the page with the code, or labels it, and names no other dossier. */
const isDossier = async (page: Page, code: string): Promise<boolean> => {
  const seen = await page.evaluate(readHeads).catch(() => null);
  if (seen === null || !seen.own || !seen.heads.some((head) => wholeCode(code).test(head))) return false;
  return !namesAnother(await page.locator('body').innerText(), code);
};

/** In the page: what heads or labels it outside of lists, and whether it has what only a dossier's own page has. */
const readHeads = (): { readonly heads: readonly string[]; readonly own: boolean } => {
  const shown = (node: Element): boolean => node.checkVisibility({ visibilityProperty: true });
  const words = (node: Element | null): string => (node?.textContent ?? '').normalize('NFC').trim();
  const labels = (node: Element): boolean =>
    node instanceof HTMLTableCellElement &&
    /^(?:mã|số)(?: số)? hồ sơ\s*:?$/iu.test(words(node.previousElementSibling));
  const heads = [...document.querySelectorAll('h1, h2, h3, dd, td, [role="heading"]')].filter(
    (node) => shown(node) && (labels(node) || node.closest('li, tr, article, header') === null),
  );
  const own = [...document.querySelectorAll('a, button, h2, h3, h4, th, legend')].some(
    (node) =>
      shown(node) &&
      /(?:rút|hủy|huỷ|thu hồi) hồ sơ|tải tệp|tải về|tải xuống|giấy tờ|thành phần hồ sơ/iu.test(words(node)),
  );
  return { heads: heads.map(words), own };
};
