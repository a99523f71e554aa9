import { DIGESTS, type DigestAlgorithm } from './digest-algorithms.ts';
import { attribute, childElements, childrenNamed, descendants, isNamed, textOnly } from './element.ts';
import { DS, XADES_132, XADES_141, XADES_TYPES } from './namespaces.ts';
import type { Element } from './read-tree.ts';
import type { XmlSignature } from './read-signature.ts';
import { misbuilt, tooMuch } from './refusal.ts';
import { strictBase64 } from './strict-base64.ts';

/** One Cert of SigningCertificate or SigningCertificateV2 (EN 319 132-1, 5.2.2). */
export type CertificateBinding = {
  readonly digest: DigestAlgorithm | null;
  readonly value: Uint8Array | null;
  /** Decimal X509SerialNumber of the first version; null where there is none. */
  readonly serialNumber: string | null;
  /** DER IssuerSerial of the second version (RFC 5035); null where there is none. */
  readonly issuerSerial: Uint8Array | null;
};

export type Xades = {
  readonly qualifying: Element;
  readonly signed: Element;
  readonly type: string;
  readonly claimedAt: Date | null;
  /** Null where the signed properties name no signing certificate. */
  readonly binding: CertificateBinding | null;
  readonly policyId: string | null;
  /** UnsignedSignatureProperties in order of appearance. */
  readonly unsigned: readonly Element[];
  readonly certificates: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  readonly ocsps: readonly Uint8Array[];
};

const VALUES_LIMIT = 256;
const XSD_TIME = /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** xs:dateTime with a time zone; null where it lacks one, since the instant would be a guess. */
export function readInstant(text: string | null): Date | null {
  const trimmed = text?.trim() ?? '';
  if (!XSD_TIME.test(trimmed)) return null;
  const at = new Date(trimmed);
  return Number.isNaN(at.getTime()) ? null : at;
}

const one = (element: Element, namespace: string, name: string): Element | null => {
  const [first, ...more] = childrenNamed(element, namespace, name);
  if (more.length > 0) throw misbuilt('xades-properties-wrong', name);
  return first ?? null;
};

const octetsOf = (element: Element | null): Uint8Array | null => {
  const text = element === null ? null : textOnly(element);
  return text === null ? null : strictBase64(text);
};

const readBinding = (properties: Element, namespace: string): CertificateBinding | null => {
  const first = one(properties, namespace, 'SigningCertificate');
  const second = one(properties, namespace, 'SigningCertificateV2');
  if (first !== null && second !== null) throw misbuilt('xades-properties-wrong', 'SigningCertificate');
  const holder = second ?? first;
  if (holder === null) return null;
  // The first Cert is the signer's own (EN 319 132-1, 5.2.2.3); the rest restrict the path and are not needed.
  const cert = childrenNamed(holder, namespace, 'Cert')[0];
  if (cert === undefined) throw misbuilt('xades-properties-wrong', holder.name);
  const digest = one(cert, namespace, 'CertDigest');
  const method = digest === null ? null : one(digest, DS, 'DigestMethod');
  const issuerSerial = one(cert, namespace, 'IssuerSerial');
  const serial = issuerSerial === null ? null : one(issuerSerial, DS, 'X509SerialNumber');
  return {
    digest: method === null ? null : (DIGESTS.get(attribute(method, 'Algorithm') ?? '') ?? null),
    value: digest === null ? null : octetsOf(one(digest, DS, 'DigestValue')),
    serialNumber: serial === null ? null : (textOnly(serial)?.trim() ?? ''),
    issuerSerial: octetsOf(one(cert, namespace, 'IssuerSerialV2')),
  };
};

const readPolicyId = (properties: Element, namespace: string): string | null => {
  const identifier = one(properties, namespace, 'SignaturePolicyIdentifier');
  const policy = identifier === null ? null : one(identifier, namespace, 'SignaturePolicyId');
  const sigPolicy = policy === null ? null : one(policy, namespace, 'SigPolicyId');
  const id = sigPolicy === null ? null : one(sigPolicy, namespace, 'Identifier');
  return id === null ? null : (textOnly(id)?.trim() ?? null);
};

