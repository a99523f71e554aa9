import type { Check } from '#src/model/check.ts';
import type { SignedFileEvidence } from '#src/model/signing.ts';
import { filePlace, fileStanding } from './file-standing.ts';
import {} from './signing-walk.ts';
import { nothingMet } from './unseen.ts';
import { cantTell, inapplicable, judged } from './verdict.ts';

const isUnsigned = ({ verdict }: SignedFileEvidence): boolean =>
  verdict !== null && verdict.signers.length === 0 && verdict.subIndication === 'NO_SIGNATURE';

/**
 * P2-09: no published result shows a stamp without a valid signature behind it. Only what is proved broken or
 * absent counts; a signature that is whole but cannot be decided (an authority that is not configured, a certificate
 * since expired) is no mere picture. Measured per run: files stamped or said to be signed, without a signature that holds.
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
    const graded = published.map((file) => ({ file, standing: fileStanding(file) }));
    const stamped = graded.filter(({ file }) => file.stamped === true);
    const pictures = stamped.filter(({ file }) => file.verdict?.verdict === 'invalid');
    const [first] = pictures;
    if (first !== undefined) {
      const why = first.standing.state === 'not-valid' ? first.standing.why : { vi: '', en: '' };
      const bare = pictures.filter(({ file }) => isUnsigned(file)).length;
      return judged(
        threshold,
        pictures.length,
        {
          vi: `${pictures.length} trong ${stamped.length} tệp có hình dấu hoặc ghi là đã ký mà không có chữ ký hợp lệ; ${bare} tệp không có chữ ký nào. ${why.vi}`.trim(),
          en: `Files stamped or said to be signed, without a valid signature: ${pictures.length} of ${stamped.length}; without any signature: ${bare}. ${why.en}`.trim(),
        },
        pictures.map(({ file }) => filePlace(file)),
      );
    }
    // A file that neither shows nor holds a signature, and of which nobody says so, asks for nothing.
    const plain = graded.filter(({ file }) => file.stamped === false && isUnsigned(file));
    const silent = graded.filter(({ file }) => file.stamped === false && !isUnsigned(file));
    const open = graded.filter(
      (each) => each.standing.state !== 'valid' && !plain.includes(each) && !silent.includes(each),
    );
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
    const valid = graded.filter(({ standing }) => standing.state === 'valid').length;
    if (valid > 0)
      return judged(threshold, 0, {
        vi: `${valid} trong ${published.length} tệp công khai có chữ ký số hợp lệ; ${plain.length} tệp không có chữ ký và không ghi là đã ký.`,
        en: `Published files with a valid signature: ${valid} of ${published.length}; with none, and not said to have one: ${plain.length}.`,
      });
    const [undecided] = silent;
    if (undecided !== undefined)
      return cantTell(
        undecided.standing.state === 'unknown' ? undecided.standing.reason : 'no-evidence',
        {
          vi: `Không tệp công khai nào ghi là đã ký; chưa kết luận được về chữ ký của ${silent.length} trong ${published.length} tệp.`,
          en: `No published file is said to be signed; signatures that could not be decided: ${silent.length} of ${published.length}.`,
        },
        silent.map(({ file }) => filePlace(file)),
      );
    return inapplicable(null, {
      vi: `${plain.length} tệp công khai được lấy đều không có chữ ký số, cũng không tệp nào ghi là đã ký.`,
      en: `Published files fetched: ${plain.length}; none is signed, and none is said to be.`,
    });
  },
};
