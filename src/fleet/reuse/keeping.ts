import { type Draft, type FleetPortal, variantOf } from '../state.ts';
import { paperOf } from './uploads.ts';

/** The box beside an upload that keeps the paper; `words` in its place say that it is kept without being asked. */
export type KeepOffer = {
  readonly label: string;
  readonly ticked: boolean;
  readonly disabled: boolean;
  /** Whether there is a box at all. */
  readonly box: boolean;
};

const LABEL = 'Lưu giấy tờ này vào kho tài liệu điện tử của tôi';

export const keepOffer = (portal: FleetPortal): KeepOffer => {
  const variant = variantOf(portal, 'keep-preticked');
  const offer: KeepOffer = { label: LABEL, ticked: false, disabled: false, box: true };
  if (variant === null) return offer;
  return {
    a: { ...offer, ticked: true },
    b: { ...offer, label: 'Giấy tờ được tự động lưu vào kho tài liệu điện tử', box: false },
    c: { ...offer, ticked: true, disabled: true },
    ok: { ...offer, label: 'Đồng ý lưu tệp này vào kho dữ liệu điện tử để dùng cho lần sau' },
  }[variant];
};

/**
 * Keeps the files of the rows whose boxes are ticked, and of all rows where the portal asks nobody. Call when the
 * documents step is left; what was kept before is not kept twice.
 */
export const keepTicked = (portal: FleetPortal, draft: Draft, slots: readonly string[]): void => {
  const offer = keepOffer(portal);
  const wanted = (slot: string): boolean => !offer.box || offer.disabled || slots.includes(slot);
  const { store } = portal.nationalData;
  const { idNumber } = draft.person;
  for (const file of draft.files) {
    const content = draft.contents.get(file.id);
    if (content === undefined || !wanted(file.slot)) continue;
    const own = store.list(idNumber, portal.row.id).filter(({ portalId }) => portalId === portal.row.id);
    if (own.some((item) => item.content().equals(content))) continue;
    const { document, label } = paperOf(portal, draft, file.slot);
    store.keep(idNumber, portal.row.id, { document, name: label, fileName: file.name, content });
  }
};
