/** Where log lines go: pino has this shape. Secrets never get here. */
export interface Log {
  /** Whether anybody reads what `info` is told. */
  readonly enabled: boolean
  /** Whether lines of requests have their bodies, without secrets. Default: no. */
  readonly bodies?: boolean
  info(fields: object, message: string): void
  error(fields: object, message: string): void
}

export const silent: Log = { enabled: false, info: () => {}, error: () => {} }

/** A log that cannot be written is no reason to fail what it was to tell of: its line is lost. */
const unharmed = (write: () => void): void => {
  try {
    write()
  } catch {
    // There is nowhere left to say it.
  }
}

/** The log with its failures kept to itself. */
export const steady = (log: Log): Log => ({
  get enabled() {
    return log.enabled
  },
  get bodies() {
    return log.bodies
  },
  info: (fields, message) => unharmed(() => log.info(fields, message)),
  error: (fields, message) => unharmed(() => log.error(fields, message)),
})

/** The log with fields that each of its lines has. */
export const withFields = (log: Log, fields: object): Log => ({
  get enabled() {
    return log.enabled
  },
  get bodies() {
    return log.bodies
  },
  info: (more, message) => log.info({ ...fields, ...more }, message),
  error: (more, message) => log.error({ ...fields, ...more }, message),
})

/** The stack of an error and of what caused it, so many deep; anything else that was thrown as text. */
const stackOf = (thrown: unknown, deep = 5): string => {
  if (!(thrown instanceof Error)) return String(thrown)
  const stack = thrown.stack ?? String(thrown)
  return thrown.cause === undefined || deep === 0 ? stack : `${stack}\ncaused by ${stackOf(thrown.cause, deep - 1)}`
}

/** Tells of a failure that no caller has brought about: at level error, with its stack. */
export const tellFailure = (log: Log, thrown: unknown, message: string): void =>
  log.error({ error: stackOf(thrown) }, message)
