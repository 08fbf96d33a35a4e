import * as z from 'zod'
import { unstated } from '../bounds.ts'
import { whenAsked } from '../when-asked.ts'

/**
 * The identifiers of KSeF: pattern, checksum, make and read. Patterns from open-api.json; checksums from the
 * sources named beside them.
 */

export const nipPattern = /^[1-9]((\d[1-9])|([1-9]\d))\d{7}$/
export const peselPattern = /^\d{2}(?:0[1-9]|1[0-2]|2[1-9]|3[0-2]|4[1-9]|5[0-2]|6[1-9]|7[0-2]|8[1-9]|9[0-2])\d{7}$/
export const internalIdPattern = /^[1-9]((\d[1-9])|([1-9]\d))\d{7}-\d{5}$/
export const vatUePattern =
  /^(ATU\d{8}|BE[01]{1}\d{9}|BG\d{9,10}|CY\d{8}[A-Z]|CZ\d{8,10}|DE\d{9}|DK\d{8}|EE\d{9}|EL\d{9}|ES([A-Z]\d{8}|\d{8}[A-Z]|[A-Z]\d{7}[A-Z])|FI\d{8}|FR[A-Z0-9]{2}\d{9}|HR\d{11}|HU\d{8}|IE(\d{7}[A-Z]{2}|\d[A-Z0-9+*]\d{5}[A-Z])|IT\d{11}|LT(\d{9}|\d{12})|LU\d{8}|LV\d{11}|MT\d{8}|NL[A-Z0-9+*]{12}|PT\d{9}|RO\d{2,10}|SE\d{12}|SI\d{8}|SK\d{10}|XI((\d{9}|\d{12})|(GD|HA)\d{3}))$/
export const nipVatUePattern = new RegExp(`^[1-9]((\\d[1-9])|([1-9]\\d))\\d{7}-${vatUePattern.source.slice(1)}`)
export const peppolIdPattern = /^P[A-Z]{2}[0-9]{6}$/
export const fingerprintPattern = /^[A-F0-9]{64}$/
export const referenceNumberPattern = /^\d{8}-[A-Z]{2}-[A-F0-9]{10}-[A-F0-9]{10}-[A-F0-9]{2}$/
/**
 * How many bytes Base64 in whole groups of four stands for; undefined where the text is none. A regular expression takes
 * 10 to 20 ms for an invoice of 1 MB, `atob` takes one; it forgives white space and missing padding, which the length tells.
 */
export const base64Length = (text: string): number | undefined => {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const length = (text.length / 4) * 3 - padding
  try {
    return text.length % 4 === 0 && atob(text).length === length ? length : undefined
  } catch {
    return undefined
  }
}
export const ksefNumberPattern =
  /^([1-9](\d[1-9]|[1-9]\d)\d{7})-(20[2-9][0-9]|2[1-9]\d{2}|[3-9]\d{3})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])-([0-9A-F]{6})-?([0-9A-F]{6})-([0-9A-F]{2})$/

const octet = '(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])'
const ip4 = `(${octet}\\.){3}${octet}`
export const ip4AddressPattern = new RegExp(`^${ip4}$`)
export const ip4RangePattern = new RegExp(`^${ip4}-${ip4}$`)
export const ip4MaskPattern = new RegExp(`^${ip4}/(0|[1-9]|[12][0-9]|3[0-2])$`)

const digits = (text: string): number[] => Array.from(text, Number)
const weighted = (text: string, weights: readonly number[]): number =>
  digits(text).reduce((sum, digit, place) => sum + digit * (weights[place % weights.length] ?? 0), 0)

