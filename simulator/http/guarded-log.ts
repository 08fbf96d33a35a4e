import { cut } from '../../contracts/bounds.ts'
import type { Log } from './log.ts'
import { maskText } from './masking.ts'

/** Characters of a message and of a field: an explanation, or the stack of a defect. */
const LONGEST_MESSAGE = 500
const LONGEST_FIELD = 4500

const fieldOf = (value: unknown): unknown => (typeof value === 'string' ? maskText(cut(value, LONGEST_FIELD)) : value)

const fieldsOf = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, fieldOf(value)]))

/** A log that no line makes long, and that no secret gets into. Everything that is logged goes through it. */
export const guardedLog = (log: Log): Log => ({
  enabled: log.enabled,
  bodies: log.bodies,
  info: (fields, message) => log.info(fieldsOf(fields), maskText(cut(message, LONGEST_MESSAGE))),
  error: (fields, message) => log.error(fieldsOf(fields), maskText(cut(message, LONGEST_MESSAGE))),
})
