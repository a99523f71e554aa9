import { XADES_141, XADES_TYPES } from './namespaces.ts';
import type { Element } from './read-tree.ts';

const STAMP = 'Include HashDataInfo ReferenceInfo CanonicalizationMethod EncapsulatedTimeStamp XMLTimeStamp';
const VALUES = 'CertificateValues RevocationValues AttrAuthoritiesCertValues AttributeRevocationValues';
const REVOCATION_REFS = 'CRLRefs OCSPRefs OtherRefs';
const REVOCATION_VALUES = 'CRLValues OCSPValues OtherValues';

/** Which children an unsigned property has (EN 319 132-1, 5.3 to 5.5 and annex A; TS 101 903). */
const CHILDREN: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    KeyInfo:
      'KeyName MgmtData KeyValue RetrievalMethod KeyInfoReference DEREncodedKeyValue X509Data PGPData SPKIData SecurityTokenReference ECKeyValue PKCS7signedData',
    X509Data:
      'X509IssuerSerial X509SKI X509SubjectName X509Certificate X509CRL X509Digest OCSPResponse X509AttributeCertificate',
    X509IssuerSerial: 'X509IssuerName X509SerialNumber',
    KeyValue: 'DSAKeyValue RSAKeyValue ECKeyValue ECDSAKeyValue DEREncodedKeyValue',
    UnsignedProperties: 'UnsignedSignatureProperties UnsignedDataObjectProperties',
    UnsignedSignatureProperties: `CounterSignature SignatureTimeStamp CompleteCertificateRefs CompleteCertificateRefsV2
      CompleteRevocationRefs AttributeCertificateRefs AttributeCertificateRefsV2 AttributeRevocationRefs
      SigAndRefsTimeStamp SigAndRefsTimeStampV2 RefsOnlyTimeStamp RefsOnlyTimeStampV2 ${VALUES} ArchiveTimeStamp
      ArchiveTimeStampV2 ArchiveTimeStampV3 TimeStampValidationData AnyValidationData SignaturePolicyStore RenewedDigests
      RenewedDigestsV2`,
    UnsignedDataObjectProperties: 'UnsignedDataObjectProperty',
    CounterSignature: 'Signature',
    SignatureTimeStamp: STAMP,
    SigAndRefsTimeStamp: STAMP,
    SigAndRefsTimeStampV2: STAMP,
    RefsOnlyTimeStamp: STAMP,
    RefsOnlyTimeStampV2: STAMP,
    ArchiveTimeStamp: STAMP,
    ArchiveTimeStampV2: STAMP,
    ArchiveTimeStampV3: STAMP,
    Include: 'Transforms',
    HashDataInfo: 'Transforms',
    ReferenceInfo: 'DigestMethod DigestValue',
    CompleteCertificateRefs: 'CertRefs',
    CompleteCertificateRefsV2: 'CertRefs Cert',
    AttributeCertificateRefs: 'CertRefs',
    AttributeCertificateRefsV2: 'CertRefs Cert',
    CertRefs: 'Cert',
    Cert: 'CertDigest IssuerSerial IssuerSerialV2',
    CertDigest: 'DigestMethod DigestValue',
    IssuerSerial: 'X509IssuerName X509SerialNumber',
    CompleteRevocationRefs: REVOCATION_REFS,
    AttributeRevocationRefs: REVOCATION_REFS,
    CRLRefs: 'CRLRef',
    CRLRef: 'DigestAlgAndValue CRLIdentifier',
    DigestAlgAndValue: 'DigestMethod DigestValue',
    CRLIdentifier: 'Issuer IssueTime Number',
    OCSPRefs: 'OCSPRef',
    OCSPRef: 'OCSPIdentifier DigestAlgAndValue',
    OCSPIdentifier: 'ResponderID ProducedAt',
    CertificateValues: 'EncapsulatedX509Certificate OtherCertificate',
    AttrAuthoritiesCertValues: 'EncapsulatedX509Certificate OtherCertificate',
    RevocationValues: REVOCATION_VALUES,
    AttributeRevocationValues: REVOCATION_VALUES,
    CRLValues: 'EncapsulatedCRLValue',
    OCSPValues: 'EncapsulatedOCSPValue',
    TimeStampValidationData: VALUES,
    AnyValidationData: VALUES,
    SignaturePolicyStore: 'SPDocSpecification SignaturePolicyDocument SigPolDocLocalURI',
  }).map(([name, children]) => [name, new Set(children.split(/\s+/))]),
);

const ONLY_SIGNED = new Set(
  `SignedProperties SignedSignatureProperties SignedDataObjectProperties SigningTime SigningCertificate
  SigningCertificateV2 SignaturePolicyIdentifier SignaturePolicyId SignaturePolicyImplied SigPolicyId SigPolicyHash
  SigPolicyQualifiers SigPolicyQualifier SPURI SPUserNotice NoticeRef Organization NoticeNumbers ExplicitText
  SignatureProductionPlace SignatureProductionPlaceV2 City StreetAddress StateOrProvince PostalCode CountryName SignerRole
  SignerRoleV2 ClaimedRoles ClaimedRole CertifiedRoles CertifiedRolesV2 CertifiedRole SignedAssertions SignedAssertion
  DataObjectFormat CommitmentTypeIndication CommitmentTypeId AllSignedDataObjects CommitmentTypeQualifiers
  CommitmentTypeQualifier AllDataObjectsTimeStamp IndividualDataObjectsTimeStamp`.split(/\s+/),
);

/** A claim that XAdES knows among the signed properties alone: unsigned, anybody can have made it. */
export function isOnlySigned({ namespace, name }: Element): boolean {
  return (XADES_TYPES.has(namespace) || namespace === XADES_141) && ONLY_SIGNED.has(name);
}

/** By the schema there is no text in it. */
export function holdsOnlyElements({ name }: Element): boolean {
  return CHILDREN.has(name);
}

/** Markup where the schema does not have it; false where the schema leaves open what its parent holds. */
export function isOutOfPlace({ name, parent }: Element): boolean {
  return parent !== null && CHILDREN.get(parent.name)?.has(name) === false;
}
