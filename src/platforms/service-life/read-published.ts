import type { Page } from 'playwright';
import type { Service } from '#src/model/portal.ts';
import { standsStill } from '../ask.ts';
import { pressHere } from '../controls.ts';
import { bareServiceName, foldName, isServiceName } from '../name-match.ts';
import { contentLines } from '../content-lines.ts';
import type { ProcedureFacts } from './procedure-facts.ts';
import { procedureFacts } from './procedure-facts.ts';
import { partOf } from './procedure-words.ts';
import type { Section } from './read-sections.ts';
import { readSections } from './read-sections.ts';

/** A procedure's page as it was read. */
export type Published = {
  readonly facts: ProcedureFacts;
  /** Its lines, without what holds for the counter and the post only. */
  readonly lines: readonly string[];
  readonly sections: readonly Section[];
};

/** Headings that name the page and not the procedure. */
const NO_NAME = /^(?:chi tiết|thông tin|danh sách|thủ tục hành chính$|cổng |dịch vụ công|nộp hồ sơ|trang )/u;
const OTHER_WAY = /(?<!\p{L})(?:trực tiếp|bưu (?:chính|điện)|tại quầy)/u;

/** Reads the procedure's page that is open; presses tabs and folds whose content comes only then. */
export const readPublished = async (page: Page, service: Service, patienceMs: number): Promise<Published> => {
  const first = await readSections(page);
  const sections = [...first, ...(await unfold(page, first, patienceMs))];
  const titles = await page
    .evaluate(() =>
      [...document.querySelectorAll('h1, h2, h3, [role="heading"]')]
        .filter(
          (node) =>
            node.checkVisibility({ visibilityProperty: true }) &&
            node.closest('nav, header, footer, [role="banner"]') === null,
        )
        .map((node) => (node.textContent ?? '').replace(/\s+/g, ' ').trim())
        .filter((text) => text !== ''),
    )
    .catch(() => []);
  const named = titles.filter((title) => isServiceName(title, service.name.vi));
  const told = titles.filter((title) => partOf(title) === null && !NO_NAME.test(bareServiceName(title)));
  const lines = await contentLines(page).catch(() => []);
  const counter = sections
    .filter(({ label, row }) => OTHER_WAY.test(foldName(row ?? label)))
    .flatMap(({ value }) => value.split('\n'))
    .filter((line) => line.length > 12);
  return {
    facts: procedureFacts(sections, lines, [...named, ...told]),
    lines: lines.filter((line) => !counter.some((each) => line.endsWith(each) || each.includes(line))),
    sections,
  };
};

/** Tabs and folds more than these are no procedure's. */
const MOST_FOLDS = 14;

/** Presses each tab and fold that heads a part of which nothing is in the document yet, and reads what came. */
const unfold = async (page: Page, known: readonly Section[], patienceMs: number): Promise<Section[]> => {
  const there = new Set(known.filter(({ value }) => value !== '').map(({ label }) => partOf(label)));
  const found: Section[] = [];
  const folds = page
    .locator('[role="tab"], [aria-expanded="false"], summary, [data-toggle], [data-bs-toggle]')
    .filter({ visible: true });
  const names = await folds.allInnerTexts().catch(() => []);
  let pressed = 0;
  for (const [at, name] of names.entries()) {
    const part = partOf(name.split('\n')[0] ?? '');
    if (part === null || there.has(part) || pressed >= MOST_FOLDS) continue;
    pressed += 1;
    const before = await textOf(page);
    await pressHere(folds.nth(at), Math.min(3000, patienceMs)).catch(() => undefined);
    await newText(page, before);
    const now = await readSections(page);
    found.push(...now.filter(({ label }) => partOf(label) === part));
    const panel = await shownPanel(page);
    if (panel !== null) found.push({ label: name, value: panel, row: null, list: [], table: null });
  }
  return found;
};

const textOf = (page: Page): Promise<string> =>
  page
    .locator('body')
    .innerText()
    .catch(() => '');

/** How long a panel may take to come after its tab was pressed, and to stand still. */
const PANEL_MS = 2_000;
const STILL_MS = 250;

const newText = async (page: Page, before: string): Promise<void> => {
  await page
    .waitForFunction((old) => document.body.innerText !== old, before, { timeout: PANEL_MS, polling: 100 })
    .catch(() => undefined);
  for (let looks = 0; looks < 8; looks += 1)
    if (await page.evaluate(standsStill, STILL_MS).catch(() => true)) return;
};

const shownPanel = async (page: Page): Promise<string | null> => {
  const panel = page.locator('[role="tabpanel"], .tab-pane.active').filter({ visible: true }).first();
  return (await panel.isVisible()) ? await panel.innerText().catch(() => null) : null;
};
