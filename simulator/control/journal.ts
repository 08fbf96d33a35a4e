import type { ControlCalls } from '../../contracts/control/calls.ts'
import type { Tongue } from '../../contracts/told.ts'
import { curlCommand, shellText } from '../portal/curl-command.ts'
import { sayIn } from '../portal/texts.ts'
import { timeLimit } from '../runtime/runtime.ts'
import type { Entry } from '../world/journal.ts'
import { why } from './explanations.ts'
import type { ControlHandler, Steering } from './handler.ts'
import { harOf } from './har.ts'
import { NotDone } from './not-done.ts'
import { sentHeadersOf, shownExchange, urlShown, wholeExchange } from './shown-exchange.ts'
import { foundIn } from './wanted.ts'

export { live } from './live.ts'

type Calls = ControlCalls['journal']
const LISTED = 100

export const list: ControlHandler<Calls['list']> = async ({ query: { limit = LISTED, ...wanted } }, steering) =>
  (await foundIn(wanted, steering)).slice(-limit).map(shownExchange)

/** @throws NotDone */
export const entryOf = async (id: string, { journal }: Pick<Steering, 'journal'>): Promise<Entry> => {
  const entry = (await journal.entries()).find(({ serial }) => `x${serial}` === id)
  if (entry === undefined) throw new NotDone(404, why('noExchange'))
  return entry
}

export const get: ControlHandler<Calls['get']> = async ({ params }, steering) =>
  wholeExchange(await entryOf(params.id, steering))

/** As it was asked for from outside its world. */
export const urlOutside = (entry: Entry, prefix: string): string => {
  const { origin } = new URL(entry.url)
  return origin + prefix + urlShown(entry).slice(origin.length)
}

/** The bearer is a variable. @param prefix what stands before the paths of its world */
export const curlOf = (entry: Entry, prefix: string, tongue: Tongue): string => {
  const { request } = wholeExchange(entry)
  const asked = { method: entry.method, url: urlOutside(entry, prefix), headers: sentHeadersOf(entry) }
  return shellText(curlCommand(asked, request.body ?? '', prefix), sayIn(tongue))
}

export const curl: ControlHandler<Calls['curl']> = async ({ params }, steering) =>
  `${curlOf(await entryOf(params.id, steering), steering.services.prefix, 'en')}\n`

export const har: ControlHandler<Calls['har']> = async ({ query: { only, ...wanted } }, steering) =>
  harOf(only === undefined ? await foundIn(wanted, steering) : [await entryOf(only, steering)], entry =>
    urlOutside(entry, steering.keeper.all().find(({ name }) => name === entry.world)?.prefix ?? ''),
  )

const SOON = 10_000

export const wait: ControlHandler<Calls['wait']> = async (
  { query: { count = 1, within = SOON, ...wanted } },
  steering,
) => {
  const enough = timeLimit(within)
  const { next } = wanted.inWorld === undefined ? steering.journal : steering.feed
  for (;;) {
    // Before it is looked: nothing happens unheard.
    const rung = next(enough)
    const entries = await foundIn(wanted, steering)
    if (entries.length >= count) return entries.map(shownExchange)
    if (enough.aborted) throw new NotDone(409, why('notInTime', { count, found: entries.length }))
    await rung
  }
}

export const verify: ControlHandler<Calls['verify']> = async (
  { query: { exactly, atLeast = exactly ?? 0, atMost = exactly ?? Number.POSITIVE_INFINITY, ...wanted } },
  steering,
) => {
  const { length: count } = await foundIn(wanted, steering)
  if (count < atLeast || count > atMost) throw new NotDone(409, why('anotherCount', { count }))
  return { count }
}

export const set: ControlHandler<Calls['set']> = async ({ body }, { settings }) => {
  await settings.change({ journal: body.kept })
  return { kept: settings.now().journal }
}

export const clear: ControlHandler<Calls['clear']> = async (_input, { journal }) => {
  await journal.clear()
  return undefined
}
