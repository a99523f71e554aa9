import type { Desk } from './ask.ts';
import { atPortal, openHome } from './find-service.ts';
import { front } from './signing-page.ts';

/** Makes sure that a page of the portal is open whose menus can be pressed: no dialog lies over it. */
export const toBarePage = async (desk: Desk): Promise<void> => {
  if (!atPortal(desk)) return openHome(desk);
  const top = await front(desk.stage.page);
  const overlay = desk.stage.page.locator('.cdk-overlay-backdrop, .modal-backdrop, .v-overlay--active');
  const covered =
    (await overlay.filter({ visible: true }).count()) > 0 ||
    (await top.evaluate((node) => node !== node.ownerDocument.body));
  if (covered) await openHome(desk);
};
