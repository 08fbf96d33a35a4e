/** A number as it is written, without what does not count. */
export interface Decimal {
  readonly negative: boolean
  /** '' for 0. */
  readonly whole: string
  readonly fraction: string
}

/** What System.Decimal holds at most, and how many digits. */
const largest = '79228162514264337593543950335'
const digits = 29

/** @param text of digits with a point at most and a sign before them. */
export const readDecimal = (text: string): Decimal => {
  const [whole = '', fraction = ''] = text.replace(/^[+-]?0*/, '').split('.')
  const kept = fraction.slice(0, Math.max(0, digits - whole.length)).replace(/0+$/, '')
  return { negative: text.startsWith('-') && whole + kept !== '', whole, fraction: kept }
}

const compareTexts = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)
const compareSizes = (a: Decimal, b: Decimal): number =>
  a.whole.length - b.whole.length || compareTexts(a.whole, b.whole) || compareTexts(a.fraction, b.fraction)
const compareRead = (a: Decimal, b: Decimal): number => {
  if (a.negative !== b.negative) return a.negative ? -1 : 1
  return a.negative ? compareSizes(b, a) : compareSizes(a, b)
}

/** Numbers of so many letters are told apart by JavaScript's own, which are quicker. */
const short = 15

export const compareDecimals = (a: string, b: string): number =>
  a.length <= short && b.length <= short ? Number(a) - Number(b) : compareRead(readDecimal(a), readDecimal(b))

export const fits = (text: string): boolean => {
  if (text.length < largest.length) return true
  const { whole } = readDecimal(text)
  return whole.length < largest.length || (whole.length === largest.length && whole <= largest)
}

/** Of 0.05 two: zeros behind the point count, those before it do not. */
export const hasTotalDigits = (text: string, most: number): boolean => {
  if (text.length <= most) return true
  const { whole, fraction } = readDecimal(text)
  return Math.max((whole + fraction).replace(/^0+/, '').length, fraction.length) <= most
}

export const hasFractionDigits = (text: string, most: number): boolean => {
  const point = text.indexOf('.')
  return point < 0 || text.length - point - 1 <= most || readDecimal(text).fraction.length <= most
}
