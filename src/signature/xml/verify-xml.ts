import type { AlgorithmUse } from '../algorithms.ts';
import type { Certificate } from '../certificates/certificate.ts';
import { judgeSigner } from '../judge-signer.ts';
import type { Policy } from '../policy.ts';
import { reason } from '../reasons.ts';
import type { Failure, FormatReport, SignerFacts } from '../signer-facts.ts';
import { canonicalizerOf } from './canonicalize.ts';
import { judgeCoverage } from './coverage.ts';
import { describeCoverage, propertyTime } from './describe-coverage.ts';
import type { Signed } from './payload.ts';
import { digestFailures } from './digest-failures.ts';
import { childElements, isNamed } from './element.ts';
import { indexIds } from './find-by-id.ts';
import { followReference, type Reach } from './follow-reference.ts';
import { judgeKeyNames } from './key-names.ts';
import { DS, XADES_TYPES } from './namespaces.ts';
import { type Element, readTree, type Tree } from './read-tree.ts';
import { readSignature } from './read-signature.ts';
import { counterSigned, readInstant, readXades } from './read-xades.ts';
import { failure, tooMuch, XmlRefusal } from './refusal.ts';
import { refusalOfUnread } from './refusal-of-unread.ts';
import {
  type Budget,
  budgetOfFile,
  isBoundBy,
  keyInfoCertificates,
  publicKeyOf,
  readAll,
} from './signing-certificate.ts';
import { keyBits, verifyValue } from './verify-value.ts';
import { xadesTimeStamps } from './xades-time-stamps.ts';

const SIGNATURES_LIMIT = 64;

type Read =
  | Signed
  | { readonly element: Element; readonly counters: Element | null; readonly failure: Failure };

const worstFirst = (failures: readonly Failure[]): readonly Failure[] => [
  ...failures.filter(({ verdict }) => verdict === 'invalid'),
  ...failures.filter(({ verdict }) => verdict !== 'invalid'),
];

/** Structure and references of one signature; what ends its reading is kept instead. */
const read = (element: Element, reach: Reach): Read => {
  const counters = counterSigned(element);
  try {
    const signature = readSignature(element);
    const xades = readXades(signature);
    // The qualifying properties refer to their signature; two of one name leave it open which they qualify.
    if (xades !== null && reach.byId.bearers(signature.id ?? '').length > 1)
      throw new XmlRefusal(
        failure('indeterminate', 'SIG_CONSTRAINTS_FAILURE', 'xml-duplicate-id', signature.id ?? undefined),
      );
    const followed = signature.references.map((each) => followReference(each, element, reach));
    return { signature, xades, followed, counters };
  } catch (cause) {
    if (cause instanceof XmlRefusal) return { element, counters, failure: cause.failure };
    throw cause;
  }
};

const spkiOf = ({ spki }: Certificate): string => Buffer.from(spki).toString('base64');

type Signer = { readonly certificate: Certificate | null; readonly failures: readonly Failure[] };

/**
 * Whose key made the signature value: of all certificates at hand the bound ones are tried first. Where none is bound,
 * all of the file's are tried: their order is not signed, so of two that fit (one key certified twice) none is taken.
 */