/** The tenth digit of a NIP from its first nine; 10 means that no such NIP exists. */
export const nipCheckDigit = (first9: string): number => weighted(first9, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11
/** Pattern and checksum. KSeF's TEST environment checks the pattern only (reference-numbers-010). */
export const isValidNip = (nip: string): boolean => nipPattern.test(nip) && nipCheckDigit(nip.slice(0, 9)) === +nip[9]!

/**
 * A valid fake NIP.
 * @param random gives a number in [0, 1).
 */
export const makeNip = (random: () => number): string => {
  for (;;) {
    const first9 = String(Math.floor(random() * 9e8) + 1e8)
    const nip = `${first9}${nipCheckDigit(first9)}`
    if (isValidNip(nip)) return nip
  }
}

export const peselCheckDigit = (first10: string): number => (10 - (weighted(first10, [1, 3, 7, 9]) % 10)) % 10
const centuries = [1900, 2000, 2100, 2200, 1800]
/** The date of birth in a PESEL as [year, month, day] (the century stands in the month), or undefined when it is none. */
export const peselDate = (pesel: string): [number, number, number] | undefined => {
  const [yy, mm, dd] = [+pesel.slice(0, 2), +pesel.slice(2, 4), +pesel.slice(4, 6)]
  const date: [number, number, number] = [centuries[Math.floor(mm / 20)]! + yy, mm % 20, dd]
  const made = new Date(Date.UTC(date[0], date[1] - 1, date[2]))
  return made.getUTCMonth() === date[1] - 1 && made.getUTCDate() === dd ? date : undefined
}
export const isValidPesel = (pesel: string): boolean =>
  peselPattern.test(pesel) && peselDate(pesel) !== undefined && peselCheckDigit(pesel.slice(0, 10)) === +pesel[10]!
/** A valid PESEL of someone born on the given date. `serial` 0–9999. */
export const makePesel = (year: number, month: number, day: number, serial: number): string => {
  const century = centuries.indexOf(Math.floor(year / 100) * 100)
  const two = (value: number) => String(value).padStart(2, '0')
  const first10 = `${two(year % 100)}${two(month + century * 20)}${two(day)}${String(serial).padStart(4, '0')}`
  return `${first10}${peselCheckDigit(first10)}`
}

/** The last digit of an InternalId from the 14 before it (reference-numbers-006). */
export const internalIdCheckDigit = (nip: string, first4: string): number => weighted(nip + first4, [1, 3]) % 10
export const makeInternalId = (nip: string, first4: string): string =>
  `${nip}-${first4}${internalIdCheckDigit(nip, first4)}`
export const isValidInternalId = (value: string): boolean =>
  internalIdPattern.test(value) && internalIdCheckDigit(value.slice(0, 10), value.slice(11, 15)) === +value[15]!

const crc8Table = Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = crc & 0x80 ? ((crc << 1) ^ 0x07) & 0xff : crc << 1
  return crc
})
/** CRC-8, polynomial 0x07, initial value 0, of ASCII text, as two upper-case hex digits (ksef-number-003). */
export const crc8 = (text: string): string => {
  let crc = 0
  for (let place = 0; place < text.length; place++) crc = crc8Table[crc ^ text.charCodeAt(place)]!
  return hex(crc, 2)
}
const hex = (value: number, width: number): string => value.toString(16).toUpperCase().padStart(width, '0')
/** The parts and what they sum up to. A text that is joined is one piece of memory; what a template makes keeps its parts. */
const withCrc8 = (...parts: readonly string[]): string => {
  const body = parts.join('-')
  return [body, crc8(body)].join('-')
}

/** CR challenge, AU authentication, EC KSeF token, SO online session, SB batch session, EE invoice, EU UPO … */
export type ReferenceKind = 'CR' | 'AU' | 'EC' | 'SO' | 'SB' | 'EE' | 'EU' | 'EH' | 'EG'

const dayMs = 86_400_000
/** The last day that was asked about: every reference number begins with one. */
let lastDay = { day: Number.NaN, text: '' }
/** yyyymmdd in UTC of an instant in milliseconds. */
export const compactDate = (at: number): string => {
  const day = Math.floor(at / dayMs)
  if (day !== lastDay.day) lastDay = { day, text: new Date(at).toISOString().slice(0, 10).replaceAll('-', '') }
  return lastDay.text
}

/**
 * YYYYMMDD-TT-MMMMMMMSSS-RRRRRRRRRR-CC: date, kind, milliseconds of the UTC day in hex, counter, random, CRC-8
 * (recording reference-number-structure-derived).
 * @param at milliseconds since the epoch. @param random 10 upper-case hex digits.
 */
export const makeReferenceNumber = (kind: ReferenceKind, at: number, random: string, counter = 0): string =>
  withCrc8(compactDate(at), kind, hex(Math.floor(at) % dayMs, 7) + hex(counter, 3), random)
