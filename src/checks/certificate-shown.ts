import type { Check } from '#src/model/check.ts';
import type { SigningEnd, SigningEvidence } from '#src/model/signing.ts';
import type { Text } from '#src/model/text.ts';
import { placeOf } from './place-of.ts';
import { say } from './sentence.ts';
import { SIGNS_NOTHING, untelling } from './signing-walk.ts';
import { nothingMet } from './unseen.ts';
import { cantTell, judged } from './verdict.ts';

/** Ends after which a portal has something to tell. */
const ENDED: ReadonlySet<SigningEnd> = new Set<SigningEnd>(['signed', 'told-only', 'declined', 'error']);

type Seen = SigningEvidence & { readonly shown: NonNullable<SigningEvidence['shown']> };

const wasSeen = (signing: SigningEvidence): signing is Seen =>
  ENDED.has(signing.end) &&
  signing.shown !== null &&
  (signing.told === null || signing.toldInVietnamese !== null);

/** The four items of P2-04's pass rule. */
const ITEMS: readonly { readonly name: Text; readonly met: (signing: Seen) => boolean }[] = [
  { name: { vi: 'người ký', en: 'signer' }, met: ({ shown }) => shown.signer },
  { name: { vi: 'nơi cấp chứng thư', en: 'issuer' }, met: ({ shown }) => shown.issuer },
  { name: { vi: 'thời hạn chứng thư', en: 'validity' }, met: ({ shown }) => shown.validity },
  {
    name: { vi: 'kết quả bằng tiếng Việt', en: 'result in Vietnamese' },
    met: ({ told, toldInVietnamese }) => told !== null && toldInVietnamese === true,
  },
];

/** P2-04: before signing the page shows whose certificate it is, who issued it and until when, and afterwards tells the result in Vietnamese. Measured per run: items of the poorest signing. */
export const certificateShown: Check<'steps' | 'signings'> = {
  id: 'certificate-shown',
  criterion: 'P2-04',
  version: 1,
  title: {
    vi: 'Hiện chứng thư số trước khi ký, báo kết quả bằng tiếng Việt',
    en: 'The certificate is shown before, the result told after signing',
  },
  mend: {
    vi: 'Trong hộp thoại ký, hiện tên người ký, tổ chức cấp chứng thư số và thời hạn hiệu lực trước khi người dân bấm ký; ký xong hoặc không ký được thì báo kết quả bằng tiếng Việt, không để nguyên mã lỗi hay thông báo tiếng nước ngoài.',
    en: "Show the signer's name, the issuing authority and the certificate's validity in the signing dialog before the citizen presses sign; afterwards tell success or failure in Vietnamese, never as a bare code or in a foreign language.",
  },
  needs: ['steps', 'signings'],
  aggregate: 'worst',
  judge: ({ steps, signings }, { threshold, journey }) => {
    const offered = signings.filter(({ end }) => end !== 'not-offered');
    if (offered.length === 0) return nothingMet(steps, journey, SIGNS_NOTHING);
    const open = untelling(offered);
    if (open !== null) return open;
    const [poorest] = offered
      .filter(wasSeen)
      .map((signing) => ({ signing, missing: ITEMS.filter(({ met }) => !met(signing)) }))
      .sort((a, b) => b.missing.length - a.missing.length);
    if (poorest === undefined)
      return cantTell('no-evidence', {
        vi: 'Việc ký không tới chỗ cổng hiện chứng thư số và báo kết quả, hoặc không đọc được.',
        en: 'Signing did not come to where the certificate is shown and the result told, or it could not be read.',
      });
    const { signing, missing } = poorest;
    const met = ITEMS.length - missing.length;
    const names = (language: 'vi' | 'en'): string => missing.map(({ name }) => name[language]).join(', ');
    return judged(
      threshold,
      met,
      missing.length === 0
        ? say({
            vi: (n) => `Hiện đủ ${n(met)} mục của chứng thư số và kết quả.`,
            en: (n) => `All ${n(met)} items of certificate and result are shown.`,
          })
        : {
            vi: `Hiện ${met} trong ${ITEMS.length} mục; thiếu: ${names('vi')}.`,
            en: `Items shown: ${met} of ${ITEMS.length}; missing: ${names('en')}.`,
          },
      missing.length === 0
        ? []
        : [
            placeOf(
              steps,
              { step: signing.step },
              {
                vi: `${names('vi')}${signing.told === null ? '' : ` – cổng báo: ${signing.told}`}`,
                en: `${names('en')}${signing.told === null ? '' : ` – told: ${signing.told}`}`,
              },
            ),
          ],
    );
  },
};
