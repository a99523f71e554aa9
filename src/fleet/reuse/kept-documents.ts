import type { StoreItem } from '../data-store.ts';
import { formPdf } from '../signing/pdf/form-pdf.ts';
import { type FleetPortal, variantOf } from '../state.ts';

/** What of the citizen's store this portal shows on its own page. */
export const shownItems = (portal: FleetPortal, idNumber: string): readonly StoreItem[] => {
  const all = portal.nationalData.store.list(idNumber, portal.row.id);
  const kept = variantOf(portal, 'kept-not-found');
  const shown = kept === 'a' ? all.filter(({ portalId }) => portalId === null) : all;
  const empty = variantOf(portal, 'store-empty-kinds');
  if (empty === 'a') return shown.filter(({ kind }) => kind === 'components');
  return empty === 'b' || empty === 'c' ? [] : shown;
};

/** What it offers where a paper can be picked from the store. */
export const pickable = (portal: FleetPortal, idNumber: string): readonly StoreItem[] => {
  const all = portal.nationalData.store.list(idNumber, portal.row.id);
  return variantOf(portal, 'kept-not-found') === 'a' ? all.filter(({ portalId }) => portalId === null) : all;
};

/** The bytes that this portal hands out or takes over. */
export const contentOf = (portal: FleetPortal, item: StoreItem): Buffer => {
  const content = item.content();
  const variant = variantOf(portal, 'store-document-changed');
  if (variant === 'a') return Buffer.concat([content, Buffer.from('\n% luu lai\n')]);
  if (variant === 'b') return savedAgain(item.name);
  return variant === 'c' ? content.subarray(0, Math.floor(content.length * 0.9)) : content;
};

/** How the store's page and the picker call a document. */
export const shownAs = (
  portal: FleetPortal,
  { id, name, fileName, portalId }: StoreItem,
): { readonly name: string; readonly fileName: string } =>
  variantOf(portal, 'kept-not-found') === 'b' && portalId !== null
    ? { name: `Tài liệu số ${Number.parseInt(id, 16) % 100_000}`, fileName: `${id}.pdf` }
    : { name, fileName };

/** What the file is called when it is handed out. */
export const downloadName = (portal: FleetPortal, item: StoreItem): string =>
  variantOf(portal, 'store-document-changed') === 'ok' ? `tai-lieu-${item.id}.pdf` : item.fileName;

const savedAgain = (name: string): Buffer =>
  formPdf({
    title: name,
    body: 'Kho tài liệu điện tử (giả lập)',
    rows: [],
    closing: ['Bản chuyển đổi định dạng (giả lập).'],
    madeOn: new Date(0),
  });