const findSigner = (
  signed: Signed,
  reach: Reach,
  inFile: readonly Certificate[],
  given: readonly Certificate[],
  budget: Budget,
): Signer => {
  const { signature, xades } = signed;
  const candidates = [...inFile, ...given];
  const binding = xades?.binding ?? null;
  const bound = binding === null ? [] : candidates.filter((each) => isBoundBy(binding, each));
  const first = bound[0] ?? candidates[0] ?? null;
  if (signature.canonicalization === null)
    return {
      certificate: first,
      failures: [failure('invalid', 'FORMAT_FAILURE', 'xml-transform-refused', 'SignedInfo')],
    };
  if (signature.method === null)
    return {
      certificate: first,
      failures: [
        failure('indeterminate', 'CRYPTO_CONSTRAINTS_FAILURE', 'algorithm-unknown', signature.methodUri),
      ],
    };
  if (signature.value === null)
    return {
      certificate: first,
      failures: [failure('invalid', 'SIG_CRYPTO_FAILURE', 'signature-value-wrong')],
    };
  if (first === null) return { certificate: null, failures: [] };
  const octets = reach.canonicalize(
    { root: signature.signedInfo, without: [], comments: true },
    signature.canonicalization,
  );
  const { method, value } = signature;
  const tried = new Map<string, boolean>();
  const made = (certificate: Certificate): boolean => {
    const known = tried.get(spkiOf(certificate));
    if (known !== undefined) return known;
    budget.trials -= 1;
    if (budget.trials < 0) throw tooMuch('keys');
    const key = publicKeyOf(certificate);
    const fits = key !== null && verifyValue(method, key, octets, value);
    tried.set(spkiOf(certificate), fits);
    return fits;
  };
  if (binding === null) {
    const own = inFile.filter(made);
    // Those given are many and seldom the signer's: beside one that fits only their keys are compared.
    const others = given.filter((each) => (own.length === 0 ? made(each) : tried.get(spkiOf(each)) === true));
    const fitting = new Map([...own, ...others].map((each) => [each.fingerprint, each]));
    const [certificate] = fitting.values();
    if (fitting.size > 1)
      return {
        certificate: null,
        failures: [failure('indeterminate', 'NO_SIGNING_CERTIFICATE_FOUND', 'certificate-ambiguous')],
      };
    if (certificate !== undefined) return { certificate, failures: [] };
  } else {
    const certificate = bound.find(made);
    if (certificate !== undefined) return { certificate, failures: [] };
    const other = candidates.find(made);
    if (other !== undefined)
      return {
        certificate: other,
        failures: [failure('indeterminate', 'NO_SIGNING_CERTIFICATE_FOUND', 'certificate-binding-mismatch')],
      };
  }
  return {
    certificate: first,
    failures: [failure('invalid', 'SIG_CRYPTO_FAILURE', 'signature-value-wrong')],
  };
};

const digestUse = (name: string): AlgorithmUse => ({ use: 'digest', name, keyBits: null });

/** `alone`: the file says nothing that this signer has not signed. */
type Facts = SignerFacts & { readonly alone: boolean };

const refusedFacts = (tree: Tree, refused: Exclude<Read, Signed>, budget: Budget): Facts => {
  const keyInfo = childElements(refused.element).find((each) => isNamed(each, DS, 'KeyInfo')) ?? null;
  const certificates = keyInfoCertificates(keyInfo, budget);
  return {
    alone: false,
    role: refused.counters === null ? 'signer' : 'counter-signer',
    failures: [refused.failure],
    certificate: certificates[0] ?? null,
    certificateBound: false,
    pool: certificates,
    claimedAt: null,
    digest: null,
    signature: null,
    otherAlgorithms: [],
    timestamps: [],
    revocation: { crls: [], ocsps: [] },
    coverage: { whole: false, ranges: [], fileBytes: tree.bytes.length, revisions: [], elements: [] },
  };
};

