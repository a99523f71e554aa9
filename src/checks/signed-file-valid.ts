import type { Check } from '#src/model/check.ts';
import { filePlace, fileStanding } from './file-standing.ts';
import { SIGNS_NOTHING, untelling } from './signing-walk.ts';
import { nothingMet } from './unseen.ts';
import { cantTell, judged } from './verdict.ts';

/**
 * P2-05: what the portal hands out as signed verifies: whole, all of it covered, by the citizen who signed, with a
 * certificate that leads to a trusted root and held at the time. Measured per run: % of files that were decided.
 */
export const signedFileValid: Check<'steps' | 'signings' | 'signedFiles'> = {
  id: 'signed-file-valid',
  criterion: 'P2-05',
  version: 1,
  title: { vi: 'Tệp đã ký hợp lệ', en: 'The signed file is valid' },
  mend: {
    vi: 'Tải tệp đã ký về và kiểm tra bằng phần mềm kiểm tra chữ ký. Giao đúng từng byte mà dịch vụ ký trả về: không lưu lại, nén, đóng dấu hay chèn nội dung sau khi ký; nhúng đủ chuỗi chứng thư số; ký bằng chứng thư còn hạn, chưa bị thu hồi của chính người đang làm hồ sơ.',
    en: 'Download the signed file and check it with a verifier. Hand out exactly the bytes that the signing service returned: do not save again, compress, stamp or add anything after signing; embed the whole chain of certificates; sign with a certificate of the very citizen that has not expired and is not revoked.',
  },
  needs: ['steps', 'signings', 'signedFiles'],
  aggregate: 'percent-passed',
  judge: ({ steps, signings, signedFiles }, { threshold, journey }) => {
    const files = signedFiles
      .filter(({ origin }) => origin === 'signed')
      .map((file) => ({ file, standing: fileStanding(file) }));
    if (files.length === 0) {
      if (signings.every(({ end }) => end === 'not-offered'))
        return nothingMet(steps, journey, SIGNS_NOTHING);
      return (
        untelling(signings) ??
        cantTell('no-evidence', {
          vi: 'Không nhận được tệp đã ký nào để kiểm tra.',
          en: 'No signed file came back that could be verified.',
        })
      );
    }
    const bad = files.flatMap(({ file, standing }) =>
      standing.state === 'not-valid' ? [{ file, why: standing.why }] : [],
    );
    const open = files.flatMap(({ file, standing }) =>
      standing.state === 'unknown' ? [{ file, reason: standing.reason, why: standing.why }] : [],
    );
    const decided = files.length - open.length;
    const [first] = bad;
    if (first !== undefined)
      return judged(
        threshold,
        (100 * (decided - bad.length)) / decided,
        {
          vi: `${bad.length} trong ${decided} tệp đã ký không hợp lệ. ${first.why.vi}`,
          en: `Signed files that are not valid: ${bad.length} of ${decided}. ${first.why.en}`,
        },
        bad.map(({ file }) => filePlace(file)),
      );
    const [unknown] = open;
    if (unknown !== undefined)
      return cantTell(
        unknown.reason,
        unknown.why,
        open.map(({ file }) => filePlace(file)),
      );
    const unproved = files.some(({ file }) => file.verdict?.revocation !== 'proved');
    return judged(threshold, 100, {
      vi: `Cả ${decided} tệp đã ký đều hợp lệ${unproved ? ', nhưng chưa rõ chứng thư số có bị thu hồi hay không' : ''}.`,
      en: `Signed files that are valid: ${decided} of ${decided}${unproved ? '; revocation not proved' : ''}.`,
    });
  },
};
