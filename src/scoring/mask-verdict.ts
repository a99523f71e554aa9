import { maskedId } from '#src/model/masked-id.ts';
import type {
  CertificateSummary,
  FileVerdict,
  SignatureCoverage,
  SignatureReason,
  SignerReport,
} from '#src/model/signature.ts';
import type { MaskedVerdict } from '#src/model/signing.ts';

/** Names, paths and forms come from a stranger's file and may be of any length and number. */
const LONGEST = 120;
const MOST = 40;

/** No number that could be somebody's is left in what a file says of itself: runs of 9 digits and more are masked. */
const withoutNumbers = (text: string): string =>
  text
    .normalize('NFC')
    .replace(
      /\d(?:[ .-]?\d){8,}/gu,
      (digits) => `${digits.slice(0, -4).replace(/\d/gu, '*')}${digits.slice(-4)}`,
    )
    .slice(0, LONGEST)
    .toWellFormed();

const masked = ({ code, text }: SignatureReason): MaskedVerdict['reasons'][number] => ({ code, text });

/** The last common name of a described name, as `CN=Tổ chức\\, Một+OU=…`. */
const commonNameOf = (described: string): string | null => {
  const found = [...described.matchAll(/(?:^|, |\+)CN=((?:\\.|[^\\,+])*)/gu)].at(-1)?.[1];
  return found === undefined ? null : found.replace(/\\(.)/gu, '$1');
};

/** An authority has no number of a person; what has one is somebody's, whatever it signed. */
const isPersons = (described: string): boolean => /(?:^|, |\+)(?:UID|SN|GN)=/u.test(described);

const HIDDEN = '***';

/** A signer who acts as an authority stays unnamed. */
const notOwn = (name: string, own: string | null): string =>
  own !== null && name === withoutNumbers(own) ? HIDDEN : name;

const authority = (described: string): string =>
  isPersons(described) ? HIDDEN : withoutNumbers(commonNameOf(described) ?? '–');

/** From issuer to anchor; where no path was found, the issuer that the certificate names, unless that is the signer. */
const issuersOf = (chain: readonly CertificateSummary[], own: string | null): readonly string[] => {
  const [leaf, ...above] = chain;
  if (leaf === undefined) return [];
  const named = above.length > 0 || leaf.issuer === leaf.subject ? [] : [leaf.issuer];
  return [...above.map(({ subject }) => subject), ...named]
    .slice(0, MOST)
    .map((described) => notOwn(authority(described), own));
};

const coverageOf = ({
  whole,
  ranges,
  fileBytes,
  revisions,
  elements,
}: SignatureCoverage): SignatureCoverage => ({
  whole,
  ranges: ranges.slice(0, MOST),
  fileBytes,
  revisions: revisions.slice(0, MOST),
  elements: elements.slice(0, MOST).map(withoutNumbers),
});

const signerOf = (
  signer: SignerReport,
  isExpected: ((ids: readonly string[]) => boolean) | null,
): MaskedVerdict['signers'][number] => ({
  verdict: signer.verdict,
  subIndication: signer.subIndication,
  level: signer.level,
  ids: signer.ids.slice(0, MOST).map((id) => maskedId(id).slice(0, LONGEST)),
  expectedSigner: isExpected === null || signer.role !== 'signer' ? null : isExpected(signer.ids),
  claimedAt: signer.claimedAt,
  provedAt: signer.provedAt,
  digest: signer.digest,
  algorithm: signer.algorithm,
  issuers: issuersOf(signer.chain, signer.name),
  timestamps: signer.timestamps.slice(0, MOST).map((stamp) => ({
    at: stamp.at,
    authority: notOwn(withoutNumbers(stamp.authority), signer.name),
    verdict: stamp.verdict,
  })),
  coverage: coverageOf(signer.coverage),
  reasons: signer.reasons.slice(0, MOST).map(masked),
});

/**
 * What may leave of a verdict: no name of a signer, identifiers masked, no detail of a reason. Document time stamps
 * stand with the signatures that they prove.
 * @param isExpected whether one of a signer's identifiers is the expected one; null where anyone may sign
 */
export const maskVerdict = (
  verdict: FileVerdict,
  isExpected: ((ids: readonly string[]) => boolean) | null,
): MaskedVerdict => ({
  verdict: verdict.verdict,
  subIndication: verdict.subIndication,
  level: verdict.level,
  format: verdict.format,
  profile: verdict.profile === null ? null : withoutNumbers(verdict.profile),
  revocation: verdict.revocation,
  reasons: verdict.reasons.slice(0, MOST).map(masked),
  signers: verdict.signers
    .filter(({ role }) => role !== 'document-timestamp')
    .slice(0, MOST)
    .map((signer) => signerOf(signer, isExpected)),
  verifier: verdict.verifier,
});
