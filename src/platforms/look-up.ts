import type { Locator, Page } from 'playwright';
import { PortalFault } from '#src/model/errors.ts';
import type { DossierStatus } from '#src/model/journey.ts';
import type { Desk } from './ask.ts';
import { shortUrl } from './clean-url.ts';
import { control, pressHere, reveal, typeInto } from './controls.ts';
import type { StatusLine } from './dossier-status.ts';
import { toDossierStatus } from './dossier-status.ts';
import { openHome } from './find-service.ts';
import { holding, labelled } from './name-match.ts';

/** What a portal calls its public look-up. */
export type LookUpSigns = {
  /** Menu entries that lead to the look-up page, best first. */
  readonly menus: readonly string[];
  /** Labels of the field for the code. */
  readonly field: readonly string[];
  readonly press: readonly string[];
  readonly details: readonly string[];
  /** Path of the look-up page where the platform has a fixed one. */
  readonly path?: string;
};

/** What most platforms of the screens data call it. */
export const LOOK_UP: LookUpSigns = {
  menus: ['Tra cứu hồ sơ', 'Tra cứu'],
  field: ['Mã hồ sơ', 'Số hồ sơ'],
  press: ['Tra cứu', 'Tìm kiếm'],
  details: ['Xem chi tiết'],
};

/**
 * Looks a dossier up by its code as anybody can, and notes what the portal says.
 * @throws PortalFault where there is no look-up or it does not answer
 */
export const lookUp = async (desk: Desk, code: string, signs: LookUpSigns): Promise<DossierStatus> => {
  const { stage } = desk;
  await openHome(desk);
  const field = await reachField(desk, signs);
  await typeInto(field, code, stage.patienceMs);
  await answerFor(desk, field, code, signs);
  const status = await readStatus(stage.page, code);
  stage.note('lookUps', { step: stage.stepIndex(), status });
  return status;
};

const codeField = (page: Page, signs: LookUpSigns): Locator => {
  const name = labelled(...signs.field);
  return page
    .getByLabel(name)
    .or(page.getByPlaceholder(name))
    .and(page.locator('input'))
    .filter({ visible: true })
    .first();
};

const reachField = async (desk: Desk, signs: LookUpSigns): Promise<Locator> => {
  const { page, portal, patienceMs } = desk.stage;
  const field = codeField(page, signs);
  const arrive = (press: () => Promise<unknown>): Promise<void> =>
    desk.ask({
      what: 'look-up page',
      expected: 'the field for the dossier code on the look-up page',
      press,
      ready: (signal) => field.waitFor({ timeout: 0, signal }),
    });
  for (const menu of signs.menus) {
    const entry = await reveal(page, menu);
    if (entry === null) continue;
    await arrive(() => pressHere(entry, patienceMs));
    return field;
  }
  if (await field.isVisible()) return field;
  const { path } = signs;
  if (path === undefined)
    throw new PortalFault(
      'not-offered',
      `expected a public look-up of dossiers, but the portal shows no way to it (${shortUrl(page.url())})`,
    );
  await arrive(() => page.goto(new URL(path, portal.url).href, { waitUntil: 'commit', timeout: patienceMs }));
  return field;
};

const answerFor = async (desk: Desk, field: Locator, code: string, signs: LookUpSigns): Promise<void> => {
  const { page, patienceMs } = desk.stage;
  const form = field.locator(
    'xpath=ancestor::*[self::form or @role="search" or .//button or .//input[@type="submit"]][1]',
  );
  const near = control(form, ...signs.press);
  const button = (await near.isVisible()) ? near : control(page, ...signs.press);
  const before = await readLines(page, code);
  const changed = async (): Promise<boolean> => {
    const now = await readLines(page, code);
    return now.lines.length > before.lines.length || now.named > before.named;
  };
  await desk.ask({
    what: 'look-up',
    expected: 'what the look-up says of the dossier',
    press: async () =>
      (await button.isVisible())
        ? pressHere(button, patienceMs)
        : field.press('Enter', { timeout: patienceMs }),
    ready: (signal) => desk.lookOn(signal, async (last) => (last || (await changed()) ? true : undefined)),
  });
  const detail = control(page, ...signs.details);
  if (!(await detail.isVisible())) return;
  const { lines } = await readLines(page, code);
  await desk.ask({
    what: 'dossier page',
    expected: 'the page of the dossier',
    press: () => pressHere(detail, patienceMs),
    ready: (signal) =>
      desk.lookOn(signal, async (last) =>
        last || (await readLines(page, code)).lines.length > lines.length ? true : undefined,
      ),
  });
};

