import {
  DS,
  DS11,
  EXC_C14N,
  FILTER2,
  MORE_2001,
  MORE_2007,
  WSSE,
  XADES_141,
  XADES_TYPES,
} from './namespaces.ts';
import type { Element } from './read-tree.ts';

const NAMESPACES = new Set([
  DS,
  DS11,
  EXC_C14N,
  FILTER2,
  MORE_2001,
  MORE_2007,
  WSSE,
  XADES_141,
  ...XADES_TYPES.keys(),
]);

/**
 * Element names of XMLDSig 1.1, RFC 9231, WS-Security references and XAdES (TS 101 903, EN 319 132-1). The namespaces
 * are not told apart: it matters only that no name of one's own can be put into one of them.
 */
const NAMES = new Set(
  `Signature SignatureValue SignedInfo CanonicalizationMethod SignatureMethod Reference Transforms Transform DigestMethod
  DigestValue XPath InclusiveNamespaces HMACOutputLength RSAPSSParams MaskGenerationFunction SaltLength TrailerField Object
  Manifest SignatureProperties SignatureProperty
  KeyInfo KeyName MgmtData KeyValue RetrievalMethod KeyInfoReference DEREncodedKeyValue X509Data X509IssuerSerial
  X509IssuerName X509SerialNumber X509SKI X509SubjectName X509Certificate X509CRL X509Digest OCSPResponse PGPData PGPKeyID
  PGPKeyPacket SPKIData SPKISexp PKCS7signedData DSAKeyValue P Q G Y J Seed PgenCounter RSAKeyValue Modulus Exponent
  ECKeyValue ECDSAKeyValue ECParameters DomainParameters ExplicitParams NamedCurve PublicKey FieldID FieldParams Prime TnB
  PnB GnB M K K1 K2 K3 Curve CurveParams A B Base BasePointParams BasePoint X Order CoFactor Cofactor ValidationData
  SecurityTokenReference KeyIdentifier Embedded BinarySecurityToken
  QualifyingProperties QualifyingPropertiesReference SignedProperties UnsignedProperties SignedSignatureProperties
  SignedDataObjectProperties UnsignedSignatureProperties UnsignedDataObjectProperties UnsignedDataObjectProperty
  SigningTime SigningCertificate SigningCertificateV2 Cert CertDigest IssuerSerial IssuerSerialV2
  SignaturePolicyIdentifier SignaturePolicyId SignaturePolicyImplied SigPolicyId SigPolicyHash SigPolicyQualifiers
  SigPolicyQualifier SPURI SPUserNotice NoticeRef Organization NoticeNumbers int ExplicitText SignaturePolicyStore
  SPDocSpecification SignaturePolicyDocument SigPolDocLocalURI Identifier Description DocumentationReferences
  DocumentationReference CounterSignature DataObjectFormat ObjectIdentifier MimeType Encoding CommitmentTypeIndication
  CommitmentTypeId ObjectReference AllSignedDataObjects CommitmentTypeQualifiers CommitmentTypeQualifier
  SignatureProductionPlace SignatureProductionPlaceV2 City StreetAddress StateOrProvince PostalCode CountryName SignerRole
  SignerRoleV2 ClaimedRoles ClaimedRole CertifiedRoles CertifiedRolesV2 CertifiedRole X509AttributeCertificate
  OtherAttributeCertificate SignedAssertions SignedAssertion AllDataObjectsTimeStamp IndividualDataObjectsTimeStamp
  SignatureTimeStamp SigAndRefsTimeStamp SigAndRefsTimeStampV2 RefsOnlyTimeStamp RefsOnlyTimeStampV2 ArchiveTimeStamp
  ArchiveTimeStampV2 ArchiveTimeStampV3 EncapsulatedTimeStamp XMLTimeStamp Include ReferenceInfo HashDataInfo
  TimeStampValidationData CompleteCertificateRefs CompleteCertificateRefsV2 CertRefs CompleteRevocationRefs
  AttributeCertificateRefs AttributeCertificateRefsV2 AttributeRevocationRefs CRLRefs CRLRef DigestAlgAndValue
  CRLIdentifier Issuer IssueTime Number OCSPRefs OCSPRef OCSPIdentifier ResponderID ByName ByKey ProducedAt OtherRefs
  OtherRef CertificateValues EncapsulatedX509Certificate OtherCertificate RevocationValues CRLValues EncapsulatedCRLValue
  OCSPValues EncapsulatedOCSPValue OtherValues OtherValue AttrAuthoritiesCertValues AttributeRevocationValues
  RenewedDigests RenewedDigestsV2 RecomputedDigestValue`.split(/\s+/),
);

/** In a namespace of the signature standards, whether or not they define an element of that name. */
export function isOfStandards({ namespace }: Element): boolean {
  return NAMESPACES.has(namespace);
}

/** An element that a standard for XML signatures defines. */
export function isMarkup(element: Element): boolean {
  return isOfStandards(element) && NAMES.has(element.name);
}
