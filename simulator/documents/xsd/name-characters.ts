import { LETTER, NAME_CHAR } from 'xmlchars/xml/1.0/ed4.js'

/** Names as .NET knows them: of XML 1.0 until its fifth edition, with the letters of Unicode 2. */
export const nameStart = new RegExp(`[${LETTER}_:]`)
export const nameCharacter = new RegExp(`[${NAME_CHAR}]`)
/** Of a name without a colon. */
export const plainStart = new RegExp(`[${LETTER}_]`)
export const plainCharacter = new RegExp(`(?!:)[${NAME_CHAR}]`)
export const plainName = new RegExp(`^[${LETTER}_][${NAME_CHAR}]*$`)
const isAscii = /^[\0-\x7f]*$/

/** Whether .NET takes what a parser of the fifth edition took for the name of an element or attribute. */
export const isName = (written: string): boolean =>
  isAscii.test(written) || written.split(':').every(part => plainName.test(part))