/** The parts of a reference number, or undefined when it is none or its CRC-8 is wrong. `at` in milliseconds. */
export const readReferenceNumber = (text: string): { kind: string; at: number; counter: number } | undefined => {
  if (!referenceNumberPattern.test(text) || crc8(text.slice(0, -3)) !== text.slice(-2)) return undefined
  const midnight = readDate(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`)
  const ofDay = Number.parseInt(text.slice(12, 19), 16)
  if (midnight === undefined || ofDay >= dayMs) return undefined
  return { kind: text.slice(9, 11), at: midnight + ofDay, counter: Number.parseInt(text.slice(19, 22), 16) }
}

/** The last second that was asked about: most answers carry an instant of now. */
let lastSecond = { second: Number.NaN, text: '' }
/** And the last instant: an invoice that is sent, accepted and stored at once has one text for all three. */
let last = { at: Number.NaN, zone: '', text: '' }
/**
 * An instant as KSeF writes it: up to 7 fractional digits without trailing zeros, `+00:00` (in errors `Z`).
 * @param at milliseconds since the epoch; the fraction carries the digits below the millisecond.
 */
export const formatTimestamp = (at: number, zone: '+00:00' | 'Z' = '+00:00'): string => {
  if (at === last.at && zone === last.zone) return last.text
  const whole = Math.floor(at)
  const second = Math.floor(whole / 1000)
  if (second !== lastSecond.second) lastSecond = { second, text: new Date(second * 1000).toISOString().slice(0, 19) }
  const ticks = (whole - second * 1000) * 10_000 + Math.floor((at - whole) * 10_000)
  const fraction = ticks === 0 ? '' : `.${String(ticks).padStart(7, '0').replace(/0+$/, '')}`
  const text = [lastSecond.text, fraction, zone].join('')
  last = { at, zone, text }
  return text
}

/** KSeF knows the years 1 to 9999, as .NET does. */
const firstInstant = Date.parse('0001-01-01T00:00:00Z')
const lastInstant = Date.parse('9999-12-31T23:59:59.999Z')
const isKnown = (at: number): boolean => at >= firstInstant && at < lastInstant + 1
const withinYears = (at: number): number => Math.min(Math.max(at, firstInstant), lastInstant)

const datePattern = /^\d{4}-\d{2}-\d{2}$/
/** Midnight in UTC (ms) of a calendar day, `2026-02-01`; undefined when the text is none. */
export const readDate = (text: string): number | undefined => {
  const at = datePattern.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  // 30 February is no date, though some parsers roll it on.
  return isKnown(at) && new Date(at).toISOString().startsWith(text) ? at : undefined
}

const timestampPattern =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.(\d{1,9}))?)?(Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?$/i
/**
 * The instant (ms, with a fraction below) of an ISO 8601 text; without an offset it is Warsaw's time, and of what lies
 * before the year 1 then (a date that .NET left unset) the first instant. Undefined when the text is none.
 */
export const readTimestamp = (text: string): number | undefined => {
  const [, date = '', time = '00:00:00', fraction = '', zone] = timestampPattern.exec(text) ?? []
  if (readDate(date) === undefined) return undefined
  const at = Date.parse(`${date}T${time}${zone?.toUpperCase() ?? 'Z'}`) + Number(`0.${fraction || 0}`) * 1000
  if (Number.isNaN(at)) return undefined
  if (zone === undefined) return withinYears(fromWarsaw(at))
  return isKnown(at) ? at : undefined
}

let warsawFormat: Intl.DateTimeFormat | undefined
/** Made when first asked for: it reads the zones of the world, 15 ms of a start. */
const warsaw = (): Intl.DateTimeFormat => {
  warsawFormat ??= new Intl.DateTimeFormat('en-US', {
    timeZone: 'Europe/Warsaw',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return warsawFormat
}
const anHour = 3_600_000
/** Before, Warsaw kept the time of its own meridian, and Intl numbers the years before the first otherwise. */
const firstAsked = Date.parse('1900-01-01T00:00:00Z')
/** What Warsaw's clock shows, as if it were UTC. */
const shownInWarsaw = (at: number): number => {
  const parts = warsaw()
    .formatToParts(at)
    .map(({ type, value }) => [type, Number(value)])
  const { year, month, day, hour, minute, second }: Record<string, number> = Object.fromEntries(parts)
  return Date.UTC(year!, month! - 1, day, hour, minute, second)
}
/** Hours that were asked about: the offset does not change within one, and formatting costs 10 us. An invoice asks about three. */
const offsets = new Map<number, number>()
const mostOffsets = 100
/** How far the clock of Warsaw is ahead of UTC at an instant, in milliseconds. */
export const warsawOffset = (at: number): number => {
  const hour = Math.floor(Math.max(at, firstAsked) / anHour)
  const known = offsets.get(hour)
  if (known !== undefined) return known
  const offset = shownInWarsaw(hour * anHour) - hour * anHour
  if (offsets.size >= mostOffsets) offsets.clear()
  offsets.set(hour, offset)
  return offset
}
/** The calendar day in Warsaw, `2026-02-01`. */
export const warsawDate = (at: number): string =>
  new Date(withinYears(at + warsawOffset(at))).toISOString().slice(0, 10)
/** The instant at which Warsaw's clock shows what UTC's shows at `local`. */
export const fromWarsaw = (local: number): number => {
  const guess = local - warsawOffset(local)
  return local - warsawOffset(guess)
}

/** 12 hex digits between the date and the checksum of a KSeF number, which KSeF begins with 01 00 (recorded). */
export const makeKsefNumber = (sellerNip: string, at: number, random8: string): string =>
  withCrc8(sellerNip, compactDate(at), `0100${random8}`)

/**
 * `{NIP of the seller}-IZ{YYYYMM}-{12 hex digits}-{CRC-8 of what stands before}`, of the month in Poland
 * (collective-identifiers-n02). Both published numbers end their digits in zeros.
 */
export const makeCollectiveIdentifier = (sellerNip: string, at: number, random8: string): string =>
  withCrc8(sellerNip, `IZ${warsawDate(at).slice(0, 7).replace('-', '')}`, `${random8}0000`)

// Schemas. A text of the wrong form is "not in the correct format", as KSeF's validator says (ksef-token-400-challenge-format).

/** A text whose pattern the official document prints. */
const printed = (pattern: RegExp, length?: number) => {
  const schema = z.string().regex(pattern)
  return length === undefined ? schema : schema.meta({ minLength: length, maxLength: length })
}
/** A text that the official document bounds by length only; KSeF checks its form all the same. */
const known = (pattern: RegExp, length: number) =>
  z
    .string()
    .refine(text => pattern.test(text), { params: { format: true } })
    .meta({ minLength: length, maxLength: length })

export const Nip = whenAsked(() => printed(nipPattern, 10))
export const Pesel = whenAsked(() =>
  printed(peselPattern, 11).refine(pesel => !peselPattern.test(pesel) || peselDate(pesel) !== undefined, {
    // testdata-person-400-pesel-format
    error: 'Invalid PESEL format.',
  }),
)

export const ReferenceNumber = whenAsked(() => known(referenceNumberPattern, 36))
export const Challenge = whenAsked(() => known(/^\d{8}-CR-[A-F0-9]{10}-[A-F0-9]{10}-[A-F0-9]{2}$/, 36))
export const Ip4Address = whenAsked(() => printed(ip4AddressPattern))
export const Ip4Range = whenAsked(() => printed(ip4RangePattern))
export const Ip4Mask = whenAsked(() => printed(ip4MaskPattern))
export const Timestamp = whenAsked(() => z.string().meta({ format: 'date-time' }))
/** A date-time that a caller gives: ISO 8601, in the time of Warsaw where it names no offset (invoices-query-019). */
export const GivenTimestamp = whenAsked(() =>
  z
    .string()
    .refine(text => readTimestamp(text) !== undefined, { params: { format: true } })
    .meta({ format: 'date-time' }),
)

export const CalendarDate = whenAsked(() => z.string().meta({ format: 'date' }))
/** A day that a caller gives. */
export const GivenDate = whenAsked(() =>
  z
    .string()
    .refine(text => readDate(text) !== undefined, { params: { format: true } })
    .meta({ format: 'date' }),
)
/** Bytes. Text that is not Base64 makes the whole content unreadable, as for any .NET reader. */
export const base64 = (longest: number) =>
  z
    .string()
    .max(longest, { abort: true })
    .refine(text => base64Length(text) !== undefined, { params: { unreadable: true } })
    .meta({ format: 'byte' })
export const Base64 = whenAsked(() => base64(unstated.text))
/** A hash as KSeF wants and gives it. */
export const Sha256 = whenAsked(() => Base64().min(44).max(44).meta({ format: 'byte' }))
/** A number that does not fit is refused for that alone: `abort` leaves out what else may be said of it. */
export const Int32 = whenAsked(() => z.int32({ abort: true }).meta({ format: 'int32' }))
/** As far as JavaScript counts one by one: 2^53. */
export const Int64 = whenAsked(() => z.int({ abort: true }).meta({ format: 'int64' }))
/** What numbers of these two kinds may be by themselves, which no document says and no text of a fault. */
export const integerBounds: readonly number[] = [
  -(2 ** 31),
  2 ** 31 - 1,
  Number.MIN_SAFE_INTEGER,
  Number.MAX_SAFE_INTEGER,
]
