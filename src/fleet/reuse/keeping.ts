import type { StoreItem } from '../data-store.ts';
import { type Draft, type FleetPortal, variantOf } from '../state.ts';
import { paperOf } from './paper-of.ts';

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

/** Whether the citizen's answer, or what the portal takes for one, is to keep the papers of a row. */
const isWanted = (portal: FleetPortal, draft: Draft, slot: string): boolean => {
  const { ticked, box } = keepOffer(portal);
  const answer = draft.fields.get(answerKey(slot));
  return answer === undefined ? ticked || !box : answer === 'co';
};

const answerKey = (slot: string): string => `luuKho:${slot}`;

/** Takes the citizen's answer beside a row; what was kept of it goes when consent is withdrawn. */
export const setKeeping = (portal: FleetPortal, draft: Draft, slot: string, wanted: boolean): void => {
  draft.fields.set(answerKey(slot), wanted ? 'co' : 'khong');
  if (wanted) return keepWanted(portal, draft, slot);
  const { store } = portal.nationalData;
  for (const content of contentsOf(draft, slot).values())
    for (const item of ownItems(portal, draft).filter((each) => each.content().equals(content)))
      store.remove(draft.person.idNumber, item.id);
};

/** Keeps the files of a row where that is wanted; what was kept before is not kept twice. */
export const keepWanted = (portal: FleetPortal, draft: Draft, slot: string): void => {
  if (!isWanted(portal, draft, slot) || variantOf(portal, 'kept-not-found') === 'c') return;
  for (const [fileName, content] of contentsOf(draft, slot)) {
    if (ownItems(portal, draft).some((item) => item.content().equals(content))) continue;
    const { document, label } = paperOf(portal, draft, slot);
    portal.nationalData.store.keep(draft.person.idNumber, portal.row.id, {
      document,
      name: label,
      fileName,
      content,
    });
  }
};

/** The same for all rows when the step is left; `slots` are those whose boxes are ticked. */
export const keepTicked = (portal: FleetPortal, draft: Draft, slots: readonly string[]): void => {
  for (const slot of slots) setKeeping(portal, draft, slot, true);
  for (const slot of new Set(draft.files.map((file) => file.slot))) keepWanted(portal, draft, slot);
};

const ownItems = (portal: FleetPortal, { person }: Draft): readonly StoreItem[] =>
  portal.nationalData.store
    .list(person.idNumber, portal.row.id)
    .filter(({ portalId }) => portalId === portal.row.id);

const contentsOf = (draft: Draft, slot: string): ReadonlyMap<string, Buffer> =>
  new Map(
    draft.files.flatMap((file) => {
      const content = draft.contents.get(file.id);
      return file.slot !== slot || content === undefined ? [] : [[file.name, content] as const];
    }),
  );
