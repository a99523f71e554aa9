import type { OfferedService } from './state.ts';

export type Paper = { readonly name: string; readonly required: boolean };

/** Papers that the procedure database names for a service. */
export const papersOf = (offered: OfferedService): readonly Paper[] =>
  offered.service.id === 'ESS-06'
    ? [{ name: 'Tờ khai điện tử trên cổng', required: true }]
    : [
        { name: `Tờ khai ${offered.service.name.vi}`, required: true },
        { name: 'Giấy tờ chứng minh (nếu có)', required: false },
      ];
