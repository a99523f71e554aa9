import { attribute, childElements, isNamed, textOnly } from './element.ts';
import { DIGESTS, type DigestAlgorithm, SHA2, SHA3, WEAK_DIGESTS } from './digest-algorithms.ts';
import { DS, DS11, MORE_2001, MORE_2007, MORE_2021 } from './namespaces.ts';
import type { Element } from './read-tree.ts';
import { misbuilt } from './refusal.ts';

export type SignatureMethod = {
  readonly family: 'rsa' | 'rsa-pss' | 'ecdsa' | 'dsa' | 'eddsa';
  /** As the policy names it. */
  readonly name: string;
  /** Null for EdDSA, which brings its own. */
  readonly digest: DigestAlgorithm | null;
  /** RSA-PSS only. */
  readonly saltOctets: number | null;
};

const method = (
  family: SignatureMethod['family'],
  name: string,
  digest: DigestAlgorithm | null,
): SignatureMethod => ({
  family,
  name,
  digest,
  saltOctets: family === 'rsa-pss' ? (digest?.octets ?? 0) : null,
});

const rsa = (digest: DigestAlgorithm) => method('rsa', 'RSA PKCS#1 v1.5', digest);
const pss = (digest: DigestAlgorithm) => method('rsa-pss', 'RSA-PSS', digest);
const ecdsa = (digest: DigestAlgorithm) => method('ecdsa', 'ECDSA', digest);

/** RFC 9231, section 2.3; HMAC is not among them, since a shared secret proves no signer. */
const METHODS: ReadonlyMap<string, SignatureMethod> = new Map([
  [`${MORE_2001}rsa-md5`, rsa(WEAK_DIGESTS.md5)],
  [`${DS}rsa-sha1`, rsa(WEAK_DIGESTS.sha1)],
  [`${MORE_2001}rsa-sha224`, rsa(SHA2[224])],
  [`${MORE_2001}rsa-sha256`, rsa(SHA2[256])],
  [`${MORE_2001}rsa-sha384`, rsa(SHA2[384])],
  [`${MORE_2001}rsa-sha512`, rsa(SHA2[512])],
  [`${MORE_2007}sha1-rsa-MGF1`, pss(WEAK_DIGESTS.sha1)],
  [`${MORE_2007}sha224-rsa-MGF1`, pss(SHA2[224])],
  [`${MORE_2007}sha256-rsa-MGF1`, pss(SHA2[256])],
  [`${MORE_2007}sha384-rsa-MGF1`, pss(SHA2[384])],
  [`${MORE_2007}sha512-rsa-MGF1`, pss(SHA2[512])],
  [`${MORE_2007}sha3-224-rsa-MGF1`, pss(SHA3[224])],
  [`${MORE_2007}sha3-256-rsa-MGF1`, pss(SHA3[256])],
  [`${MORE_2007}sha3-384-rsa-MGF1`, pss(SHA3[384])],
  [`${MORE_2007}sha3-512-rsa-MGF1`, pss(SHA3[512])],
  [`${MORE_2001}ecdsa-sha1`, ecdsa(WEAK_DIGESTS.sha1)],
  [`${MORE_2001}ecdsa-sha224`, ecdsa(SHA2[224])],
  [`${MORE_2001}ecdsa-sha256`, ecdsa(SHA2[256])],
  [`${MORE_2001}ecdsa-sha384`, ecdsa(SHA2[384])],
  [`${MORE_2001}ecdsa-sha512`, ecdsa(SHA2[512])],
  [`${MORE_2021}ecdsa-sha3-224`, ecdsa(SHA3[224])],
  [`${MORE_2021}ecdsa-sha3-256`, ecdsa(SHA3[256])],
  [`${MORE_2021}ecdsa-sha3-384`, ecdsa(SHA3[384])],
  [`${MORE_2021}ecdsa-sha3-512`, ecdsa(SHA3[512])],
  [`${DS}dsa-sha1`, method('dsa', 'DSA', WEAK_DIGESTS.sha1)],
  [`${DS11}dsa-sha256`, method('dsa', 'DSA', SHA2[256])],
  [`${MORE_2021}eddsa-ed25519`, method('eddsa', 'Ed25519', null)],
  [`${MORE_2021}eddsa-ed448`, method('eddsa', 'Ed448', null)],
]);

const PSS_WITH_PARAMETERS = `${MORE_2007}rsa-pss`;
const SALT_LIMIT = 512;

/** RFC 9231, section 2.3.9: RSAPSSParams, each part with a default; a mask from another digest is not accepted. */
const readPssParameters = (parameters: Element | undefined): SignatureMethod | null => {
  const parts = new Map<string, Element>();
  for (const part of parameters === undefined ? [] : childElements(parameters)) {
    if (parts.has(part.name)) throw misbuilt('xml-signature-structure', 'RSAPSSParams');
    parts.set(part.name, part);
  }
  const digestAt = (element: Element | undefined): DigestAlgorithm | null =>
    element === undefined ? SHA2[256] : (DIGESTS.get(attribute(element, 'Algorithm') ?? '') ?? null);
  const digest = digestAt(parts.get('DigestMethod'));
  const mask = parts.get('MaskGenerationFunction');
  if (digest === null) return null;
  if (mask !== undefined) {
    if (attribute(mask, 'Algorithm') !== `${MORE_2007}MGF1`) return null;
    const inner = childElements(mask)[0];
    if (inner !== undefined && digestAt(inner) !== digest) return null;
  }
  const salt = parts.get('SaltLength');
  const saltText = salt === undefined ? String(digest.octets) : (textOnly(salt)?.trim() ?? '');
  const trailer = parts.get('TrailerField');
  if (trailer !== undefined && textOnly(trailer)?.trim() !== '1') return null;
  if (!/^\d{1,4}$/.test(saltText) || Number(saltText) > SALT_LIMIT) return null;
  return { family: 'rsa-pss', name: 'RSA-PSS', digest, saltOctets: Number(saltText) };
};

/**
 * Null where the algorithm is not known here.
 *
 * @throws XmlRefusal where it carries parameters that its definition lacks (an HMACOutputLength, say)
 */
export function readSignatureMethod(element: Element): SignatureMethod | null {
  const algorithm = attribute(element, 'Algorithm') ?? '';
  const [parameters, ...more] = childElements(element);
  if (algorithm === PSS_WITH_PARAMETERS) {
    if (more.length > 0 || (parameters !== undefined && !isNamed(parameters, MORE_2007, 'RSAPSSParams')))
      throw misbuilt('xml-signature-structure', 'SignatureMethod');
    return readPssParameters(parameters);
  }
  const known = METHODS.get(algorithm) ?? null;
  if (known !== null && parameters !== undefined)
    throw misbuilt('xml-signature-structure', 'SignatureMethod');
  return known;
}
