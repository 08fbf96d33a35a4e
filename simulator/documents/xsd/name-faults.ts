import { nameCharacter, nameStart, plainCharacter, plainStart } from './name-characters.ts'
import type { NamespaceOf } from './scan.ts'

// Why a text is no name, in .NET's words; undefined where it is one.

const codeOf = (letter: string): string =>
  `hexadecimal value 0x${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0')}`
const inName = (letter: string): string => `The '${letter}' character, ${codeOf(letter)}, cannot be included in a name.`
/** @param cannotBegin whether a character that is none of a name at all is told as one that no name begins with. */
const faultOf = (text: string, first: RegExp, other: RegExp, cannotBegin = other): string | undefined => {
  if (text === '') return "The empty string '' is not a valid name."
  const [start = '', ...rest] = text
  if (!first.test(start))
    return cannotBegin.test(start)
      ? `Name cannot begin with the '${start}' character, ${codeOf(start)}.`
      : inName(start)
  const wrong = rest.find(letter => !other.test(letter))
  return wrong && inName(wrong)
}
/** Of an NMTOKEN: any characters of names. */
export const tokenFault = (text: string): string | undefined => faultOf(text, nameCharacter, nameCharacter)
export const nameFault = (text: string): string | undefined => faultOf(text, nameStart, nameCharacter, /^/)
/** Of a name without a colon. */
export const plainNameFault = (text: string): string | undefined => faultOf(text, plainStart, plainCharacter)

/** Where the name without a colon that begins at a place ends: there, if none does. */
const endOfPlain = (text: string, from: number): number => {
  if (!plainStart.test(text.charAt(from))) return from
  let end = from + 1
  while (plainCharacter.test(text.charAt(end))) end += 1
  return end
}
/** What stands behind a prefix and is no name lets .NET object to the colon. */
export const qualifiedNameFault = (text: string, namespaceOf: NamespaceOf): string | undefined => {
  if (text === '') return 'The attribute value cannot be empty.'
  const colon = endOfPlain(text, 0)
  const local = colon > 0 && text.charAt(colon) === ':' ? endOfPlain(text, colon + 1) : 0
  const end = local > colon + 1 ? local : colon
  if (end === 0) return plainNameFault(text)
  if (end < text.length) return inName(String.fromCodePoint(text.codePointAt(end) ?? 0))
  const prefix = text.slice(0, colon)
  return colon < end && namespaceOf(prefix) === undefined ? `'${prefix}' is an undeclared prefix.` : undefined
}
