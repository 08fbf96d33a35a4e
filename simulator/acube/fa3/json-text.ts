import { type Constraint, ofType, own } from '../constraints.ts'
import { decimalText } from './decimal-text.ts'

/** What XML 1.0 has no way to write, surrogates without their half included. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u

const exactly = own('The number is too large to be exact: write it as a string.')
const forbidden = own('The text holds a character that XML does not allow.')

/** What an element or attribute holds, from JSON: amounts are numbers there and the rest, flags too, strings. */
export const jsonText = (value: unknown): string | Constraint => {
  if (typeof value !== 'string' && typeof value !== 'number') return ofType('string')
  const text = typeof value === 'string' ? value : decimalText(value)
  if (text === undefined) return exactly
  return unwritable.test(text) ? forbidden : text
}
