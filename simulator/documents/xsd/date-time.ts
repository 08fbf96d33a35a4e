const zone = '(?:Z|[+-]\\d\\d:\\d\\d)?'
const date = '(\\d{4})-(\\d\\d)-(\\d\\d)'
const time = '(\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d+))?'
const forms = {
  dateTime: new RegExp(`^${date}T${time}${zone}$`),
  date: new RegExp(`^${date}()()()()${zone}$`),
  time: new RegExp(`^()()()${time}${zone}$`),
  gYear: new RegExp(`^(\\d{4})()()()()()()${zone}$`),
}
export type DateTimeKind = keyof typeof forms

const daysIn = (year: number, month: number): number => new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()

/** Of a zone, in minutes. .NET takes any two digits for hours and for minutes. */
const offsetOf = (text: string): number => {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(text) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0))
}

/**
 * The instant of a date or time as .NET reads it (years 1 to 9999, no 24:00), in tenths of microseconds; without a zone
 * as in UTC. Undefined where it is none.
 */
export const readDateTime = (kind: DateTimeKind, text: string): bigint | undefined => {
  const found = forms[kind].exec(text)
  if (found === null) return undefined
  const [year = 1, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map(part => (part === '' ? undefined : Number(part)))
  const inRange = year > 0 && month > 0 && month < 13 && day > 0 && hour < 24 && minute < 60 && second < 60
  if (!inRange || day > daysIn(year, month)) return undefined
  const days = Date.UTC(2000, month - 1, day) // Years below 100 would be those of the last century.
  const instant = new Date(days).setUTCFullYear(year, month - 1, day)
  const seconds = instant / 1000 + hour * 3600 + (minute - offsetOf(text)) * 60 + second
  return BigInt(seconds) * 10_000_000n + BigInt((found[7] ?? '').slice(0, 7).padEnd(7, '0'))
}
