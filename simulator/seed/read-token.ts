import { nipPattern, readReferenceNumber } from '../../contracts/ksef/formats.ts'

/** A KSeF token in its parts. */
export interface TokenParts {
  readonly referenceNumber: string
  readonly nip: string
  readonly secret: string
}

/** Undefined for what is no token of a NIP. */
export const readToken = (text: string): TokenParts | undefined => {
  const [referenceNumber = '', context = '', secret = '', ...others] = text.split('|')
  const nip = context.slice('nip-'.length)
  const isToken =
    readReferenceNumber(referenceNumber)?.kind === 'EC' &&
    context.startsWith('nip-') &&
    nipPattern.test(nip) &&
    /^[0-9a-f]{64}$/.test(secret) &&
    others.length === 0
  return isToken ? { referenceNumber, nip, secret } : undefined
}
