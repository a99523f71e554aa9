import type { Check } from '#src/model/check.ts';
import type { MaskedVerdict, SignedFileEvidence } from '#src/model/signing.ts';
import { filePlace } from './file-standing.ts';
import { SIGNS_NOTHING, untelling } from './signing-walk.ts';
import { nothingMet } from './unseen.ts';
import { cantTell, judged } from './verdict.ts';

type Strength = 'enough' | 'weak' | 'unknown';

/** "SHA-2 or better", pass rule of P2-06. */
const digestStrength = (digest: string | null): Strength => {
  if (digest === null) return 'unknown';
  if (/^SHA-(?:224|256|384|512)(?:\/\d+)?$|^SHA3-\d+$/.test(digest)) return 'enough';
  return /^(?:MD\d|SHA-1|RIPEMD)/.test(digest) ? 'weak' : 'unknown';
};

/** "RSA >= 2048 or ECDSA >= 256", in the verifier's words: "RSA PKCS#1 v1.5 2048", "ECDSA 256", "Ed25519". */
const keyStrength = (algorithm: string | null): Strength => {
  if (algorithm === null) return 'unknown';
  if (/^Ed(?:25519|448)$/.test(algorithm)) return 'enough';
  const bits = Number(/ (\d+)$/.exec(algorithm)?.[1] ?? Number.NaN);
  if (Number.isNaN(bits)) return 'unknown';
  if (/^RSA/.test(algorithm)) return bits >= 2048 ? 'enough' : 'weak';
  return /^ECDSA/.test(algorithm) ? (bits >= 256 ? 'enough' : 'weak') : 'unknown';
};

const WEAK: ReadonlySet<string> = new Set(['weak-digest', 'weak-signature', 'weak-key']);

const strengthOf = ({ signers, reasons }: MaskedVerdict): Strength => {
  if ([...reasons, ...signers.flatMap((each) => each.reasons)].some(({ code }) => WEAK.has(code)))
    return 'weak';
  const each = signers.flatMap(({ digest, algorithm }) => [digestStrength(digest), keyStrength(algorithm)]);
  return (['weak', 'unknown'] as const).find((strength) => each.includes(strength)) ?? 'enough';
};

/** A form's own name is written only where it is a plain one: it comes from the file. */
const profileOf = ({ profile, format }: MaskedVerdict): string =>
  profile !== null && /^[\w.-]{1,40}$/.test(profile) ? profile : (format ?? 'other').toUpperCase();

/** P2-06: digest and key are strong enough. The form (PAdES, XAdES, CAdES) is recommended and told, never failed. Measured per run: % of files. */
export const signatureAlgorithms: Check<'steps' | 'signings' | 'signedFiles'> = {
  id: 'signature-algorithms',
  criterion: 'P2-06',
  version: 1,
  title: { vi: 'Định dạng và thuật toán ký đạt chuẩn', en: 'Signing algorithms meet the standard' },
  mend: {
    vi: 'Đặt thư viện ký dùng SHA-256 trở lên và khóa RSA từ 2048 bit hoặc đường cong elliptic từ 256 bit; bỏ SHA-1 ở cả hàm băm, chữ ký và các tham chiếu XML. Nên ký theo PAdES, XAdES hoặc CAdES.',
    en: 'Set the signing library to SHA-256 or better and to RSA keys of 2048 bits or curves of 256 bits at least; drop SHA-1 from digests, signatures and XML references. Prefer PAdES, XAdES or CAdES.',
  },
  needs: ['steps', 'signings', 'signedFiles'],
  aggregate: 'percent-passed',
  judge: ({ steps, signings, signedFiles }, { threshold, journey }) => {
    const own = signedFiles.filter(({ origin }) => origin === 'signed');
    if (own.length === 0 && signings.every(({ end }) => end === 'not-offered'))
      return nothingMet(steps, journey, SIGNS_NOTHING);
    const signed = own.flatMap((file): { file: SignedFileEvidence; verdict: MaskedVerdict }[] =>
      file.verdict === null || file.verdict.signers.length === 0 ? [] : [{ file, verdict: file.verdict }],
    );
    const graded = signed.map((each) => ({ ...each, strength: strengthOf(each.verdict) }));
    const known = graded.filter(({ strength }) => strength !== 'unknown');
    const weak = known.filter(({ strength }) => strength === 'weak');
    const open = graded.filter(({ strength }) => strength === 'unknown');
    if (known.length === 0 || (weak.length === 0 && open.length > 0))
      return (
        (own.length === 0 ? untelling(signings) : null) ??
        cantTell(
          own.some(({ verdict }) => verdict === null) ? 'evidence-lost' : 'no-evidence',
          {
            vi: 'Không có chữ ký nào đọc được để xét định dạng và thuật toán.',
            en: 'There is no signature whose form and algorithms could be read.',
          },
          open.map(({ file }) => filePlace(file)),
        )
      );
    const profiles = [...new Set(known.map(({ verdict }) => profileOf(verdict)))].join(', ');
    const used = ({ signers }: MaskedVerdict): string =>
      [...new Set(signers.flatMap(({ digest, algorithm }) => [digest, algorithm]))]
        .filter((name) => name !== null)
        .join(', ');
    return judged(
      threshold,
      (100 * (known.length - weak.length)) / known.length,
      weak.length === 0
        ? {
            vi: `Cả ${known.length} tệp dùng thuật toán đủ mạnh; dạng chữ ký: ${profiles}.`,
            en: `Files with strong enough algorithms: ${known.length} of ${known.length}; form: ${profiles}.`,
          }
        : {
            vi: `${weak.length} trong ${known.length} tệp dùng thuật toán hoặc khóa quá yếu; dạng chữ ký: ${profiles}.`,
            en: `Files with too weak an algorithm or key: ${weak.length} of ${known.length}; form: ${profiles}.`,
          },
      weak.map(({ file, verdict }) => ({ ...filePlace(file), detail: used(verdict) })),
    );
  },
};
