import { type Told, verbatim } from '../../contracts/told.ts'
import { why } from './body-explanations.ts'

const decoder = new TextDecoder('utf-8', { fatal: true })

/** Says why a body is no JSON, without what stands there: it may be a password. */
export class NoJson extends Error {
  override readonly name = 'NoJson'
  readonly told: Told

  constructor(told: Told) {
    super(told.en)
    this.told = told
  }
}

/** The engine repeats a piece of the text in double quotes; where it does not, it says what is missing and where. */
const reasonOf = (error: unknown): Told => {
  const text = (error as Error).message
  return text.includes('"') ? why('strangeCharacter') : verbatim(text)
}

/** As deep as .NET's reader goes. */
export const DEEPEST = 64
/** Bytes beside texts, and texts: what parsing costs more for than for the characters of one. */
const MOST_PARTS = 256 * 1024

const quote = 0x22
const backslash = 0x5c
/** Brackets and braces differ in one bit. */
const depthBy = (byte: number): number => ((byte | 0x20) === 0x7b ? 1 : (byte | 0x20) === 0x7d ? -1 : 0)

const isEscaped = (body: Buffer, at: number): boolean => {
  let before = at
  while (body[before - 1] === backslash) before--
  return (at - before) % 2 === 1
}

/** Before it is parsed: deep nesting and a million small values take seconds, of a size at which one text takes none. */
const refuseCostly = (body: Buffer, mostParts: number): void => {
  let [depth, parts, inText] = [0, 0, false]
  for (let at = 0; at < body.length; at++) {
    // The inside of a text is passed over as fast as the machine can.
    if (inText) at = body.indexOf(quote, at)
    if (at < 0) return
    if (body[at] === quote) inText = !inText || isEscaped(body, at)
    else depth += depthBy(body[at]!)
    if (depth > DEEPEST) throw new NoJson(why('nestsTooDeep', { deepest: DEEPEST }))
    if (++parts > mostParts) throw new NoJson(why('tooManyParts', { most: mostParts }))
  }
}

/**
 * A body of JSON in UTF-8.
 * @param mostParts texts, and bytes beside them, that it may have.
 * @throws NoJson
 */
export const parseJson = (body: Uint8Array, mostParts = MOST_PARTS): unknown => {
  refuseCostly(Buffer.from(body.buffer, body.byteOffset, body.byteLength), mostParts)
  try {
    return JSON.parse(decoder.decode(body))
  } catch (error) {
    throw new NoJson(why('noJson', { reason: reasonOf(error) }))
  }
}
