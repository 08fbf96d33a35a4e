/** Namespaces met in a signed AuthTokenRequest. */
export const namespaces = {
  dsig: 'http://www.w3.org/2000/09/xmldsig#',
  exclusive: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  filter2: 'http://www.w3.org/2002/06/xmldsig-filter2',
  xades: 'http://uri.etsi.org/01903/v1.3.2#',
  request20: 'http://ksef.mf.gov.pl/auth/token/2.0',
  request21: 'http://ksef.mf.gov.pl/auth/token/2.1',
  xml: 'http://www.w3.org/XML/1998/namespace',
} as const
