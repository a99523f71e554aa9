import type { FleetPortal, OfferedService } from '../state.ts';
import type { Choice } from './client/wire.ts';

export const shownFee = ({ feeVnd }: OfferedService): string =>
  feeVnd === 0 ? 'Không thu (giả lập)' : `${feeVnd.toLocaleString('vi')} đ (giả lập)`;

/** Bodies that carry a procedure out, and the cases that one settles. All made up. */
export const agencies = (portal: FleetPortal): readonly Choice[] => [
  { value: `${portal.codePrefix}.01`, label: 'Cơ quan Mẫu (giả lập)' },
  { value: `${portal.codePrefix}.02`, label: 'Cơ quan Minh Họa (giả lập)' },
];

export const casesOf = (portal: FleetPortal, agency: string): readonly Choice[] =>
  agencies(portal).some(({ value }) => value === agency)
    ? ['Giải quyết trong 7 ngày (giả lập)', 'Giải quyết trong 15 ngày (giả lập)'].map((label, n) => ({
        value: `${agency}.${n + 1}`,
        label,
      }))
    : [];
