import type { Locator } from 'playwright';
import { Obstacle } from '#src/model/errors.ts';
import type { Desk } from '../ask.ts';
import { shortUrl } from '../clean-url.ts';
import { control, pressHere, typeInto } from '../controls.ts';
import { namesAnother } from '../dossier-code.ts';
import { foldName } from '../name-match.ts';
import { front, isBare } from '../front.ts';
import { newlySaid, readSaid } from '../said.ts';
import { labelledLines } from './labelled-lines.ts';
import { openOwnDossier, ownPart } from './own-dossiers.ts';

const WITHDRAW = ['Yêu cầu rút hồ sơ', 'Rút hồ sơ', 'Hủy hồ sơ', 'Thu hồi hồ sơ'];
const CONFIRM = ['Xác nhận', 'Đồng ý', 'Rút hồ sơ', 'Gửi yêu cầu', 'OK'];

const TAKEN_BACK =
  /(?<!\p{L})đã (?:được )?(?:rút|hủy|thu hồi)|(?:rút|hủy|thu hồi) hồ sơ(?: \p{L}+){0,3} thành công|yêu cầu rút(?: \p{L}+){0,3} (?:đã|thành công|được)|chờ (?:duyệt )?rút/u;

/**
 * Withdraws a filed dossier and notes whether the portal then says so.
 * @returns false where the portal offers no way, or the dossier stands as before
 * @throws Obstacle where the citizen's own dossiers are not found
 */
export const withdraw = async (desk: Desk, code: string): Promise<boolean> => {
  const { stage } = desk;
  const { page, patienceMs } = stage;
  if (!(await openOwnDossier(desk, code)))
    throw new Obstacle(
      'not-offered',
      `expected the citizen's own dossier to withdraw, but the portal shows no way to it (${shortUrl(page.url())})`,
    );
  const part = await ownPart(page, code);
  if (part === null && (await control(page, ...WITHDRAW).isVisible()))
    throw new Obstacle(
      'adapter-cannot',
      `expected a page or a row of this dossier alone to withdraw it, but cannot tell whose dossier the button would withdraw (${shortUrl(page.url())})`,
    );
  const button = control(part ?? page, ...WITHDRAW);
  const note = (offered: boolean, done: boolean | null): void =>
    stage.note('afterFiling', {
      step: stage.stepIndex(),
      act: 'withdrawal',
      offered,
      done,
      parts: null,
      afterMs: null,
    });
  // A button that nobody can press offers nothing.
  if (!(await button.isVisible()) || !(await button.isEnabled())) {
    note(false, null);
    return false;
  }
  const wasBare = await isBare(page);
  const before = await readSaid(page);
  const saysSo = async (): Promise<boolean> =>
    newlySaid(before, await readSaid(page)).lines.some((line) => TAKEN_BACK.test(foldName(line)));
  await desk.ask({
    what: 'withdraw',
    expected: 'a question or a word that the dossier is withdrawn',
    press: () => pressHere(button, patienceMs),
    ready: (signal) =>
      desk.lookOn(signal, async (last) =>
        last || (await saysSo()) || (wasBare && !(await isBare(page))) ? true : undefined,
      ),
  });
  const early = await saysSo();
  // A question over the page may speak of withdrawn dossiers too.
  if (!early || !(await isBare(page))) await confirm(desk, code, saysSo);
  // A word of success alone does not take a dossier back: its page must say so too.
  const told = early || (await saysSo());
  const done = (await openOwnDossier(desk, code))
    ? await standsWithdrawn(desk, told || (await saysSo()))
    : told;
  note(true, done);
  return done;
};

const confirm = async (desk: Desk, code: string, saysSo: () => Promise<boolean>): Promise<void> => {
  const { page, patienceMs } = desk.stage;
  const scope = await front(page);
  // Where no dialog asks, a list may be back, whose buttons are those of other dossiers.
  const asked = !(await isBare(page));
  if (!asked && namesAnother(await scope.innerText(), code)) return;
  const why = scope.locator('textarea, input[type="text"]').filter({ visible: true }).first();
  if (await why.isVisible()) await typeInto(why, 'Rút hồ sơ', patienceMs);
  const yes = control(scope, ...CONFIRM);
  if (!(await yes.isVisible()) || (!asked && (await isInRow(yes)))) return;
  await desk.ask({
    what: 'confirm the withdrawal',
    expected: 'a word that the dossier is withdrawn',
    press: () => pressHere(yes, patienceMs),
    ready: (signal) => desk.lookOn(signal, async (last) => (last || (await saysSo()) ? true : undefined)),
  });
};

const isInRow = (target: Locator): Promise<boolean> =>
  target.evaluate((node) => node.closest('tr, li, article, [role="row"], [role="listitem"]') !== null);

/** By the state that the dossier's page labels, where it labels one. */
const standsWithdrawn = async (desk: Desk, told: boolean): Promise<boolean> => {
  const { labelled } = await labelledLines(desk.stage.page);
  const state = labelled.find(({ label }) =>
    /^(?:trạng thái|tình trạng)(?: (?:hồ sơ|xử lý))?$/u.test(foldName(label).replace(/\s*:$/u, '')),
  );
  return state === undefined ? told : /rút|hủy|thu hồi/u.test(foldName(state.value));
};