/** Own values only: a counter-signature inside brings its own. */
const readValues = (
  properties: readonly Element[],
  namespace: string,
  name: string,
): readonly Uint8Array[] => {
  const holders = properties.filter(
    (each) =>
      (each.namespace === namespace || each.namespace === XADES_132 || each.namespace === XADES_141) &&
      /^(?:CertificateValues|RevocationValues|TimeStampValidationData|AnyValidationData|AttrAuthoritiesCertValues|AttributeRevocationValues)$/.test(
        each.name,
      ),
  );
  const values: Uint8Array[] = [];
  for (const holder of holders) {
    for (const each of descendants(holder)) {
      const octets = each.name === name && XADES_TYPES.has(each.namespace) ? octetsOf(each) : null;
      if (octets !== null) values.push(octets);
      if (values.length > VALUES_LIMIT) throw tooMuch(name);
    }
  }
  return values;
};

/**
 * The qualifying properties of this very signature: in its own Object, one of them, aimed at it. Versions 1.1.1 and
 * 1.2.2 are read like 1.3.2 as far as they agree.
 *
 * @returns null where there are none
 * @throws XmlRefusal
 */
export function readXades(signature: XmlSignature): Xades | null {
  const all = signature.objects.flatMap((object) =>
    childElements(object).filter(
      (child) => child.name === 'QualifyingProperties' && XADES_TYPES.has(child.namespace),
    ),
  );
  const [qualifying, ...more] = all;
  if (qualifying === undefined) return null;
  if (more.length > 0) throw misbuilt('xades-properties-wrong', 'QualifyingProperties');
  const { namespace } = qualifying;
  const target = attribute(qualifying, 'Target') ?? '';
  // Old producers left the '#' out; another signature's identifier is refused all the same.
  if (signature.id === null || target.replace(/^#/, '') !== signature.id)
    throw misbuilt('xades-properties-wrong', 'Target');
  const signed = one(qualifying, namespace, 'SignedProperties');
  if (signed === null) throw misbuilt('xades-properties-wrong', 'SignedProperties');
  const properties = one(signed, namespace, 'SignedSignatureProperties');
  const time = properties === null ? null : one(properties, namespace, 'SigningTime');
  const unsignedHolder = one(qualifying, namespace, 'UnsignedProperties');
  const unsignedProperties =
    unsignedHolder === null ? null : one(unsignedHolder, namespace, 'UnsignedSignatureProperties');
  const unsigned = unsignedProperties === null ? [] : childElements(unsignedProperties);
  return {
    qualifying,
    signed,
    type: XADES_TYPES.get(namespace) ?? '',
    claimedAt: time === null ? null : readInstant(textOnly(time)),
    binding: properties === null ? null : readBinding(properties, namespace),
    policyId: properties === null ? null : readPolicyId(properties, namespace),
    unsigned,
    certificates: readValues(unsigned, namespace, 'EncapsulatedX509Certificate'),
    crls: readValues(unsigned, namespace, 'EncapsulatedCRLValue'),
    ocsps: readValues(unsigned, namespace, 'EncapsulatedOCSPValue'),
  };
}

/** The signature that a CounterSignature property around `element` counter-signs; null where it stands elsewhere. */
export function counterSigned(element: Element): Element | null {
  const steps = [
    'CounterSignature',
    'UnsignedSignatureProperties',
    'UnsignedProperties',
    'QualifyingProperties',
  ];
  let at = element.parent;
  for (const step of steps) {
    if (at === null || at.name !== step || !XADES_TYPES.has(at.namespace)) return null;
    at = at.parent;
  }
  if (at === null || !isNamed(at, DS, 'Object')) return null;
  return at.parent !== null && isNamed(at.parent, DS, 'Signature') ? at.parent : null;
}
