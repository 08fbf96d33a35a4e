import type { StatusEntry } from '../../../contracts/ksef/statuses.ts'

/** A status as an answer has it. */
export const showStatus = ({ code, description, details }: StatusEntry) => ({
  code,
  description,
  details: details && [...details],
})
