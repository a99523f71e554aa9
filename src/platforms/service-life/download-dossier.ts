import type { Locator } from 'playwright';
import { Obstacle } from '#src/model/errors.ts';
import type { Stage } from '../adapter.ts';
import type { Desk } from '../ask.ts';
import { shortUrl } from '../clean-url.ts';
import { digestOf } from '../file-payload.ts';
import { fetchFile } from '../fetch-file.ts';
import { holding } from '../name-match.ts';
import { openOwnDossier } from './own-dossiers.ts';

const FETCH = ['Tải tệp', 'Tải về', 'Tải xuống', 'Tải file', 'Download'];

/** Files of one dossier; more than these are not fetched. */
const MOST_FILES = 30;

/**
 * Fetches every paper of a filed dossier and its result, and notes how many could be had and opened.
 * @throws Obstacle where the citizen's own dossiers are not found
 */
export const downloadDossier = async (desk: Desk, code: string): Promise<void> => {
  const { stage } = desk;
  const { page } = stage;
  if (!(await openOwnDossier(desk, code)))
    throw new Obstacle(
      'not-offered',
      `expected the citizen's own dossier to download, but the portal shows no way to it (${shortUrl(page.url())})`,
    );
  const targets = fileControls(desk);
  const listed = Math.min(MOST_FILES, await targets.count());
  const files: { bytes: number; sha256: string }[] = [];
  for (let at = 0; at < listed; at += 1) {
    const target = targets.nth(at);
    const name = await nameOf(target);
    const file = await fetchFile(desk, target);
    if (!('problem' in file) && opens(`${name} ${file.told}`, file.bytes))
      files.push({ bytes: file.bytes.length, sha256: digestOf(file.bytes) });
  }
  const expected = Math.max(listed, papersOf(stage, code));
  stage.note('afterFiling', {
    step: stage.stepIndex(),
    act: 'download',
    offered: listed > 0,
    done: listed === 0 ? null : files.length >= expected,
    parts: expected === 0 ? null : { expected, had: files.length },
    afterMs: null,
    files,
  });
};

/** Papers given to the dossier of this code: those noted since the filing before it. */
const papersOf = ({ noted }: Stage, code: string): number => {
  const filings = noted('submissions').filter((each) => each.code !== null);
  const at = filings.findIndex((each) => each.code === code);
  const own = filings[at];
  if (own === undefined) return 0;
  const since = filings[at - 1]?.step ?? -1;
  return noted('components').filter(
    ({ given, step }) => given !== 'nothing' && step > since && step <= own.step,
  ).length;
};

/** What hands out a file, in the page's own content. */
const fileControls = (desk: Desk): Locator => {
  const { page } = desk.stage;
  const name = holding(...FETCH);
  return page
    .getByRole('link', { name })
    .or(page.getByRole('button', { name }))
    .or(page.locator('a[download], a[href$=".pdf" i], a[href*=".pdf?" i]'))
    .and(page.locator(':not(nav *):not(header *):not(footer *)'))
    .filter({ visible: true });
};

/** Name of the file as its row or its address says. */
const nameOf = (target: Locator): Promise<string> =>
  target
    .evaluate((node) => {
      const row = node.closest('tr, li, [role="row"], .card')?.textContent ?? node.textContent ?? '';
      const href = node.closest('a')?.getAttribute('href') ?? '';
      return `${row} ${href}`.slice(0, 500);
    })
    .catch(() => '');

/** Something is in it, and what is called a PDF begins as one. */
const opens = (name: string, bytes: Uint8Array): boolean => {
  if (bytes.length === 0) return false;
  const isPdf = Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
  return isPdf || !/\.pdf(?!\w)|application\/pdf/i.test(name);
};
