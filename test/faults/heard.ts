import type { Log } from '../../simulator/index.ts'

/** A log that keeps what it is told at level error. */
export const heard = () => {
  const errors: { readonly error: string; readonly message: string }[] = []
  const log: Log = {
    enabled: false,
    info: () => {},
    error: (fields, message) => void errors.push({ error: '', ...fields, message }),
  }
  return { log, errors }
}
