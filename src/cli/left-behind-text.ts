import type { LeftBehind } from '#src/model/left-behind.ts';

/** Lines shown on a terminal; the rest are counted, and stand in `sweep.json`. */
const MOST_LINES = 20;

const MADE: Readonly<Record<LeftBehind['made'], string>> = {
  dossier: 'hồ sơ / dossier',
  draft: 'nháp / draft',
  document: 'giấy tờ / paper',
};

/** What stayed behind at the portals, a line each; empty where nothing did. */
export const leftBehindText = (left: readonly LeftBehind[]): readonly string[] => {
  if (left.length === 0) return [];
  const lines = left.slice(0, MOST_LINES).map(({ portalId, journeyId, device, made, code, why }) => {
    const what = code === null ? MADE[made] : `${MADE[made]} ${code}`;
    return `  ${portalId} · ${journeyId} · ${device} · ${what}${why === null ? '' : `: ${why}`}`;
  });
  const more = left.length - lines.length;
  return [
    `Chưa dọn được / Left behind at the portals: ${left.length}`,
    ...lines,
    ...(more > 0 ? [`  … ${more} more in sweep.json`] : []),
  ];
};
