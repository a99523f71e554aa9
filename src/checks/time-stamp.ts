import type { Check } from '#src/model/check.ts';
import type { MaskedVerdict, SigningEvidence } from '#src/model/signing.ts';
import { filePlace } from './file-standing.ts';
import { say } from './sentence.ts';
import { SIGNS_NOTHING, untelling } from './signing-walk.ts';
import { nothingMet } from './unseen.ts';
import { cantTell, judged } from './verdict.ts';

/** The portal's own words promise a time stamp; "không có dấu thời gian" does not. */
const announces = ({ told }: SigningEvidence): boolean => {
  const words = (told ?? '').normalize('NFC').toLowerCase();
  const at = words.search(/dấu thời gian|time.?stamp/u);
  return at >= 0 && !/(?<!\p{L})(?:không|chưa|no|not|without)(?:\s+\S+){0,3}\s*$/u.test(words.slice(0, at));
};

/** A signature that cannot be read may carry a time stamp that cannot be read either. */
const isReadable = ({ digest, algorithm, timestamps }: MaskedVerdict['signers'][number]): boolean =>
  timestamps.length > 0 || (digest !== null && algorithm !== null);

/**
 * P2-07, for information: how many signed files carry a time stamp. It fails only where the portal itself told of
 * one and the file has none; whether a law demands one is not decided here. Measured per run: % of files.
 */
export const timeStamp: Check<'steps' | 'signings' | 'signedFiles'> = {
  id: 'time-stamp',
  criterion: 'P2-07',
  version: 2,
  title: { vi: 'Có dấu thời gian', en: 'The signature carries a time stamp' },
  mend: {
    vi: 'Gắn dấu thời gian (RFC 3161) của một tổ chức cấp dấu thời gian được công nhận vào chữ ký ngay khi ký: nhờ đó chữ ký vẫn chứng minh được sau khi chứng thư số hết hạn. Không báo đã gắn dấu thời gian khi tệp không có.',
    en: 'Add a time stamp (RFC 3161) of a recognised authority to the signature when it is made: it keeps the signature provable after the certificate expires. Do not tell of a time stamp that the file has not.',
  },
  needs: ['steps', 'signings', 'signedFiles'],
  aggregate: 'worst',
  judge: ({ steps, signings, signedFiles }, { threshold, journey }) => {
    const own = signedFiles.filter(({ origin }) => origin === 'signed');
    if (own.length === 0 && signings.every(({ end }) => end === 'not-offered'))
      return nothingMet(steps, journey, SIGNS_NOTHING);
    const signed = own.flatMap((file) =>
      file.verdict === null || !file.verdict.signers.some(isReadable)
        ? []
        : [{ file, stamps: file.verdict.signers.flatMap(({ timestamps }) => timestamps) }],
    );
    if (signed.length === 0)
      return (
        (own.length === 0 ? untelling(signings) : null) ??
        cantTell(own.some(({ verdict }) => verdict === null) ? 'evidence-lost' : 'no-evidence', {
          vi: 'Không có chữ ký nào đọc được để xem dấu thời gian.',
          en: 'There is no signature that could be read for a time stamp.',
        })
      );
    const stamped = signed.filter(({ stamps }) => stamps.length > 0);
    const share = (100 * stamped.length) / signed.length;
    const missed = signed.filter(
      ({ file, stamps }) =>
        stamps.length === 0 && signings.some((signing) => signing.step === file.step && announces(signing)),
    );
    if (missed.length > 0)
      return {
        ...judged(
          threshold,
          share,
          {
            vi: `Cổng báo đã gắn dấu thời gian nhưng ${missed.length} tệp không có dấu thời gian nào.`,
            en: `The portal told of a time stamp; files that carry none: ${missed.length}.`,
          },
          missed.map(({ file }) => filePlace(file)),
        ),
        outcome: 'failed',
      };
    return judged(
      threshold,
      share,
      say({
        vi: (n) => `${n(stamped.length)} trong ${n(signed.length)} tệp đã ký có dấu thời gian.`,
        en: (n) => `Signed files with a time stamp: ${n(stamped.length)} of ${n(signed.length)}.`,
      }),
      stamped.map(({ file, stamps }) => ({
        ...filePlace(file),
        detail: stamps.map(({ at, authority, verdict }) => `${at} ${authority} (${verdict})`).join('; '),
      })),
    );
  },
};