const factsOf = async (
  tree: Tree,
  signed: Signed,
  all: readonly Signed[],
  reach: Reach,
  policy: Policy,
  budget: Budget,
): Promise<Facts> => {
  const { signature, xades, followed, counters } = signed;
  const inFile = [
    ...keyInfoCertificates(signature.keyInfo, budget),
    ...readAll(xades?.certificates ?? [], budget),
  ];
  const candidates = [...inFile, ...policy.extra.certificates];
  const signer = findSigner(signed, reach, inFile, policy.extra.certificates, budget);
  const failures = [
    ...digestFailures(signature, followed),
    ...signer.failures,
    ...judgeCoverage(tree, signed, all),
    ...(await judgeKeyNames(signature.keyInfo, signer.certificate, inFile, policy)),
  ];
  const key = signer.certificate === null ? null : publicKeyOf(signer.certificate);
  const coverage = describeCoverage(tree, signed);
  const digests = [
    ...signature.references.map((each) => each.digest?.name),
    ...(xades?.binding == null ? [] : [xades.binding.digest?.name]),
  ].filter((each) => each !== undefined);
  const valueDigest = signature.method?.digest?.name ?? digests[0];
  return {
    alone: coverage.alone,
    role: counters === null ? 'signer' : 'counter-signer',
    failures: worstFirst(failures),
    certificate: signer.certificate,
    certificateBound:
      xades?.binding != null && signer.certificate !== null && isBoundBy(xades.binding, signer.certificate),
    pool: [...new Set(candidates)],
    claimedAt: xades?.claimedAt ?? readInstant(propertyTime(signed)),
    digest: valueDigest === undefined ? null : digestUse(valueDigest),
    signature:
      signature.method === null
        ? null
        : { use: 'signature', name: signature.method.name, keyBits: key === null ? null : keyBits(key) },
    otherAlgorithms: [...new Set(digests)].map(digestUse),
    timestamps:
      xades === null
        ? []
        : xadesTimeStamps({ signature, xades, followed, canonicalize: reach.canonicalize, byId: reach.byId }),
    revocation: { crls: xades?.crls ?? [], ocsps: xades?.ocsps ?? [] },
    notes: coverage.looseStylesheet ? [reason('xml-stylesheet-unsigned')] : [],
    coverage: {
      whole: coverage.whole,
      ranges: coverage.whole ? [{ from: 0, to: tree.bytes.length }] : [],
      fileBytes: tree.bytes.length,
      revisions: [],
      elements: coverage.elements,
    },
  };
};

const profileOf = (tree: Tree): string =>
  tree.elements.some(({ name, namespace }) => name === 'QualifyingProperties' && XADES_TYPES.has(namespace))
    ? 'XAdES'
    : 'XMLDSig';

const ofFile = (refused: Failure, profile: string | null): FormatReport => ({
  format: 'xml',
  profile,
  signers: [],
  reasons: [],
  failure: refused,
});

const verifyTree = async (tree: Tree, policy: Policy): Promise<FormatReport> => {
  const signatures = tree.elements.filter((each) => isNamed(each, DS, 'Signature'));
  if (signatures.length === 0) return ofFile(failure('invalid', 'NO_SIGNATURE', 'no-signature'), null);
  if (signatures.length > SIGNATURES_LIMIT) throw tooMuch(`${signatures.length} signatures`);
  const reach: Reach = { tree, byId: indexIds(tree), canonicalize: canonicalizerOf(tree), signatures };
  const found = signatures.map((each) => read(each, reach));
  const whole = found.filter((each) => 'signature' in each);
  const budget = budgetOfFile();
  const facts: Facts[] = [];
  for (const each of found)
    facts.push(
      'signature' in each
        ? await factsOf(tree, each, whole, reach, policy, budget)
        : refusedFacts(tree, each, budget),
    );
  const signers = [];
  for (const each of facts) signers.push(await judgeSigner(each, policy));
  const policies = new Set(whole.flatMap(({ xades }) => xades?.policyId ?? []));
  return {
    format: 'xml',
    profile: profileOf(tree),
    signers,
    alone: facts.map(({ alone }) => alone),
    reasons: [...policies].map((id) => reason('xades-policy', id)),
    failure: null,
  };
};

/**
 * Every XML signature of a document, XMLDSig core 1.1 and XAdES (EN 319 132-1). Nothing is ever fetched; a DOCTYPE is
 * refused; what is wrong with the file stands in the report, nothing is thrown for it.
 */
export async function verifyXml(bytes: Uint8Array, policy: Policy): Promise<FormatReport> {
  let tree: Tree | null = null;
  try {
    tree = readTree(bytes);
    return await verifyTree(tree, policy);
  } catch (cause) {
    if (cause instanceof XmlRefusal)
      return tree === null
        ? ofFile(refusalOfUnread(bytes, cause.failure), null)
        : ofFile(cause.failure, profileOf(tree));
    throw cause;
  } finally {
    tree?.document.dispose();
  }
}
