import type { ContextIdentifier } from '../../../contracts/ksef/identifiers.ts'
import type { Told } from '../../../contracts/told.ts'
import { why } from '../permissions/explanations.ts'
import type { Identifier } from '../records.ts'
import { contextKey, type ReadableStore } from '../tables.ts'
import { passedOnFor } from './standing-permissions.ts'

/** So many incomplete chains are told of. */
const MOST_CHAINS = 3

/** What would let someone in: the command for a NIP, else the operations of its kind of context. */
const wayTo = ({ type, value }: ContextIdentifier, subject: string): Told => {
  const nip = value.slice(0, '1234567890'.length)
  if (type === 'InternalId') return why('wayToUnit', { nip })
  if (type === 'NipVatUe') return why('wayToEuEntity', { nip })
  return why('wayToNip', { command: `ksef-simulator grant --nip ${nip} --to ${subject} --role InvoiceRead` })
}

/** Why nobody may sign in here who proves to be the subject, and what would let them (415). */
export const whyNoRights = async (
  subject: Identifier,
  context: ContextIdentifier,
  tokenReference: string | undefined,
  { store, now, delay }: { readonly store: ReadableStore; readonly now: number; readonly delay: number },
): Promise<Told> => {
  const names = { subject: contextKey(subject), context: contextKey(context) }
  let reason = why('noRights', { ...names, way: wayTo(context, subject.value) })
  if (delay > 0) reason = why('grantsTake', { reason, delay })
  const passedOn = await passedOnFor(context, subject, store, now)
  for (const { grantor, scope } of passedOn.slice(0, MOST_CHAINS)) {
    const chain = why('incompleteChain', { client: context.value, intermediary: grantor.value, scope })
    reason = why('alsoChain', { reason, chain })
  }
  return tokenReference === undefined ? reason : why('tokenLikeAuthor', { token: tokenReference, reason })
}
