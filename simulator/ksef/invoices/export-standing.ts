import type { ExportStatus } from '../../../contracts/ksef/statuses.ts'
import type { ExportRecord } from '../records.ts'

const day = 86_400_000
/** A package is there for so long (invoices-export-044). */
export const packageLifetime = 7 * day
/** For a day behind it the status still says so (invoices-export-054). */
const shownExpired = day

export const isRunning = ({ ending }: ExportRecord, now: number): boolean =>
  ending === undefined || now < ending.settlesAt

/** Where an export stands, read off the clock; undefined when nothing is known of it any more. */
export const exportStandingOf = (record: ExportRecord, now: number): ExportStatus | undefined => {
  const { ending } = record
  if (ending === undefined || isRunning(record, now)) return 'running'
  const age = now - ending.settlesAt
  if (age >= packageLifetime + shownExpired) return undefined
  return ending.outcome === 'succeeded' && age >= packageLifetime ? 'expired' : ending.outcome
}
