import { filled } from '../../contracts/filled.ts'
import { warsawOffset } from '../../contracts/ksef/formats.ts'
import type { Message, StatusResponse, SystemStatus } from '../../contracts/latarnia/latarnia.ts'
import { messageTexts, polishMonths } from '../../contracts/latarnia/texts.ts'
import { isUnderWay } from '../ksef/outages/outages.ts'
import type { OutageRecord } from '../ksef/records.ts'

/** Everything is worked out of the outages and the clock: no state is kept apart. */

const day = 86_400_000
/** So long after its event a message is still listed. */
const listed = 30 * day

const instant = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}+00:00`

/** In words, by Warsaw's clock: `godziny 13:27 31 stycznia`. */
const inWords = (at: number): string => {
  const local = new Date(at + warsawOffset(at))
  const time = local.toISOString().slice(11, 16)
  return `godziny ${time} ${local.getUTCDate()} ${polishMonths[local.getUTCMonth()]}`
}

const wordsOf = ({ from, to }: OutageRecord) => ({ from: inWords(from), to: to === undefined ? '' : inWords(to) })

type Unnumbered = Omit<Message, 'id' | 'published'> & { readonly at: number; readonly endsAt: number | undefined }

const opening = (outage: OutageRecord): Unnumbered => {
  const { category, from, to, announcedAt, eventId, version } = outage
  const planned = category === 'MAINTENANCE'
  const { title, begins } = messageTexts[category]
  return {
    category,
    type: planned ? 'MAINTENANCE_ANNOUNCEMENT' : 'FAILURE_START',
    title,
    text: filled(begins, wordsOf(outage)),
    start: instant(from),
    ...(planned && to !== undefined && { end: instant(to) }),
    eventId,
    version: planned ? version : 1,
    at: announcedAt,
    endsAt: to,
  }
}

/** A maintenance ends by itself, a failure by a message. */
const closing = (outage: OutageRecord): Unnumbered[] => {
  const { category, from, to, eventId } = outage
  if (category === 'MAINTENANCE' || to === undefined) return []
  const { endTitle, ends } = messageTexts[category]
  return [
    {
      category,
      type: 'FAILURE_END',
      title: endTitle,
      text: filled(ends, wordsOf(outage)),
      start: instant(from),
      end: instant(to),
      eventId,
      version: 1,
      at: Math.max(to, outage.announcedAt),
      endsAt: to,
    },
  ]
}

/** Numbered by year and kind in the order in which they are published; members in the recorded order. */
const numbered = (messages: readonly Unnumbered[]) => {
  const counts = new Map<string, number>()
  return messages
    .toSorted((a, b) => a.at - b.at || a.eventId - b.eventId)
    .map(({ at, endsAt, ...message }) => {
      const series = `K/${new Date(at).getUTCFullYear()}/${message.category === 'MAINTENANCE' ? 'NI' : 'AWR'}`
      const count = (counts.get(series) ?? 0) + 1
      counts.set(series, count)
      const { eventId, version, ...begun } = message
      const id = `${series}/${String(count).padStart(2, '0')}`
      return { at, endsAt, message: { id, ...begun, published: instant(at), eventId, version } satisfies Message }
    })
}

/** What is published by now, the newest first, and 30 days after its event no more. */
export const messagesAt = (outages: readonly OutageRecord[], now: number): Message[] =>
  numbered(outages.flatMap(it => [opening(it), ...closing(it)]))
    .filter(({ at, endsAt }) => at <= now && (endsAt === undefined || now < endsAt + listed))
    .map(({ message }) => message)
    .reverse()

const worst: readonly SystemStatus[] = ['TOTAL_FAILURE', 'FAILURE', 'MAINTENANCE', 'AVAILABLE']

/** The worst of what was announced and is under way, and the messages that opened it. */
export const statusAt = (outages: readonly OutageRecord[], now: number): StatusResponse => {
  const open = outages.filter(it => it.announcedAt <= now && isUnderWay(it, now))
  const status = worst.find(one => one === 'AVAILABLE' || open.some(({ category }) => category === one))!
  if (status === 'AVAILABLE') return { status }
  const events = new Set(open.map(({ eventId }) => eventId))
  const messages = messagesAt(outages, now).filter(it => it.type !== 'FAILURE_END' && events.has(it.eventId))
  return { status, messages }
}

/** When what is shown last became other than it was (ms); undefined when nothing has happened. */
export const changedAt = (outages: readonly OutageRecord[], now: number): number | undefined => {
  const instants = outages.flatMap(({ from, to, announcedAt }) => [announcedAt, from, to ?? 0, (to ?? 0) + listed])
  const past = instants.filter(at => at > listed && at <= now)
  return past.length === 0 ? undefined : Math.max(...past)
}
