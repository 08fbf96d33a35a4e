/** Days in Poland as `2026-02-01`. */

const ms = 86_400_000
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10)

/** Ustawa z 18 stycznia 1951 r. o dniach wolnych od pracy; Christmas Eve since 2025. */
const fixed = ['01-01', '01-06', '05-01', '05-03', '08-15', '11-01', '11-11', '12-25', '12-26']
/** Easter Sunday, Easter Monday, Whit Sunday, Corpus Christi: days after Easter. */
const movable = [0, 1, 49, 60]

/** Midnight of Easter Sunday (the Gregorian rule of Meeus, Jones and Butcher). */
export const easterOf = (year: number): number => {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1)
}

const isHoliday = (day: string): boolean => {
  const year = Number(day.slice(0, 4))
  const easter = easterOf(year)
  return (
    fixed.includes(day.slice(5)) ||
    (day.endsWith('-12-24') && year >= 2025) ||
    movable.some(days => dayOf(easter + days * ms) === day)
  )
}

/** Monday to Friday without public holidays; the act does not define it, and Saturday is open. */
export const isBusinessDay = (day: string): boolean =>
  ![0, 6].includes(new Date(at(day)).getUTCDay()) && !isHoliday(day)

/** The `count`th business day after a day. */
export const businessDaysAfter = (day: string, count: number): string => {
  let instant = at(day)
  for (let found = 0; found < count; ) {
    instant += ms
    if (isBusinessDay(dayOf(instant))) found++
  }
  return dayOf(instant)
}
