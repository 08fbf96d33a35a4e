import { xmlText } from '../../contracts/xml-text.ts'

export interface AllowedIps {
  /** At most ten of each. */
  readonly ip4Addresses?: readonly string[]
  /** "10.0.0.1-10.0.0.9" */
  readonly ip4Ranges?: readonly string[]
  /** "10.0.0.0/8" */
  readonly ip4Masks?: readonly string[]
}

export interface AuthTokenRequestInput {
  readonly challenge: string
  readonly context: { readonly type: 'Nip' | 'InternalId' | 'NipVatUe' | 'PeppolId'; readonly value: string }
  /** Default: certificateSubject. */
  readonly subjectIdentifierType?: 'certificateSubject' | 'certificateFingerprint'
  readonly allowedIps?: AllowedIps
  /** Version of the schema; default 2.1. */
  readonly version?: '2.0' | '2.1'
}

const element = (name: string, text: string): string => `<${name}>${xmlText(text)}</${name}>`

const policy = ({ ip4Addresses = [], ip4Ranges = [], ip4Masks = [] }: AllowedIps): string => {
  const entries = [
    ...ip4Addresses.map(address => element('Ip4Address', address)),
    ...ip4Ranges.map(range => element('Ip4Range', range)),
    ...ip4Masks.map(mask => element('Ip4Mask', mask)),
  ]
  return `<AuthorizationPolicy><AllowedIps>${entries.join('')}</AllowedIps></AuthorizationPolicy>`
}

/** Writes the AuthTokenRequest to be signed (auth/schemy); values are escaped, not checked. */
export const authTokenRequest = ({
  challenge,
  context,
  subjectIdentifierType = 'certificateSubject',
  allowedIps,
  version = '2.1',
}: AuthTokenRequestInput): string =>
  [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<AuthTokenRequest xmlns="http://ksef.mf.gov.pl/auth/token/${version}">`,
    element('Challenge', challenge),
    `<ContextIdentifier>${element(context.type, context.value)}</ContextIdentifier>`,
    element('SubjectIdentifierType', subjectIdentifierType),
    allowedIps === undefined ? '' : policy(allowedIps),
    '</AuthTokenRequest>',
  ].join('')
