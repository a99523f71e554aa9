import type { Desk } from '../ask.ts';
import { pressHere } from '../controls.ts';
import { dossierCodes } from '../dossier-code.ts';
import { openHome } from '../find-service.ts';
import { ownEntry } from './own-dossiers.ts';

/** Places of a citizen's own notices; the last name is that of public news too. */
const INBOXES = ['Hộp thư', 'Thông báo của tôi', 'Tin nhắn', 'Thông báo'];
const LAST = INBOXES.at(-1);

/** A notice may take a moment longer than the dossier; the page is loaded again this often. */
const LOOKS = 3;

/**
 * Looks for the notice of a filed dossier in the citizen's inbox, and notes when it was there.
 * @returns whether it is there
 */
export const readInbox = async (desk: Desk, code: string): Promise<boolean> => {
  const { stage } = desk;
  const { page } = stage;
  const filed = stage.noted('submissions').findLast((each) => each.code === code);
  let offered = false;
  let done = false;
  for (const home of [false, true]) {
    if (home) await openHome(desk);
    for (const name of INBOXES) {
      const entry = await ownEntry(desk, [name]);
      if (entry === null) continue;
      done = await readThere(desk, () => pressHere(entry, stage.patienceMs), code);
      const text = await page.locator('body').innerText();
      // Public news are no inbox: an inbox names dossiers, if only others.
      offered = done || name !== LAST || dossierCodes(text).length > 0;
      if (offered) break;
      await openHome(desk);
    }
    if (offered) break;
  }
  for (let looks = 1; offered && !done && looks < LOOKS; looks += 1)
    done = await readThere(desk, () => page.reload({ waitUntil: 'commit', timeout: stage.patienceMs }), code);
  stage.note('afterFiling', {
    step: stage.stepIndex(),
    act: 'notice',
    offered,
    done: offered ? done : null,
    parts: null,
    afterMs: done && filed !== undefined ? Math.round(stage.nowMs() - filed.pressedAtMs) : null,
  });
  return done;
};

const readThere = (desk: Desk, press: () => Promise<unknown>, code: string): Promise<boolean> => {
  const { page } = desk.stage;
  return desk.ask({
    what: 'inbox',
    expected: "the citizen's notices",
    press,
    ready: (signal) =>
      desk.lookOn(signal, async (last) => {
        const there =
          (await page.getByText(code).filter({ visible: true }).count()) > 0 && desk.watch.pending() === 0;
        return last ? there : undefined;
      }),
  });
};
