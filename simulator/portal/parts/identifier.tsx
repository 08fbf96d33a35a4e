import type { Say, TextKey } from '../texts.ts'

/** Kinds of identifiers, as the API names them. */
const kinds: ReadonlyMap<string, TextKey> = new Map([
  ['Nip', 'nip'],
  ['Pesel', 'pesel'],
  ['Fingerprint', 'kindFingerprint'],
  ['InternalId', 'kindInternalId'],
  ['NipVatUe', 'kindVatUe'],
  ['PeppolId', 'kindPeppol'],
  ['AllPartners', 'kindAllPartners'],
  ['System', 'kindSystem'],
])

export interface IdentifierOf {
  readonly type: string
  readonly value?: string | null
}

/** "NIP 1234563218" */
export const Identifier = ({ say, of: { type, value } }: { say: Say; of: IdentifierOf }) => {
  const kind = kinds.get(type)
  return (
    <>
      <span class="kind">{kind === undefined ? type : say(kind)}</span> <span class="mono">{value}</span>
    </>
  )
}
