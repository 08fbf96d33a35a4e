import type { ContextIdentifier } from './identifiers.ts'

/** The middle part of a KSeF token: `nip-1234563218`, `internalId-1234563218-12345` (ksef-token-string-format). */
export const tokenContext = ({ type, value }: ContextIdentifier): string =>
  `${type[0]!.toLowerCase()}${type.slice(1)}-${value}`

export const tokenText = (referenceNumber: string, context: ContextIdentifier, secret: string): string =>
  `${referenceNumber}|${tokenContext(context)}|${secret}`
