import type { Page } from 'playwright';
import { PortalFault } from '#src/model/errors.ts';
import type { DocumentFile } from '#src/model/journey.ts';
import type { Desk } from './ask.ts';
import { type FileAnswer, fileAnswer, type FileHeard } from './bad-file-answer.ts';
import { pressHere } from './controls.ts';
import { atUploadForm, completeUpload, keepButton, putDocument } from './documents-store.ts';
import { holding } from './name-match.ts';
import { newlySaid, readSaid, type Said } from './said.ts';

/**
 * Hands the file over and keeps it; what the portal says and lists then is its answer. A warning at the upload is no
 * refusal yet: only a file that is not listed afterwards was refused.
 */
export const offerFile = async (desk: Desk, document: DocumentFile, name: string): Promise<FileAnswer> => {
  const { page, patienceMs } = desk.stage;
  let before = await readSaid(page);
  let early: Said = { notices: [], lines: [] };
  let kept = before;
  let errorStatus: number | null = null;
  // What we called the file is not the portal's word for it.
  const unnamed = (text: string): string => text.replace(holding(document.fileName), ' ').trim();
  const look = async (): Promise<FileHeard> => {
    const said = await readSaid(page);
    const now = newlySaid(before, said);
    return {
      notices: [...early.notices, ...now.notices].map(unnamed),
      lines: [...early.lines, ...now.lines].map(unnamed),
      afterKeeping: newlySaid(kept, said).notices.map(unnamed),
      rows: (await rowsOf(page, name)).map(unnamed),
      onForm: await atUploadForm(desk),
      errorStatus: errorStatus ?? desk.watch.failedSend(),
    };
  };
  try {
    const put = await putDocument(desk, document, name);
    errorStatus = desk.watch.failedSend();
    before = bothSaid(before, put.before);
    early = newlySaid(before, await readSaid(page));
    await completeUpload(desk, put.form);
    const keep = await keepButton(desk);
    kept = await readSaid(page);
    if (keep === null) return fileAnswer(await look());
    return await desk.ask({
      what: 'keep the document',
      expected: 'an answer to the handed document',
      press: () => pressHere(keep, patienceMs),
      ready: (signal) =>
        desk.lookOn(signal, async (last) => {
          const heard = await look();
          const answer = fileAnswer(heard);
          // A row without a warning may still get one; nothing clear may still become clear.
          if (answer.answer === 'flagged') return answer;
          const isTold = answer.answer !== 'unclear' || heard.afterKeeping.length > 0;
          return last && isTold ? answer : undefined;
        }),
    });
  } catch (error) {
    if (!(error instanceof PortalFault) || !['portal-fault', 'timeout', 'http-error'].includes(error.code))
      throw error;
    // The page may say by now what the wait for it did not hear.
    const heard = await look().catch(() => null);
    const said = /said: "(.*)"$/s.exec(error.message)?.[1];
    return fileAnswer({
      notices: [...(heard?.notices ?? early.notices), ...(said === undefined ? [] : [said])],
      lines: heard?.lines ?? early.lines,
      afterKeeping: heard?.afterKeeping ?? [],
      rows: heard?.rows ?? [],
      onForm: heard?.onForm ?? false,
      errorStatus: heard?.errorStatus ?? errorStatus ?? desk.watch.failedSend(),
    });
  }
};

const bothSaid = (one: Said, other: Said): Said => ({
  notices: [...one.notices, ...other.notices],
  lines: [...one.lines, ...other.lines],
});

/** Texts of the rows that name the document, the name itself left out; the form that it was typed into is none. */
const rowsOf = async (page: Page, name: string): Promise<readonly string[]> => {
  const rows = await page
    .locator('tr, li, article, [role="row"], [role="listitem"], .card, .list-group-item')
    .filter({ visible: true, hasText: holding(name), hasNot: page.locator('input[type="file"]') })
    .allInnerTexts();
  return rows.map((row) => row.replace(holding(name), ' ').trim());
};
