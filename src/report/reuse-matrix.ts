import type { Comparison } from '#src/model/comparison.ts';
import { type MatrixColumn, type MatrixView, matrixView, share, walkedAny } from './finding-matrix.ts';

/** Criteria whose findings the matrix gathers: the gravest first, then in the order of a citizen's walk. */
const COLUMNS: readonly MatrixColumn[] = [
  {
    criterion: 'S-04',
    title: { vi: 'Không điền nhầm dữ liệu người khác', en: 'Nobody else’s data' },
    passed: () => ({ vi: 'không trường nào', en: 'none' }),
  },
  {
    criterion: 'P3-04',
    title: { vi: 'Điền sẵn', en: 'Prefilled' },
    passed: share({ vi: 'trường Nhà nước đã có', en: 'of what the State holds' }),
  },
  {
    criterion: 'S-05',
    title: { vi: 'Không hỏi lại dữ liệu đã có', en: 'No datum asked again' },
    passed: (measured) =>
      measured === 0
        ? { vi: 'không trường nào', en: 'none' }
        : { vi: `chỉ ${measured} trường`, en: `fields: ${measured}` },
  },
  {
    criterion: 'P3-05',
    title: { vi: 'Không đòi lại giấy tờ đã có', en: 'No paper asked again' },
    passed: () => ({ vi: 'không giấy tờ nào', en: 'none' }),
  },
  {
    criterion: 'P3-01',
    title: { vi: 'Có kho dữ liệu', en: 'A store' },
    passed: (measured) => ({ vi: `${measured} trên 4 loại`, en: `${measured} of 4 kinds` }),
  },
  {
    criterion: 'P3-02',
    title: { vi: 'Chọn được từ kho', en: 'Picked from the store' },
    passed: share({ vi: 'giấy tờ', en: 'of papers' }),
  },
  {
    criterion: 'P3-03',
    title: { vi: 'Dùng lại ở thủ tục khác', en: 'Used again elsewhere' },
    passed: () => ({ vi: 'giống từng byte', en: 'same bytes' }),
  },
  {
    criterion: 'P3-06',
    title: { vi: 'Hỏi trước khi lưu, cho xóa', en: 'Consent and removal' },
    passed: () => ({ vi: 'có cả hai', en: 'both' }),
  },
  {
    criterion: 'P6-05',
    title: { vi: 'Không lộ dữ liệu', en: 'No leak' },
    passed: () => ({ vi: 'không thấy', en: 'none seen' }),
  },
];

/** What was found of data reuse on every portal; null where nothing of it came to a result. */
export const reuseMatrix = (comparison: Comparison): MatrixView | null =>
  matrixView(comparison, COLUMNS, {
    id: 'reuse',
    caption: { vi: 'Dùng lại dữ liệu trên từng cổng', en: 'Data reuse on each portal' },
  });

export const walkedReuse = (comparison: Comparison): boolean => walkedAny(COLUMNS, comparison);
