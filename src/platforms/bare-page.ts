import type { Desk } from './ask.ts';
import { atPortal, openHome } from './find-service.ts';
import { isBare } from './front.ts';

/** Makes sure that a page of the portal is open whose menus can be pressed: no dialog lies over it. */
export const toBarePage = async (desk: Desk): Promise<void> => {
  if (!atPortal(desk)) return openHome(desk);
  const overlay = desk.stage.page.locator('.cdk-overlay-backdrop, .modal-backdrop, .v-overlay--active');
  const covered = (await overlay.filter({ visible: true }).count()) > 0 || !(await isBare(desk.stage.page));
  if (covered) await openHome(desk);
};
