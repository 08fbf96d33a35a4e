import type { SnippetLanguage } from './snippet-languages.ts'

/**
 * A text as each language writes it in double quotes, so that nothing of it is read as code. What an editor or the way over the
 * clipboard would lose or change is written by its number.
 */

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** Control and format characters, and every space but the plain one. */
const unseen = /(?! )[\p{C}\p{Z}]/gu

interface Writing {
  /** What a backslash stands before. */
  readonly special: RegExp
  readonly numbered: RegExp
  number(character: string): string
}

const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0')

/** `\uXXXX` for each unit of UTF-16: beyond U+FFFF there are two. */
const byUnits = (character: string): string =>
  character
    .split('')
    .map(unit => `\\u${hex(unit.charCodeAt(0), 4)}`)
    .join('')

const quotes = /["\\]/g

const writings: Readonly<Record<SnippetLanguage, Writing>> = {
  csharp: { special: quotes, numbered: unseen, number: byUnits },
  // Before Java 18 the compiler reads letters as the machine's locale has them.
  java: { special: quotes, numbered: /[^\x20-\x7e]/gu, number: byUnits },
  python: { special: quotes, numbered: unseen, number: character => `\\U${hex(character.codePointAt(0)!, 8)}` },
  // A variable's value would stand where its name is.
  php: { special: /["\\$]/g, numbered: unseen, number: character => `\\u{${hex(character.codePointAt(0)!, 1)}}` },
  // Within a page's script an end tag ends it, whatever it stands in.
  typescript: { special: /["\\]|(?<=<)[!/]/g, numbered: unseen, number: byUnits },
}

export const literal = (language: SnippetLanguage, text: string): string => {
  const { special, numbered, number } = writings[language]
  return `"${text.replace(special, '\\$&').replace(numbered, character => named[character] ?? number(character))}"`
}
