/** The two published versions of the schema; they differ in the namespace and in how they write an IPv4 address. */
export type RequestVersion = '2.0' | '2.1'

const token = 'xsd:token'
const string = 'xsd:string'
const type = (base: string, facets: string): string =>
  `<xsd:simpleType><xsd:restriction base="${base}">${facets}</xsd:restriction></xsd:simpleType>`
const named = (name: string, base: string, facets: string): string =>
  type(base, facets).replace('<xsd:simpleType>', `<xsd:simpleType name="${name}">`)
const pattern = (value: string): string => `<xsd:pattern value="${value}"/>`
const element = (name: string, content: string, occurs = ''): string =>
  `<xsd:element name="${name}"${occurs}>${content}</xsd:element>`
const sequence = (content: string): string =>
  `<xsd:complexType><xsd:sequence>${content}</xsd:sequence></xsd:complexType>`

const nip = '[1-9]((\\d[1-9])|([1-9]\\d))\\d{7}'

/** VAT numbers by member state, from the published pattern (VIES FAQ, question 11). */
const vatNumbers = [
  'ATU\\d{8}',
  'BE[01]\\d{9}',
  'BG\\d{9,10}',
  'CY\\d{8}[A-Z]',
  'CZ\\d{8,10}',
  'DE\\d{9}',
  'DK\\d{8}',
  'EE\\d{9}',
  'EL\\d{9}',
  'ES([A-Z]\\d{8}|\\d{8}[A-Z]|[A-Z]\\d{7}[A-Z])',
  'FI\\d{8}',
  'FR[A-Z0-9]{2}\\d{9}',
  'HR\\d{11}',
  'HU\\d{8}',
  'IE(\\d{7}[A-Z]{2}|\\d[A-Z0-9+*]\\d{5}[A-Z])',
  'IT\\d{11}',
  'LT(\\d{9}|\\d{12})',
  'LU\\d{8}',
  'LV\\d{11}',
  'MT\\d{8}',
  'NL[A-Z0-9+*]{12}',
  'PT\\d{9}',
  'RO\\d{2,10}',
  'SE\\d{12}',
  'SI\\d{8}',
  'SK\\d{10}',
  'XI(\\d{9}|\\d{12}|(GD|HA)\\d{3})',
]

/** Patterns of values; that `\d` means the digits of all scripts is XML Schema's doing. */
export const valuePatterns = {
  Challenge: '\\d{8}-CR-[A-F0-9]{10}-[A-F0-9]{10}-[A-F0-9]{2}',
  Nip: nip,
  InternalId: `${nip}-\\d{5}`,
  NipVatUe: `${nip}-(${vatNumbers.join('|')})`,
  PeppolId: 'P[A-Z]{2}[0-9]{6}',
} as const

export const subjectIdentifierTypes = ['certificateSubject', 'certificateFingerprint'] as const

/**
 * The published 2.0 writes an address as ((25[0-5]|(2[0-4]|1\d|[1-9]|)\d)\.?\b){4}. `\b` is no part of XSD patterns,
 * but .NET reads it as a word boundary, and with it only the form of 2.1 is left: a point is needed between two numbers
 * and allowed nowhere else. So both versions have the same addresses.
 */
const octet = '(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])'
const address = `(${octet}\\.){3}${octet}`
const addresses = {
  Ip4Address: address,
  Ip4Range: `${address}-${address}`,
  Ip4Mask: `${address}/(0|[1-9]|[12][0-9]|3[0-2])`,
}
const allowedIps = Object.entries(addresses)
  .map(([name, value]) => element(name, type(token, pattern(value)), ' minOccurs="0" maxOccurs="10"'))
  .join('')

/**
 * Our own statement of the rules of AuthTokenRequest (auth/schemy), in a form libxml2 takes: XSD patterns are anchored
 * by nature, and a written ^ or $ would be a literal character.
 */
export const authTokenRequestSchema = (version: RequestVersion): string => {
  const namespace = `http://ksef.mf.gov.pl/auth/token/${version}`
  return `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns="${namespace}" targetNamespace="${namespace}" elementFormDefault="qualified">
${element(
  'AuthTokenRequest',
  sequence(
    [
      element('Challenge', type(token, `<xsd:length value="36"/>${pattern(valuePatterns.Challenge)}`)),
      '<xsd:element name="ContextIdentifier" type="TContextIdentifier"/>',
      '<xsd:element name="SubjectIdentifierType" type="SubjectIdentifierTypeEnum"/>',
      element('AuthorizationPolicy', sequence(element('AllowedIps', sequence(allowedIps))), ' minOccurs="0"'),
    ].join('\n'),
  ),
)}
${named(
  'SubjectIdentifierTypeEnum',
  token,
  subjectIdentifierTypes.map(type => `<xsd:enumeration value="${type}"/>`).join(''),
)}
<xsd:complexType name="TContextIdentifier"><xsd:choice>
<xsd:element name="Nip" type="TNIP"/>
<xsd:element name="InternalId" type="TIID"/>
<xsd:element name="NipVatUe" type="TNipVatUE"/>
<xsd:element name="PeppolId" type="TPeppolId"/>
</xsd:choice></xsd:complexType>
${named('TNIP', string, pattern(valuePatterns.Nip))}
${named('TIID', string, pattern(valuePatterns.InternalId))}
${named('TNipVatUE', string, pattern(valuePatterns.NipVatUe))}
${named('TPeppolId', string, pattern(valuePatterns.PeppolId))}
</xsd:schema>`
}
