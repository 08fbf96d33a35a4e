import type { ContextIdentifier } from '../contracts/ksef/identifiers.ts'

const kinds: ReadonlyMap<string, ContextIdentifier['type']> = new Map([
  ['nip', 'Nip'],
  ['internalid', 'InternalId'],
  ['nipvatue', 'NipVatUe'],
  ['peppolid', 'PeppolId'],
])

/**
 * The context in a KSeF token's text: `…-EC-…|nip-5265877635|…`, `…|internalId-5265877635-12345|…`
 * (ksef-token-string-format). Undefined when the text has none.
 */
export const contextOfToken = (token: string): ContextIdentifier | undefined => {
  const [, kind = '', value = ''] = token.split('|')[1]?.match(/^(\w+)-(.+)$/) ?? []
  const type = kinds.get(kind.toLowerCase())
  return type && { type, value }
}
