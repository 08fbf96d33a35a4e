import type { Told } from '../../../contracts/told.ts'
import { why } from './explanations.ts'
import { NotTaken } from './not-taken.ts'
/** One element of DER: its tag, its contents, and where the next one begins. */
export interface DerElement {
  readonly tag: number
  readonly contents: Buffer
  /** Tag, length and contents. */
  readonly whole: Buffer
}

const refuse = (fault: Told): never => {
  throw new NotTaken(why('notDer', { fault }))
}

const readElement = (octets: Buffer, at: number): DerElement => {
  const [tag = 0, first = 0] = octets.subarray(at)
  const sizeOfLength = first < 0x80 ? 0 : first & 0x7f
  if (first === 0x80 || sizeOfLength > 3) refuse(why('derLength'))
  const start = at + 2 + sizeOfLength
  const length = sizeOfLength === 0 || start > octets.length ? first : octets.readUIntBE(at + 2, sizeOfLength)
  if (start + length > octets.length) refuse(why('derOverlap'))
  return { tag, contents: octets.subarray(start, start + length), whole: octets.subarray(at, start + length) }
}

/** The elements that stand one after another in `octets`. @throws NotTaken */
export const derElements = (octets: Buffer): DerElement[] => {
  const elements: DerElement[] = []
  for (let at = 0; at < octets.length; at += elements.at(-1)?.whole.length ?? 0) elements.push(readElement(octets, at))
  return elements
}

/** Those that people use have up to 20 octets. */
const longestOid = 64

/** Dotted text of an object identifier's contents. */
export const derOid = (contents: Buffer): string => {
  if (contents.length > longestOid) refuse(why('derIdentifier', { octets: contents.length }))
  const arcs: number[] = []
  let arc = 0
  for (const octet of contents) {
    arc = arc * 128 + (octet & 0x7f)
    if (octet < 0x80) {
      arcs.push(arc)
      arc = 0
    }
  }
  const [first = 0, ...rest] = arcs
  const root = Math.min(Math.floor(first / 40), 2)
  return [root, first - root * 40, ...rest].join('.')
}

const decoders: Readonly<Record<number, (contents: Buffer) => string>> = {
  12: contents => contents.toString('utf8'), // UTF8String
  19: contents => contents.toString('latin1'), // PrintableString
  20: contents => contents.toString('latin1'), // TeletexString
  22: contents => contents.toString('latin1'), // IA5String
  18: contents => contents.toString('latin1'), // NumericString
  30: contents =>
    contents.length % 2 === 0 ? Buffer.from(contents).swap16().toString('utf16le') : refuse(why('derHalfCharacter')), // BMPString
}

/** The text of a character string, or undefined for any other type. */
export const derText = ({ tag, contents }: DerElement): string | undefined => decoders[tag]?.(contents)
