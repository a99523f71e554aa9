import { vietnamDate } from '../signing-pages/vietnam-date.ts';
import type { FleetPortal } from '../state.ts';

const DAY_MS = 86_400_000;

/** Words that announce the next planned downtime; null where none is planned. One portal in five plans one. */
export const plannedDowntime = (portal: FleetPortal): string | null =>
  portal.draw % 5 === 0
    ? `Cổng dự kiến bảo trì từ 22 giờ đến 23 giờ ngày ${vietnamDate(new Date(Date.now() + 5 * DAY_MS))} (giả lập).`
    : null;
