import type { JournalQuery } from '../../contracts/control/journal.ts'
import { concernsOperation, isContext } from '../http/concerns.ts'
import { operationOf } from '../ksef/http/operation-of.ts'
import type { Entry, Journal } from '../world/journal.ts'
import type { Steered } from './handler.ts'
import { contextOf, shownExchange, textsOf } from './shown-exchange.ts'

/** Which exchanges somebody asks for. */
export type Wanted = Partial<JournalQuery>

const hasStatus = (wanted: string, status: number | null): boolean =>
  status !== null && (wanted.endsWith('xx') ? String(status)[0] === wanted[0] : String(status) === wanted)

const isIn = (reference: string, entry: Entry): boolean => {
  const { path, references } = shownExchange(entry)
  return references.includes(reference) || path.includes(reference)
}

/** Only in what is shown: who searches learns nothing of a secret. */
const says = (text: string, entry: Entry): boolean => {
  const wanted = text.toLowerCase()
  return [...textsOf(entry), entry.note.why ?? ''].some(one => one.toLowerCase().includes(wanted))
}

/** Each says whether an entry is wanted; one that is not asked for says nothing. */
export const isWanted = (
  entry: Entry,
  { operation, context, status, reference, since, after, text }: Wanted,
): boolean => {
  const name = operationOf(entry)
  if (name === undefined) return false
  return (
    (operation === undefined || concernsOperation(operation, name)) &&
    (context === undefined || isContext(context, contextOf(entry))) &&
    (since === undefined || entry.at >= since) &&
    (after === undefined || entry.serial > Number(after.slice(1))) &&
    (status === undefined || hasStatus(status, shownExchange(entry).status)) &&
    (reference === undefined || isIn(reference, entry)) &&
    (text === undefined || says(text, entry))
  )
}

/** The journals of the worlds that are meant; none where no world has the name. */
export const journalsOf = async (
  { inWorld }: Wanted,
  { name, journal, keeper }: Steered,
): Promise<readonly Journal[]> => {
  if (inWorld === undefined || inWorld === name) return [journal]
  return (await keeper.known()).filter(world => inWorld === '*' || inWorld === world.name).map(world => world.exchanges)
}

/** Those of several journals in the order in which they were written down. */
export const inOrder = (lists: readonly (readonly Entry[])[]): readonly Entry[] =>
  lists.length === 1 ? lists[0]! : lists.flat().sort((one, other) => one.place - other.place)

/** The oldest first. */
export const foundIn = async (wanted: Wanted, steered: Steered): Promise<readonly Entry[]> => {
  const journals = await journalsOf(wanted, steered)
  return inOrder(await Promise.all(journals.map(journal => journal.entries()))).filter(entry => isWanted(entry, wanted))
}
