/** Namespaces of the elements that the verifier reads; anything else is data. */
export const DS = 'http://www.w3.org/2000/09/xmldsig#';
export const DS11 = 'http://www.w3.org/2009/xmldsig11#';
export const MORE_2001 = 'http://www.w3.org/2001/04/xmldsig-more#';
export const MORE_2007 = 'http://www.w3.org/2007/05/xmldsig-more#';
export const MORE_2021 = 'http://www.w3.org/2021/04/xmldsig-more#';
export const XMLENC = 'http://www.w3.org/2001/04/xmlenc#';
export const EXC_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';
export const FILTER2 = 'http://www.w3.org/2002/06/xmldsig-filter2';
export const XML = 'http://www.w3.org/XML/1998/namespace';
export const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
export const WSSE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
export const WSU = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd';

export const XADES_132 = 'http://uri.etsi.org/01903/v1.3.2#';
export const XADES_141 = 'http://uri.etsi.org/01903/v1.4.1#';

/** Namespaces of QualifyingProperties, with the Type that a Reference to their SignedProperties carries. */
export const XADES_TYPES: ReadonlyMap<string, string> = new Map([
  [XADES_132, 'http://uri.etsi.org/01903#SignedProperties'],
  ['http://uri.etsi.org/01903/v1.2.2#', 'http://uri.etsi.org/01903/v1.2.2#SignedProperties'],
  ['http://uri.etsi.org/01903/v1.1.1#', 'http://uri.etsi.org/01903/v1.1.1#SignedProperties'],
]);
