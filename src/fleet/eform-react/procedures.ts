import { shownName } from '../faults-services.ts';
import type { LifePaths } from '../life-pages/life-paths.ts';
import { shownProcedure } from '../life-pages/shown-procedure.ts';
import { announcedDuty } from '../signing-pages/signing-duty.ts';
import type { FleetPortal, OfferedService } from '../state.ts';
import type { Choice, Listed, Procedure } from './client/wire.ts';

export const listed = (portal: FleetPortal, offered: OfferedService): Listed => ({
  code: offered.code,
  name: shownName(portal, offered),
  field: offered.field,
});

export const shownFee = ({ feeVnd }: OfferedService): string =>
  feeVnd === 0 ? 'Không thu (giả lập)' : `${feeVnd.toLocaleString('vi')} đ (giả lập)`;

export const procedureOf = (portal: FleetPortal, offered: OfferedService, paths: LifePaths): Procedure => ({
  ...shownProcedure(portal, offered, paths),
  duty: announcedDuty(portal, offered),
});

/** Bodies that carry a procedure out, and the units of one. All made up. */
export const bodies = (portal: FleetPortal): readonly Choice[] => [
  { value: `${portal.codePrefix}.01`, label: 'Cơ quan Mẫu (giả lập)' },
  { value: `${portal.codePrefix}.02`, label: 'Cơ quan Minh Họa (giả lập)' },
];

export const unitsOf = (body: string): readonly Choice[] =>
  ['Bộ phận Một cửa Mẫu', 'Trung tâm phục vụ Thử Nghiệm', 'Bộ phận tiếp nhận Minh Họa'].map((label, n) => ({
    value: `${body}.${n + 1}`,
    label: `${label} (giả lập)`,
  }));
