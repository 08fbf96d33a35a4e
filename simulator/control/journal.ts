import type { ControlCalls } from '../../contracts/control/calls.ts'
import type { JournalQuery } from '../../contracts/control/journal.ts'
import { concernsOperation, isContext } from '../http/concerns.ts'
import { operationOf } from '../ksef/http/operation-of.ts'
import { curlCommand, shellText } from '../portal/curl-command.ts'
import { sayIn } from '../portal/texts.ts'
import { timeLimit } from '../runtime/runtime.ts'
import type { Entry, Journal } from '../world/journal.ts'
import { why } from './explanations.ts'
import type { ControlHandler, Steering } from './handler.ts'
import { harOf } from './har.ts'
import { NotDone } from './not-done.ts'
import { contextOf, shownExchange, urlShown, wholeExchange } from './shown-exchange.ts'

type Calls = ControlCalls['journal']
type Wanted = Partial<JournalQuery>

const hasStatus = (wanted: string, status: number | null): boolean =>
  status !== null && (wanted.endsWith('xx') ? String(status)[0] === wanted[0] : String(status) === wanted)

/** Each says whether an entry is wanted; one that is not asked for says nothing. */
const matches = (entry: Entry, { operation, context, status, reference, since, after }: Wanted): boolean =>
  (operation === undefined || concernsOperation(operation, operationOf(entry) ?? '')) &&
  (context === undefined || isContext(context, contextOf(entry))) &&
  (since === undefined || entry.at >= since) &&
  (after === undefined || entry.serial > Number(after.slice(1))) &&
  (status === undefined || hasStatus(status, shownExchange(entry).status)) &&
  (reference === undefined || isIn(reference, entry))

const isIn = (reference: string, entry: Entry): boolean => {
  const { path, references } = shownExchange(entry)
  return references.includes(reference) || path.includes(reference)
}

const found = (journal: Journal, wanted: Wanted): Entry[] =>
  journal.entries().filter(entry => operationOf(entry) !== undefined && matches(entry, wanted))

const LISTED = 100

export const list: ControlHandler<Calls['list']> = async ({ query: { limit = LISTED, ...wanted } }, { journal }) =>
  found(journal, wanted).slice(-limit).map(shownExchange)

const entryOf = (id: string, { journal }: Steering): Entry => {
  const entry = journal.entries().find(({ serial }) => `x${serial}` === id)
  if (entry === undefined) throw new NotDone(404, why('noExchange'))
  return entry
}

export const get: ControlHandler<Calls['get']> = async ({ params }, steering) =>
  wholeExchange(entryOf(params.id, steering))

/** As it was asked for from outside its world. */
const urlOutside = (entry: Entry, prefix: string): string => {
  const { origin } = new URL(entry.url)
  return origin + prefix + urlShown(entry).slice(origin.length)
}

export const curl: ControlHandler<Calls['curl']> = async ({ params }, steering) => {
  const entry = entryOf(params.id, steering)
  const { request } = wholeExchange(entry)
  const { prefix } = steering.services
  const asked = { method: entry.method, url: urlOutside(entry, prefix), headers: entry.sentHeaders }
  return `${shellText(curlCommand(asked, request.body ?? '', prefix), sayIn('en'))}\n`
}

export const har: ControlHandler<Calls['har']> = async ({ query }, { journal }) => harOf(found(journal, query))

const SOON = 10_000

export const wait: ControlHandler<Calls['wait']> = async (
  { query: { count = 1, within = SOON, ...wanted } },
  { journal },
) => {
  const enough = timeLimit(within)
  for (;;) {
    const entries = found(journal, wanted)
    if (entries.length >= count) return entries.map(shownExchange)
    if (enough.aborted) throw new NotDone(409, why('notInTime', { count, found: entries.length }))
    await journal.next(enough)
  }
}

export const verify: ControlHandler<Calls['verify']> = async (
  { query: { exactly, atLeast = exactly ?? 0, atMost = exactly ?? Number.POSITIVE_INFINITY, ...wanted } },
  { journal },
) => {
  const count = found(journal, wanted).length
  if (count < atLeast || count > atMost) throw new NotDone(409, why('anotherCount', { count }))
  return { count }
}

export const set: ControlHandler<Calls['set']> = async ({ body }, { settings }) => {
  await settings.change({ journal: body.kept })
  return { kept: settings.now().journal }
}

export const clear: ControlHandler<Calls['clear']> = async (_input, { journal }) => {
  journal.clear()
  return undefined
}
