import type { Locator, Page } from 'playwright';

/** Dialogs of every platform of the screens data. */
const DIALOGS =
  '[role="dialog"], [role="alertdialog"], dialog[open], .modal, mat-dialog-container, .ant-modal';

/** The dialog on top, or the whole page where there is none. */
export const front = async (page: Page): Promise<Locator> => {
  const dialogs = page.locator(DIALOGS).filter({ visible: true });
  return (await dialogs.count()) > 0 ? dialogs.last() : page.locator('body');
};

/** Whether no dialog lies over the page; asks nothing of a dialog that may just be going. */
export const isBare = async (page: Page): Promise<boolean> =>
  (await page.locator(DIALOGS).filter({ visible: true }).count()) === 0;
