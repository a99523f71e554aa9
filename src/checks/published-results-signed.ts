import type { Check } from '#src/model/check.ts';
import { filePlace, fileStanding } from './file-standing.ts';
import { nothingMet } from './signing-walk.ts';
import { cantTell, judged } from './verdict.ts';

/**
 * P2-09: no published result shows a stamp without a valid signature behind it. Only what is proved broken or
 * absent counts; a signature that is whole but cannot be decided (an authority that is not configured, a certificate
 * since expired) is no mere picture. Measured per run: stamped files without a signature that holds.
 */
export const publishedResultsSigned: Check<'steps' | 'signedFiles'> = {
  id: 'published-results-signed',
  criterion: 'P2-09',
  version: 1,
  title: {
    vi: 'Kết quả công khai có chữ ký số thật',
    en: 'Published results carry a real signature',
  },
  mend: {
    vi: 'Đăng đúng tệp mà cơ quan đã ký, không in ra quét lại, không nén hay lưu lại bằng phần mềm khác: chữ ký số nằm trong tệp, hình dấu và dòng “Ký bởi” tự nó không có giá trị. Kiểm tra lại từng tệp sau khi đăng.',
    en: 'Publish the very file that the body signed, neither printed and scanned nor compressed or saved again: the signature lives in the file, and the picture of a stamp or the words “signed by” have no worth of their own. Verify each file once it is published.',
  },
  needs: ['steps', 'signedFiles'],
  aggregate: 'worst',
  judge: ({ steps, signedFiles }, { threshold, journey }) => {
    const published = signedFiles.filter(({ origin }) => origin === 'published');
    if (published.length === 0)
      return nothingMet(steps, journey, {
        vi: 'Hành trình này không lấy kết quả công khai nào.',
        en: 'This journey fetches no published result.',
      });
    const graded = published
      .filter(({ stamped }) => stamped !== false)
      .map((file) => ({ file, standing: fileStanding(file) }));
    const stamped = graded.filter(({ file }) => file.stamped === true);
    const pictures = stamped.filter(({ file }) => file.verdict?.verdict === 'invalid');
    const [first] = pictures;
    if (first !== undefined) {
      const why = first.standing.state === 'not-valid' ? first.standing.why : { vi: '', en: '' };
      return judged(
        threshold,
        pictures.length,
        {
          vi: `${pictures.length} trong ${stamped.length} tệp có hình dấu mà không có chữ ký hợp lệ. ${why.vi}`.trim(),
          en: `Stamped files without a valid signature: ${pictures.length} of ${stamped.length}. ${why.en}`.trim(),
        },
        pictures.map(({ file }) => filePlace(file)),
      );
    }
    const open = graded.filter(({ standing }) => standing.state !== 'valid');
    const [unknown] = open;
    if (unknown !== undefined)
      return cantTell(
        unknown.standing.state === 'unknown' ? unknown.standing.reason : 'no-evidence',
        {
          vi: `Chưa kết luận được về chữ ký của ${open.length} trong ${published.length} tệp công khai.`,
          en: `Published files whose signature could not be decided: ${open.length} of ${published.length}.`,
        },
        open.map(({ file }) => filePlace(file)),
      );
    return judged(threshold, 0, {
      vi: `${stamped.length} trong ${published.length} tệp công khai có hình dấu; tệp nào cũng có chữ ký số hợp lệ.`,
      en: `Published files with a stamp: ${stamped.length} of ${published.length}; each carries a valid signature.`,
    });
  },
};
