/** What options may be, and where they are not given. */

export const rateLimitChoices = ['test', 'production', 'off'] as const

/** When what was answered is on the disk. */
export const dataSyncChoices = ['full', 'normal'] as const

/** Reached by this machine alone. */
export const defaultPlace = { port: 4010, host: '127.0.0.1' }

export const logLevels = ['debug', 'info', 'error', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** For people, or a JSON object a line for programs. */
export const logFormats = ['pretty', 'json'] as const
export type LogFormat = (typeof logFormats)[number]
