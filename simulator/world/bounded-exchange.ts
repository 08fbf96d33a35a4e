import { cut } from '../../contracts/bounds.ts'
import { type Body, type Note, notesOf } from '../http/access-log.ts'
import type { Connection } from '../http/connection.ts'
import { lengthOfHeaders, pairsOf, type RawHeaders, rawHeadersOf } from '../http/raw-headers.ts'

/** Of a longer body only its length is kept: half of one could not be masked by the names of its members. */
export const LONGEST_BODY = 16 * 1024
const LONGEST_URL = 4096
const LONGEST_WHY = 1000
const LONGEST_HEADERS = 8192
const MOST_HEADERS = 40
const LONGEST_HEADER = 200

const lengthOf = (body: Body): number => body?.length ?? 0

const bodyOf = (body: Body): Body => (lengthOf(body) > LONGEST_BODY ? { length: lengthOf(body) } : body)

const noteOf = (note: Note): Note => {
  const { sent, answered, why = '' } = note
  const longest = Math.max(lengthOf(sent), lengthOf(answered?.body))
  if (longest <= LONGEST_BODY && why.length <= LONGEST_WHY) return note
  return {
    ...note,
    why: cut(why, LONGEST_WHY),
    sent: bodyOf(sent),
    answered: answered && { ...answered, body: bodyOf(answered.body) },
  }
}

const cutHeaders = (raw: RawHeaders): RawHeaders =>
  pairsOf(raw)
    .filter(([name]) => name.length <= LONGEST_HEADER)
    .slice(0, MOST_HEADERS)
    .flatMap(([name, value]) => [name, value.length > LONGEST_HEADER ? `(${value.length} characters)` : value])

/** A request and its answer as far as they are kept, whatever they have, and about how many bytes that is. */
export const boundedExchange = (request: Request, connection: Connection | undefined) => {
  const url = cut(request.url, LONGEST_URL)
  const note = noteOf(notesOf(request))
  const raw = rawHeadersOf(request, connection)
  const size = lengthOfHeaders(raw)
  const sentHeaders = size > LONGEST_HEADERS ? cutHeaders(raw) : raw
  const bytes = url.length + Math.min(size, LONGEST_HEADERS) + lengthOf(note.sent) + lengthOf(note.answered?.body)
  return { url, note, sentHeaders, bytes }
}
