import type { Told } from '../../../contracts/told.ts'
import { quote } from '../../http/quote.ts'
import { hasDoctype } from '../xml/no-doctype.ts'
import { declaredEncoding } from '../xml/utf8.ts'
import { why } from './explanations.ts'

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** U+007F-0084, U+0086-009F, U+FDD0-FDEF and the last two of each plane from 1 to 16 (sessions-online-039). */
const forbidden = new RegExp(
  `[\\u007f-\\u0084\\u0086-\\u009f\\ufdd0-\\ufdef${Array.from(
    { length: 16 },
    (_, plane) => `\\u{${(plane + 1).toString(16)}fffe}\\u{${(plane + 1).toString(16)}ffff}`,
  ).join('')}]`,
  'u',
)
/** Where one of them may be: much quicker to search for. */
const suspect = /[\u007f-\u009f\ufdd0-\ufdef\ud83f-\udbff]/
const reference = /&#(?:x([0-9a-f]{2,6})|(\d{3,7}));/gi

const named = (codePoint: number): string => `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`

const forbiddenCharacter = (text: string): string | undefined => {
  const written = suspect.test(text) ? forbidden.exec(text)?.[0] : undefined
  if (written !== undefined) return named(written.codePointAt(0) ?? 0)
  if (!text.includes('&#')) return undefined
  for (const [, hex, decimal] of text.matchAll(reference)) {
    const codePoint = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    if (codePoint <= 0x10ffff && forbidden.test(String.fromCodePoint(codePoint))) return named(codePoint)
  }
  return undefined
}

const decode = (octets: Uint8Array): string | undefined => {
  try {
    return decoder.decode(octets)
  } catch {
    return undefined
  }
}

const byteOrderMarks = [
  ['UTF-8', [0xef, 0xbb, 0xbf]],
  ['UTF-32', [0xff, 0xfe, 0, 0]],
  ['UTF-32', [0, 0, 0xfe, 0xff]],
  ['UTF-16', [0xff, 0xfe]],
  ['UTF-16', [0xfe, 0xff]],
] as const

/** The encoding whose byte order mark stands before an invoice. */
export const byteOrderMarkOf = (octets: Uint8Array): string | undefined =>
  byteOrderMarks.find(([, mark]) => mark.every((octet, at) => octets[at] === octet))?.[0]

/** The text of an invoice, or why it is none that KSeF reads (sessions-online-038; what KSeF says of it is one text). */
export const readInvoiceText = (octets: Uint8Array): { readonly text: string } | { readonly fault: Told } => {
  const text = decode(octets)
  if (text === undefined) return { fault: why('notUtf8') }
  const encoding = declaredEncoding(text)
  if (encoding !== undefined && encoding.toLowerCase() !== 'utf-8')
    return { fault: why('declaredEncoding', { encoding: quote(encoding) }) }
  // Before the parser could expand an entity.
  if (hasDoctype(text)) return { fault: why('doctype') }
  const character = forbiddenCharacter(text)
  if (character !== undefined) return { fault: why('forbiddenCharacter', { character }) }
  return { text }
}
