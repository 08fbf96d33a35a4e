import { courseOf } from '../outages/course.ts'
import type { OutageRecord, SessionRecord } from '../records.ts'

/** How long a closed session is worked on once its invoices are done with: longer where an outage holds it up. */
export const processingUnder = (
  outages: readonly OutageRecord[],
  { closedAt = 0, settlesAt = 0, processing }: Pick<SessionRecord, 'closedAt' | 'settlesAt' | 'processing'>,
): number => {
  const from = Math.max(closedAt, settlesAt)
  return courseOf(from + processing, outages).settlesAt - from
}
