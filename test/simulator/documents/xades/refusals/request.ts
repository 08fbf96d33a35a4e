import { forge, ns, person, requestContent } from '../forge.ts'
import { change, good, type Refusal } from './refusal.ts'

const withContent = (from: string | RegExp, to: string) => (): string =>
  forge({ content: change(requestContent, from, to) })

/** The AuthTokenRequest is not one, or breaks its schema. */
export const requestRefusals: readonly Refusal[] = [
  {
    title: 'another root',
    document: () => `<Envelope>${good()}</Envelope>`,
    error: 'invalidDocument',
    explains: /The root is \{\}Envelope/,
  },
  {
    title: 'another element of the request’s namespace',
    document: () =>
      forge({ around: (content, signature) => `<Nip xmlns="${ns.request}">${content}${signature}</Nip>` }),
    error: 'invalidDocument',
    explains: /The root is .*Nip, not an AuthTokenRequest/,
  },
  {
    title: 'an AuthTokenRequest of another namespace',
    document: () =>
      forge({ around: (content, signature) => `<AuthTokenRequest>${content}${signature}</AuthTokenRequest>` }),
    error: 'invalidDocument',
    explains: /auth\/token\/2\.1/,
  },
  {
    title: 'a NIP that breaks its pattern',
    document: withContent('5265877635', '0265877635'),
    error: 'schemaMismatch',
    explains: /schema 2\.0/,
    detail: `The '${ns.request}:Nip' element is invalid - The value '0265877635' is invalid according to its datatype '${ns.request}:TNIP' - The Pattern constraint failed.`,
  },
  {
    title: 'a challenge that breaks its pattern',
    document: withContent('20261122-CR', '20261122-XX'),
    error: 'schemaMismatch',
    explains: /Challenge/,
    detail: `The '${ns.request}:Challenge' element is invalid - The value '20261122-XX-226FB7B000-3ACF9BE4C0-10' is invalid according to its datatype 'Token' - The Pattern constraint failed.`,
  },
  {
    title: 'an unknown SubjectIdentifierType',
    document: withContent('certificateSubject', 'certificate'),
    error: 'schemaMismatch',
    explains: /SubjectIdentifierType/,
    detail: `The '${ns.request}:SubjectIdentifierType' element is invalid - The value 'certificate' is invalid according to its datatype '${ns.request}:SubjectIdentifierTypeEnum' - The Enumeration constraint failed.`,
  },
  {
    title: 'a request without SubjectIdentifierType',
    document: withContent(/<SubjectIdentifierType>.*/, ''),
    error: 'schemaMismatch',
    explains: /has incomplete content/,
    detail: `The element 'AuthTokenRequest' in namespace '${ns.request}' has incomplete content. List of possible elements expected: 'SubjectIdentifierType' in namespace '${ns.request}'.`,
  },
  {
    title: 'a context without an identifier',
    document: withContent(/<Nip>.*<\/Nip>/, ''),
    error: 'schemaMismatch',
    explains: /has incomplete content/,
    detail: `The element 'ContextIdentifier' in namespace '${ns.request}' has incomplete content. List of possible elements expected: 'Nip, InternalId, NipVatUe, PeppolId' in namespace '${ns.request}'.`,
  },
  {
    title: 'an element nobody expects',
    document: withContent('<SubjectIdentifierType>', '<Extra xmlns=""/><SubjectIdentifierType>'),
    error: 'schemaMismatch',
    explains: /has invalid child element 'Extra'/,
    detail: `The element 'AuthTokenRequest' in namespace '${ns.request}' has invalid child element 'Extra'. List of possible elements expected: 'SubjectIdentifierType' in namespace '${ns.request}'.`,
  },
  {
    title: 'xsi:nil on the request',
    document: () =>
      forge({
        around: (_, signature) =>
          `<AuthTokenRequest xmlns="${ns.request}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true">${signature}</AuthTokenRequest>`,
      }),
    error: 'schemaMismatch',
    explains: /nillable/,
    detail:
      "If the 'nillable' attribute is false in the schema, the 'xsi:nil' attribute must not be present in the instance.",
  },
  {
    title: 'an attribute Id on the enveloped request',
    document: () => change(good(), '<AuthTokenRequest ', '<AuthTokenRequest Id="a" '),
    error: 'schemaMismatch',
    explains: /attribute/,
    detail: "The 'Id' attribute is not declared.",
  },
  {
    title: 'eleven addresses',
    document: () =>
      forge({
        content: `${requestContent}<AuthorizationPolicy><AllowedIps>${'<Ip4Address>10.0.0.1</Ip4Address>'.repeat(11)}</AllowedIps></AuthorizationPolicy>`,
      }),
    error: 'schemaMismatch',
    explains: /Ip4Address/,
  },
  {
    title: 'a schema fault, before a broken signature is looked at',
    document: () => change(good(), '<Nip>5265877635', '<Nip>1'),
    error: 'schemaMismatch',
    explains: /Nip/,
  },
  {
    title: 'a schema fault in an enveloping signature, before the signature is looked at',
    document: () => change(forge({ by: person, format: 'enveloping' }), '<Nip>5265877635', '<Nip>1'),
    error: 'schemaMismatch',
    explains: /Nip/,
  },
  {
    title: 'a value of xml:space that there is not',
    document: () => change(good(), '<AuthTokenRequest ', '<AuthTokenRequest xml:space="wide" '),
    error: 'unreadableContent',
    explains: /'wide' is an invalid xml:space value/,
  },
  {
    title: 'a name that only the fifth edition of XML 1.0 has',
    document: withContent('<SubjectIdentifierType>', '<ℵ/><SubjectIdentifierType>'),
    error: 'unreadableContent',
    explains: /'ℵ' is no name before the fifth edition/,
  },
]
