const zone = '([Zz]|[+-]\\d\\d:\\d\\d)?'
/** What .NET takes around a date beside XML's white space: more than JavaScript's \\s, and no byte order mark. */
const space = '[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]*'
const around = (form: string): RegExp => new RegExp(`^${space}${form}${zone}${space}$`)
const date = '(\\d{4})-(\\d\\d)-(\\d\\d)'
const time = '(\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d+))?'
export const forms = {
  dateTime: around(`${date}T${time}`),
  date: around(`${date}()()()()`),
  time: around(`()()()${time}`),
  gYear: around('(\\d{4})()()()()()()'),
}
export type DateTimeKind = keyof typeof forms

const daysIn = (year: number, month: number): number => new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()

/** Of a zone, in minutes. .NET takes any two digits for hours and for minutes. */
const offsetOf = (zone = ''): number => {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(zone) ?? []
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
  const seconds = instant / 1000 + hour * 3600 + (minute - offsetOf(found[8])) * 60 + second
  return BigInt(seconds) * 10_000_000n + BigInt((found[7] ?? '').slice(0, 7).padEnd(7, '0'))
}

/** The day of an xsd:date as it is written, without its zone and what stands around; undefined where there is none. */
export const dayIn = (text: string): string | undefined =>
  readDateTime('date', text) === undefined ? undefined : forms.date.exec(text)?.slice(1, 4).join('-')
