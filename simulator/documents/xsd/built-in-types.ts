import { type DateTimeKind, readDateTime } from './date-time.ts'
import { compareDecimals, fits, readDecimal } from './decimal.ts'
import { quoted } from './faults.ts'
import { nameFault, plainNameFault, qualifiedNameFault, tokenFault } from './name-faults.ts'
import type { NamespaceOf } from './scan.ts'
import { isUri } from './uri.ts'
import { collapse, type WhiteSpace } from './white-space.ts'

/** A type that XSD itself has, as .NET treats it. Values are handed to it with their white space normalized. */
export interface BuiltInType {
  /** What .NET calls it where a type has no name. */
  readonly typeCode: string
  readonly whiteSpace: WhiteSpace
  readonly base?: string
  /** Why a text is no value of the type, in .NET's words; undefined where it is one. */
  fault(text: string, namespaceOf: NamespaceOf): string | undefined
  /** Equal values have equal texts. */
  canonical(text: string): string
  /** For the bounds of numbers and dates. */
  compare(a: string, b: string): number
}

const always = (): undefined => undefined
const asWritten = (text: string): string => text
const byText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)
const type = (typeCode: string, own: Partial<BuiltInType>): BuiltInType => ({
  typeCode,
  whiteSpace: 'collapse',
  fault: always,
  canonical: asWritten,
  compare: byText,
  ...own,
})

const noValue = (text: string, of: string): string => `The string '${quoted(text)}' is not a valid ${of} value.`

const matching = (typeCode: string, pattern: RegExp): BuiltInType =>
  type(typeCode, { fault: text => (pattern.test(text) ? undefined : noValue(collapse(text), typeCode)) })

const number: Pick<BuiltInType, 'canonical' | 'compare'> = {
  canonical: text => {
    const { negative, whole, fraction } = readDecimal(text)
    return `${negative ? '-' : ''}${whole}.${fraction}`
  },
  compare: compareDecimals,
}
const numeric = (typeCode: string, pattern: RegExp): BuiltInType =>
  type(typeCode, {
    ...number,
    fault: text => (pattern.test(text) && fits(text) ? undefined : noValue(text, typeCode)),
  })

const wholeOf = (text: string): string =>
  number.canonical(text).replace(/^(-?)(\d*)\.$/, (_, sign, whole) => sign + (whole || '0'))
const digits = /^[+-]?\d+$/
const isBetween = (text: string, least: string, most: string): boolean =>
  number.compare(text, least) >= 0 && number.compare(text, most) <= 0

/** A whole number that .NET keeps in a type of its own, whose name it tells. */
const integer = (typeCode: string, kept: string, base: string, least: string, most: string): BuiltInType =>
  type(typeCode, {
    ...number,
    base,
    fault: text => (digits.test(text) && isBetween(text, least, most) ? undefined : noValue(text, kept)),
  })

/** A whole number of any size on one side of 0. */
const oneSided = (typeCode: string, base: string, holds: (text: string) => boolean): BuiltInType =>
  type(typeCode, {
    ...number,
    base,
    fault: text => {
      if (!digits.test(text) || !fits(text)) return noValue(text, 'Integer')
      return holds(text) ? undefined : `Value '${wholeOf(text)}' was either too large or too small for ${typeCode}.`
    },
  })

const moment = (typeCode: string, kind: DateTimeKind): BuiltInType =>
  type(typeCode, {
    fault: text => (readDateTime(kind, text) === undefined ? noValue(text, typeCode) : undefined),
    canonical: text => String(readDateTime(kind, text)),
    compare: (a, b) => Number((readDateTime(kind, a) ?? 0n) - (readDateTime(kind, b) ?? 0n)),
  })

/** What .NET makes of a text of nothing but white space. */
const token = (text: string): string | undefined =>
  text === ' '
    ? "line-feed (#xA) or tab (#x9) characters, leading or trailing spaces and sequences of one or more spaces (#x20) are not allowed in 'xs:token'."
    : undefined

const language = (text: string): string | undefined => {
  if (text === '') return 'The attribute value cannot be empty.'
  return /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/.test(text) ? undefined : "'' is an invalid language identifier."
}

const base64 = (text: string): string | undefined => {
  const letters = text.replaceAll(' ', '')
  return letters.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(letters)
    ? undefined
    : 'The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters.'
}

/** Those that the schemas of KSeF use, with the names and the faults that .NET has for each. */
export const builtInTypes: Readonly<Record<string, BuiltInType>> = {
  string: type('String', { whiteSpace: 'preserve' }),
  normalizedString: type('NormalizedString', { whiteSpace: 'replace', base: 'string' }),
  token: type('Token', { base: 'normalizedString', fault: token }),
  language: type('Language', { base: 'token', fault: language }),
  NMTOKEN: type('NmToken', { base: 'token', fault: tokenFault }),
  Name: type('Name', { base: 'token', fault: nameFault }),
  NCName: type('NCName', { base: 'Name', fault: plainNameFault }),
  ID: type('Id', { base: 'NCName', fault: plainNameFault }),
  QName: type('QName', { fault: qualifiedNameFault }),
  boolean: matching('Boolean', /^(?:true|false|0|1)$/),
  decimal: numeric('Decimal', /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/),
  integer: { ...numeric('Integer', digits), base: 'decimal' },
  nonNegativeInteger: oneSided('NonNegativeInteger', 'integer', text => number.compare(text, '0') >= 0),
  positiveInteger: oneSided('PositiveInteger', 'nonNegativeInteger', text => number.compare(text, '0') > 0),
  long: integer('Long', 'Int64', 'integer', '-9223372036854775808', '9223372036854775807'),
  int: integer('Int', 'Int32', 'long', '-2147483648', '2147483647'),
  short: integer('Short', 'Int16', 'int', '-32768', '32767'),
  byte: integer('Byte', 'SByte', 'short', '-128', '127'),
  dateTime: moment('DateTime', 'dateTime'),
  date: moment('Date', 'date'),
  time: moment('Time', 'time'),
  gYear: moment('GYear', 'gYear'),
  base64Binary: type('Base64Binary', { fault: base64, canonical: text => text.replaceAll(' ', '') }),
  anyURI: type('AnyUri', { fault: text => (isUri(text) ? undefined : noValue(collapse(text), 'Uri')) }),
}
