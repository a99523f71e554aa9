import type { Locator, Page } from 'playwright';
import { PortalFault } from '#src/model/errors.ts';
import type { Desk } from './ask.ts';
import { pressHere, reveal } from './controls.ts';
import { fetchFile } from './fetch-file.ts';
import { openHome } from './find-service.ts';
import { keepFile } from './keep-file.ts';
import { holding } from './name-match.ts';
import { claimsSignature } from './signing-claim.ts';
import { entryPieces } from './signing-page.ts';
import { SIGNING_WORDS as WORDS } from './signing-words.ts';

/**
 * Fetches signed results that the portal publishes, at most so many; no account is needed.
 * @returns how many were read; 0 where the portal shows no page of results
 * @throws PortalFault where a published result is answered by an error
 */
export const readResults = async (desk: Desk, most: number): Promise<number> => {
  const { page, patienceMs, note, stepIndex } = desk.stage;
  const entry = (await reveal(page, ...WORDS.results)) ?? (await atHome(desk));
  if (entry === null) return 0;
  await desk.ask({
    what: 'published results',
    expected: 'the page of published results',
    press: () => pressHere(entry, patienceMs),
    ready: (signal) =>
      desk.lookOn(signal, async (last) => last || (await resultFiles(page).count()) > 0 || undefined),
  });
  let read = 0;
  const count = Math.min(most, await resultFiles(page).count());
  for (let at = 0; at < count; at += 1) {
    const target = resultFiles(page).nth(at);
    const claimed = claimsSignature(await entryPieces(target));
    const file = await fetchFile(desk, target);
    if ('problem' in file) {
      if (!/^HTTP /.test(file.problem)) continue;
      throw new PortalFault('http-error', `expected a published result, but ${file.problem} came`);
    }
    const kept = await keepFile(desk, file);
    const stamped = claimed || kept.stamped;
    note('signedFiles', {
      step: stepIndex(),
      origin: 'published',
      ...kept,
      stamped,
      expectedSigner: null,
      verdict: null,
    });
    read += 1;
  }
  return read;
};

const resultFiles = (page: Page): Locator => {
  const name = holding(...WORDS.fetch);
  return page
    .getByRole('link', { name })
    .or(page.getByRole('button', { name }))
    .or(page.locator('main a[href*=".pdf" i], table a[href*=".pdf" i]'))
    .filter({ visible: true });
};

const atHome = async (desk: Desk): Promise<Locator | null> => {
  await openHome(desk);
  return reveal(desk.stage.page, ...WORDS.results);
};
