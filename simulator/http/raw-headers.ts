import type { Connection } from './connection.ts'

/**
 * Names and values in turn, as they came over the wire. A `Headers` is made of them when somebody looks: making one for each
 * request costs more than all the rest of writing it down.
 */
export type RawHeaders = readonly string[]

export const rawHeadersOf = ({ headers }: Request, connection: Connection | undefined): RawHeaders =>
  connection?.incoming?.rawHeaders ?? [...headers].flat()

export const pairsOf = (raw: RawHeaders): [name: string, value: string][] =>
  raw.flatMap((name, place) => (place % 2 === 0 ? [[name, raw[place + 1]!]] : []))

export const lengthOfHeaders = (raw: RawHeaders): number => {
  let length = 0
  for (const text of raw) length += text.length
  return length
}
