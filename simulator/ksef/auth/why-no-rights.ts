import type { ContextIdentifier } from '../../../contracts/ksef/identifiers.ts'
import { type Told, together } from '../../../contracts/told.ts'
import { passedOnFor } from '../access/standing-permissions.ts'
import type { Identifier } from '../records.ts'
import { contextKey, type ReadableStore } from '../tables.ts'
import { why } from './explanations.ts'

/** What would let someone in: the command for a NIP, else the operations of its kind of context. */
const wayTo = ({ type, value }: ContextIdentifier, subject: string): Told => {
  const nip = value.slice(0, '1234567890'.length)
  if (type === 'InternalId') return why('wayToUnit', { nip })
  if (type === 'NipVatUe') return why('wayToEuEntity', { nip })
  return why('wayToNip', { command: `ksef-simulator grant --nip ${nip} --to ${subject} --role InvoiceRead` })
}

/** So many incomplete chains are told of. */
const MOST_CHAINS = 3

/** Why nobody may sign in here who proves to be the subject, and what would let them (415). */
export const whyNoRights = async (
  subject: Identifier,
  context: ContextIdentifier,
  tokenReference: string | undefined,
  { store, now, delay }: { readonly store: ReadableStore; readonly now: number; readonly delay: number },
): Promise<Told> => {
  const passedOn = await passedOnFor(context, subject, store, now)
  return together([
    ...(tokenReference === undefined ? [] : [why('tokenLikeAuthor', { token: tokenReference })]),
    why('noRights', { identifier: contextKey(subject), context: contextKey(context) }),
    ...passedOn
      .slice(0, MOST_CHAINS)
      .map(({ grantor, scope }) =>
        why('incompleteChain', { client: context.value, intermediary: grantor.value, scope }),
      ),
    wayTo(context, subject.value),
    ...(delay > 0 ? [why('grantsTake', { delay })] : []),
  ])
}
