import { warsawOffset } from '../../../contracts/ksef/formats.ts'

const anHour = 3_600_000

/** An instant as UPOs write it: to the millisecond, in Polish time, `2025-09-16T11:05:40.841+02:00` (upo-024). */
export const warsawTime = (at: number): string => {
  const offset = warsawOffset(at)
  return `${new Date(Math.floor(at) + offset).toISOString().slice(0, 23)}+0${offset / anHour}:00`
}
