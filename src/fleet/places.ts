import rows from '../registry/data/portals-2023.json' with { type: 'json' };

export type Choice = { readonly value: string; readonly label: string };

/** The provinces of the registry's edition 2023. */
export const provinces: readonly Choice[] = rows
  .filter(({ kind }) => kind === 'province')
  .map(({ id, nameVi }) => ({ value: id, label: nameVi }));

const WARDS = [
  'Phường Thử Nghiệm',
  'Xã Kiểm Thử',
  'Xã Giả Lập',
  'Phường Minh Họa',
  'Xã Minh Họa',
  'Xã Ea Thử',
  'Phường Kiểm Thử',
  'Phường Thử Nghiệm Kiểm Định',
];

/** Wards that the fleet makes up, the same in each province; more than a Material list shows without a search. */
export const wards: readonly Choice[] = [
  ...WARDS,
  ...Array.from({ length: 12 }, (_, n) => `Phường Mẫu ${n + 1}`),
].map((label, n) => ({ value: `px-${n + 1}`, label }));

/** Agencies of a level: 1 is Sở/Ban ngành, anything else the wards' committees. All made up. */
export const agencies = (level: string): readonly Choice[] =>
  level === '1'
    ? ['Sở Mẫu (giả lập)', 'Sở Minh Họa (giả lập)', 'Ban Thử Nghiệm (giả lập)'].map((label, n) => ({
        value: `so-${n + 1}`,
        label,
      }))
    : wards.map(({ value, label }) => ({ value: `ubnd-${value}`, label: `UBND ${label} (giả lập)` }));
