import type { Body, Note } from '../http/access-log.ts'
import type { Entry } from './journal.ts'

/**
 * Exchanges one behind the other in one text, and their numbers beside it. As objects of their own the collector would carry each
 * of them about, which costs a small answer more than all of its writing down.
 */
export interface Sheet {
  readonly count: number
  /** Characters of its text. */
  readonly length: number
  /** Of the last of them, among those of all worlds. */
  readonly place: number
  /** They become objects when somebody looks. */
  entries(): readonly Entry[]
}

/** Stands between texts: no header, address or line of ours has one, and bodies lose theirs. */
const separator = '\0'

const textOf = (body: Body): string => {
  if (typeof body !== 'string' && !(body instanceof Uint8Array)) return ''
  const text = typeof body === 'string' ? body : Buffer.from(body).toString('utf8')
  return text.includes(separator) ? text.replaceAll(separator, '\ufffd') : text
}

/** @param length of what was too long to be kept, too */
const bodyOf = (text: string, length: number): Body => (text === '' && length > 0 ? { length } : text)

/** What few exchanges have. */
const saidIn = ({ context, code, why, fault, lost }: Note): string =>
  context === undefined && why === undefined && fault === undefined
    ? ''
    : JSON.stringify({ context, code, why, fault, lost })

/** Numbers of an exchange. */
const ROW = 9

export const sheetOf = (entries: readonly Entry[]): Sheet => {
  const numbers = new Float64Array(entries.length * ROW)
  const texts: string[] = []
  let row = 0
  for (const { serial, place, at, ms, method, url, sentHeaders, note } of entries) {
    const { sent, answered } = note
    texts.push(method, url)
    for (const text of sentHeaders) texts.push(text)
    const before = texts.length
    for (const name in answered?.headers) texts.push(name, answered.headers[name]!)
    numbers[row] = serial
    numbers[row + 1] = place
    numbers[row + 2] = at
    numbers[row + 3] = ms
    numbers[row + 4] = sentHeaders.length
    numbers[row + 5] = texts.length - before
    numbers[row + 6] = answered?.status ?? 0
    numbers[row + 7] = sent?.length ?? 0
    numbers[row + 8] = answered?.body?.length ?? 0
    texts.push(saidIn(note), textOf(sent), textOf(answered?.body))
    row += ROW
  }
  const text = texts.join(separator)
  const { world, place } = entries.at(-1)!
  let read: readonly Entry[] | undefined
  return {
    count: entries.length,
    length: text.length,
    place,
    entries: () => {
      read ??= entriesIn(text, numbers, world)
      return read
    },
  }
}

const headersOf = (pairs: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(pairs.flatMap((name, at) => (at % 2 === 0 ? [[name, pairs[at + 1]!]] : [])))

const entriesIn = (text: string, numbers: Float64Array, world: string): readonly Entry[] => {
  const texts = text.split(separator)
  let used = 0
  const take = (count: number): string[] => {
    used += count
    return texts.slice(used - count, used)
  }
  const entries: Entry[] = []
  for (let row = 0; row < numbers.length; row += ROW) {
    const [serial, place, at, ms, ofSent, ofAnswered, status, sentLength, answeredLength] = [
      ...numbers.subarray(row, row + ROW),
    ] as [number, number, number, number, number, number, number, number, number]
    const [method, url] = take(2) as [string, string]
    const sentHeaders = take(ofSent)
    const headers = headersOf(take(ofAnswered))
    const [said, sent, answered] = take(3) as [string, string, string]
    const note: Note = {
      ...(said === '' ? {} : JSON.parse(said)),
      sent: bodyOf(sent, sentLength),
      answered: status === 0 ? undefined : { status, headers, body: bodyOf(answered, answeredLength) },
    }
    entries.push({ world, serial, place, at, ms, method, url, sentHeaders, note })
  }
  return entries
}