const NOT_FOUND = holding('Không tìm thấy');
const STATES = holding('Chờ tiếp nhận', 'Đang xử lý', 'Chờ bổ sung');

type Read = {
  readonly lines: readonly StatusLine[];
  readonly history: readonly string[];
  /** Places outside of fields that show the code. */
  readonly named: number;
};

/** Labelled lines of the page (tables, definition lists, "label: value") and the entries of lists. */
const readLines = (page: Page, code: string): Promise<Read> =>
  page
    .locator('body')
    .evaluate((body, wanted) => {
      const text = (node: Element | null | undefined): string =>
        (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
      const shown = (node: Element): boolean => node.checkVisibility({ visibilityProperty: true });
      const lines: { label: string; value: string }[] = [];
      const history: string[] = [];
      for (const term of body.querySelectorAll('dt'))
        if (shown(term)) {
          let next = term.nextElementSibling;
          while (next !== null && next.tagName !== 'DD' && next.tagName !== 'DT')
            next = next.nextElementSibling;
          if (next?.tagName === 'DD') lines.push({ label: text(term), value: text(next) });
        }
      for (const table of body.querySelectorAll('table')) {
        if (!shown(table)) continue;
        const heads = [...table.querySelectorAll('thead th, tr:first-child > th')].map(text);
        for (const row of table.querySelectorAll('tr')) {
          const cells = [...row.children];
          const [head, value] = cells;
          if (cells.every((cell) => cell.tagName === 'TH')) continue;
          if (
            cells.length === 2 &&
            head !== undefined &&
            value !== undefined &&
            (head.tagName === 'TH' || heads.length === 0)
          )
            lines.push({ label: text(head), value: text(value) });
          else if (heads.length === cells.length)
            cells.forEach((cell, index) => lines.push({ label: heads[index] ?? '', value: text(cell) }));
          if (head?.tagName !== 'TH') history.push(cells.map(text).join(' '));
        }
      }
      for (const item of body.querySelectorAll('li, [role="listitem"]'))
        if (shown(item) && item.closest('nav, header, footer') === null) history.push(text(item));
      for (const node of body.querySelectorAll('p, li, div, span, label, td')) {
        if (!shown(node) || node.closest('nav, header, footer, form') !== null) continue;
        const whole = text(node);
        const label = node.querySelector(':scope > b, :scope > strong, :scope > label, :scope > span');
        if (label !== null && text(label) !== whole && whole.startsWith(text(label)) && whole.length < 200)
          lines.push({ label: text(label), value: whole.slice(text(label).length).replace(/^\s*:\s*/, '') });
        else if (node.childElementCount === 0) {
          const match = /^([^:]{3,60}):\s*(\S.*)$/u.exec(whole);
          if (match !== null && !/\d$/.test(match[1] ?? ''))
            lines.push({ label: match[1] ?? '', value: match[2] ?? '' });
        }
      }
      const visible = (body as HTMLElement).innerText;
      return { lines, history, named: visible.split(wanted).length - 1 };
    }, code)
    .catch(() => ({ lines: [], history: [], named: 0 }));

const readStatus = async (page: Page, code: string): Promise<DossierStatus> => {
  const { lines, history, named } = await readLines(page, code);
  const visible = (await page.locator('body').innerText()).normalize('NFC');
  // The dossier is found where the page names it outside of the field that it was typed into, or tells its state.
  const told = named > 0 || lines.some(({ value }) => value.includes(code)) || STATES.test(visible);
  if (!told || (lines.length === 0 && NOT_FOUND.test(visible))) return { found: false };
  const values = new Set(lines.map(({ label, value }) => `${label} ${value}`.replace(/\s+/g, ' ')));
  return toDossierStatus(
    lines,
    history.filter((line) => !values.has(line)),
  );
};
