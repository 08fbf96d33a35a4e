import type { DerElement } from '../xml/der.ts'

/** Year, month, day, hour, minute and second of the two types of time, as RFC 5280 has them: with seconds and Z, no fraction. */
const forms: Readonly<Record<number, RegExp>> = {
  23: /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/, // UTCTime
  24: /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/, // GeneralizedTime
}

/** Of a UTCTime two digits are written: from 50 on they mean the twentieth century (RFC 5280, 4.1.2.5.1). */
const yearOf = (digits: string): string => (digits.length === 4 ? digits : `${digits >= '50' ? 19 : 20}${digits}`)

/**
 * The instant that a UTCTime or GeneralizedTime says, in milliseconds since the epoch. Undefined where the element is
 * neither, is written in another way than RFC 5280 allows, or says a day or an hour that there is not.
 */
export const derTime = ({ tag, contents }: DerElement): number | undefined => {
  const [, year, month, day, hour, minute, second] = forms[tag]?.exec(contents.toString('latin1')) ?? []
  if (year === undefined || yearOf(year) === '0000') return undefined
  const text = `${yearOf(year)}-${month}-${day}T${hour}:${minute}:${second}.000Z`
  const at = new Date(text)
  // The parser rolls 30 February and 24:00 on to the next day.
  return Number.isFinite(at.getTime()) && at.toISOString() === text ? at.getTime() : undefined
}
