import type { FleetPortal, OfferedService } from '../state.ts';
import type { Choice } from './controls.ts';

type Agency = Choice & { readonly cases: readonly string[] };

/** Agencies that handle a service; a single one with a single case makes the first step fall away. */
export const agenciesFor = (portal: FleetPortal, offered: OfferedService): readonly Agency[] => {
  const first = { value: '1', text: 'Ủy ban nhân dân Phường Thử Nghiệm (giả lập)', cases: ['7 ngày'] };
  if ((portal.draw + Number(offered.number)) % 4 === 0) return [first];
  return [
    { ...first, cases: ['7 ngày', '15 ngày'] },
    { value: '2', text: 'Ủy ban nhân dân Xã Kiểm Thử (giả lập)', cases: ['7 ngày'] },
  ];
};
