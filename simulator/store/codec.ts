import * as z from 'zod'
import type { Row } from './engine.ts'

/**
 * A record as a line of JSON. Bytes stand as {"$bytes": Base64}; an object of our own that begins like that is put into
 * {"$object": …}. Members that are undefined are left out: reading one gives undefined again.
 */
const encoded = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') }
  if (Array.isArray(value)) return value.map(encoded)
  if (typeof value !== 'object' || value === null) return value
  const plain = Object.fromEntries(Object.entries(value).map(([name, member]) => [name, encoded(member)]))
  return '$bytes' in plain || '$object' in plain ? { $object: plain } : plain
}

const membersOf = (value: object): object =>
  Object.fromEntries(Object.entries(value).map(([name, member]) => [name, decoded(member)]))

const decoded = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(decoded)
  if (typeof value !== 'object' || value === null) return value
  if ('$bytes' in value) return new Uint8Array(Buffer.from(String(value.$bytes), 'base64'))
  return membersOf('$object' in value ? Object(value.$object) : value)
}

export const encodeRecord = (record: object): string => JSON.stringify(encoded(record))
export const decodeRecord = (text: string): object => Object(decoded(JSON.parse(text)))

const Line = z.tuple([z.string(), z.record(z.string(), z.unknown())])

/** `["ksef.tokens",{…}]` */
export const encodeRow = ({ table, record }: Row): string => JSON.stringify([table, encoded(record)])
/** @throws Error for what is no such line */
export const decodeRow = (line: string): Row => {
  const [table, record] = Line.parse(JSON.parse(line))
  return { table, record: Object(decoded(record)) }
}
