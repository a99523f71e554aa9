import type { Comparison } from '#src/model/comparison.ts';
import { type MatrixColumn, type MatrixView, matrixView, share } from './finding-matrix.ts';

/** Criteria whose findings the matrix gathers, in the order of a citizen's walk. */
const COLUMNS: readonly MatrixColumn[] = [
  {
    criterion: 'P2-03',
    title: { vi: 'Có chỗ ký, chọn được nhà cung cấp', en: 'Offered, with a choice of providers' },
    passed: (measured) => ({ vi: `${measured} nhà cung cấp`, en: `${measured} providers` }),
  },
  {
    criterion: 'P2-02',
    title: { vi: 'Ký được đến cuối', en: 'Completes' },
    passed: () => ({ vi: 'ký xong, có tệp', en: 'signed, a file came back' }),
  },
  {
    criterion: 'P2-05',
    title: { vi: 'Tệp hợp lệ', en: 'File valid' },
    passed: share({ vi: 'tệp hợp lệ', en: 'of files valid' }),
  },
  {
    criterion: 'P2-06',
    title: { vi: 'Định dạng và thuật toán', en: 'Format and algorithms' },
    passed: share({ vi: 'tệp đủ mạnh', en: 'of files strong enough' }),
  },
  {
    criterion: 'P2-07',
    title: { vi: 'Dấu thời gian (chỉ để biết)', en: 'Time stamp (for information)' },
    passed: share({ vi: 'tệp có', en: 'of files have one' }),
    informs: true,
  },
  {
    criterion: 'P2-08',
    title: { vi: 'Từ chối tệp ký hỏng', en: 'Refuses bad files' },
    passed: (measured) => ({ vi: `${measured} trên 5 tệp`, en: `${measured} of 5 files` }),
  },
  {
    criterion: 'P2-09',
    title: { vi: 'Kết quả công khai có chữ ký thật', en: 'Published results really signed' },
    passed: () => ({ vi: 'không có hình dấu suông', en: 'no mere picture of a stamp' }),
  },
];

/** What was found of digital signing on every portal; null where no signing came to a result. */
export const signingMatrix = (comparison: Comparison): MatrixView | null =>
  matrixView(comparison, COLUMNS, {
    id: 'signing',
    caption: { vi: 'Ký số trên từng cổng', en: 'Digital signing on each portal' },
  });
