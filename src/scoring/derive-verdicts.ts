import { maskedId } from '#src/model/masked-id.ts';
import type { FileVerdict } from '#src/model/signature.ts';
import type { MaskedVerdict, SignedFileEvidence, Vault } from '#src/model/signing.ts';
import type { Attempt, SigningRoots } from '#src/model/sweep.ts';
import type { Certificate } from '#src/signature/certificates/certificate.ts';
import { readCertificates } from '#src/signature/certificates/parse-certificate.ts';
import { policyDigest } from '#src/signature/policy-digest.ts';
import type { Policy } from '#src/signature/policy.ts';
import { reason } from '#src/signature/reasons.ts';
import { verifyInWorker } from '#src/signature/verify-in-worker.ts';
import { maskVerdict } from './mask-verdict.ts';

export type Derivation = {
  readonly vault: Pick<Vault, 'open'>;
  /** Roots to hold files against: those of the sweep's record. Without any, no path is ever trusted. */
  readonly roots: SigningRoots;
  /** Typed identifiers of the identities that sign in this sweep: evidence names the expected one by its mask. */
  readonly identifiers: readonly string[];
  readonly verify?: typeof verifyInWorker;
};

/** A root that cannot be read is left out: it can then make no file valid. */
const readAnchors = (anchors: readonly string[]): readonly Certificate[] =>
  anchors.flatMap((pem) => {
    try {
      return readCertificates(new TextEncoder().encode(pem));
    } catch {
      return [];
    }
  });

const sha256 = async (bytes: Uint8Array): Promise<string> =>
  Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))), (octet) =>
    octet.toString(16).padStart(2, '0'),
  ).join('');

/**
 * Whether one of a signer's identifiers is the expected one: exactly, where a single known identity stands behind the
 * mask, else by the mask. Null where anyone may sign.
 */
const expectation = (
  mask: string | null,
  identifiers: readonly string[],
): ((ids: readonly string[]) => boolean) | null => {
  if (mask === null) return null;
  const [id, ...others] = new Set(identifiers.filter((each) => maskedId(each) === mask));
  return id !== undefined && others.length === 0
    ? (ids) => ids.includes(id)
    : (ids) => ids.some((each) => maskedId(each) === mask);
};

/** Reasons that call the signature valid. */
const SOUND: ReadonlySet<string> = new Set(['signature-valid', 'signature-valid-fields-filled']);

/** A portal may add its own seal; that the expected signer is not among those who signed is what counts. */
const heldAgainst = (
  verdict: FileVerdict,
  isExpected: ((ids: readonly string[]) => boolean) | null,
): FileVerdict => {
  const signers = verdict.signers.filter(({ role }) => role === 'signer');
  if (isExpected === null || verdict.verdict === 'invalid' || signers.some(({ ids }) => isExpected(ids)))
    return verdict;
  const named = signers.some(({ ids }) => ids.length > 0);
  return {
    ...verdict,
    verdict: 'invalid',
    subIndication: 'SIGNER_IDENTITY_MISMATCH',
    reasons: [
      reason(named ? 'signer-mismatch' : 'signer-without-id'),
      ...verdict.reasons.filter(({ code }) => !SOUND.has(code)),
    ],
  };
};

/** A certificate that vouches for itself leads nowhere, whatever roots there are. */
const isSelfSigned = ({ signers }: FileVerdict): boolean =>
  signers.some(({ role, chain }) => {
    const [own] = chain;
    return role === 'signer' && own !== undefined && own.subject === own.issuer;
  });

/** Without roots, or with some of them, a path that none of them ends tells of them, and the reader must know. */
const inSightOf = (
  verdict: FileVerdict,
  { anchors, complete }: { readonly anchors: number; readonly complete: boolean },
): FileVerdict => {
  if (verdict.verdict !== 'indeterminate') return verdict;
  const because = (code: 'no-anchors' | 'roots-incomplete'): FileVerdict => ({
    ...verdict,
    reasons: [reason(code), ...verdict.reasons],
  });
  if (anchors === 0) return because('no-anchors');
  const leadsElsewhere = verdict.reasons.some(({ code }) => code === 'no-path') && !isSelfSigned(verdict);
  return leadsElsewhere && !complete ? because('roots-incomplete') : verdict;
};

const policyOf = (attempt: Attempt, anchors: readonly Certificate[]): Policy => ({
  anchors,
  // The end of the attempt, by when every file had come: a time stamp made meanwhile does not lie in the future.
  at: new Date(Date.parse(attempt.startedAt) + attempt.durationMs),
  revocation: 'if-present',
  // Asked afterwards, because the verifier would ask it of every signer.
  signerId: null,
  extra: { certificates: [], crls: [], ocsps: [] },
});

/**
 * Verifies the kept files of an attempt and puts their masked verdicts into its evidence. A file that is not kept, cannot
 * be opened or is another than the one met keeps the verdict that it has, with the version and policy that made it.
 * Never throws; an attempt in which nothing changes is returned as it is.
 */
export const deriveVerdicts = (derivation: Derivation): ((attempt: Attempt) => Promise<Attempt>) => {
  const anchors = readAnchors(derivation.roots.anchors);
  const complete = derivation.roots.complete === true;
  const verify = derivation.verify ?? verifyInWorker;

  const verdictOf = async (file: SignedFileEvidence, attempt: Attempt): Promise<MaskedVerdict | null> => {
    if (file.kept === null) return file.verdict;
    try {
      const bytes = await derivation.vault.open(file.kept);
      if (bytes === null || (await sha256(bytes)) !== file.sha256) return file.verdict;
      const isExpected = expectation(file.expectedSigner, derivation.identifiers);
      const policy = policyOf(attempt, anchors);
      const told = heldAgainst(await verify({ bytes, content: null }, policy), isExpected);
      const judged = inSightOf(told, { anchors: anchors.length, complete });
      // By its mask: a digest over a whole identifier would tell it to whoever tries all numbers.
      const digest = policyDigest({ ...policy, signerId: file.expectedSigner });
      return maskVerdict({ ...judged, verifier: { ...judged.verifier, policy: digest } }, isExpected);
    } catch {
      return file.verdict;
    }
  };

  return async (attempt) => {
    const { signedFiles } = attempt.evidence;
    if (!signedFiles.some(({ kept }) => kept !== null)) return attempt;
    const derived: SignedFileEvidence[] = [];
    for (const file of signedFiles) derived.push({ ...file, verdict: await verdictOf(file, attempt) });
    return derived.every((file, at) => JSON.stringify(file) === JSON.stringify(signedFiles[at]))
      ? attempt
      : { ...attempt, evidence: { ...attempt.evidence, signedFiles: derived } };
  };
};

/** What of an identity may stand in a certificate. */
export const identifiersOf = (
  citizens: readonly {
    readonly idNumber: string;
    readonly organisation: { readonly taxCode: string } | null;
  }[],
): readonly string[] =>
  citizens.flatMap(({ idNumber, organisation }) => [
    `CCCD:${idNumber}`,
    ...(organisation === null ? [] : [`MST:${organisation.taxCode}`]),
  ]);
