/** What options may be, and where they are not given. */

export const rateLimitChoices = ['test', 'production', 'off'] as const

/** When what was answered is on the disk. */
export const dataSyncChoices = ['full', 'normal'] as const

/** Reached by this machine alone. */
export const defaultPlace = { port: 4010, host: '127.0.0.1' }

export const logLevels = ['debug', 'info', 'error', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** In which a clock may begin: it runs on, and a year is left for it before those that dates of five digits would begin. */
const [firstYear, lastYear] = [1970, 9998]
export const clockYears = `of a year from ${firstYear} to ${lastYear}`
/** @param at in milliseconds */
export const mayBegin = (at: number): boolean => {
  const year = new Date(at).getUTCFullYear()
  return year >= firstYear && year <= lastYear
}

/** For people, or a JSON object a line for programs. */
export const logFormats = ['pretty', 'json'] as const
export type LogFormat = (typeof logFormats)[number]
