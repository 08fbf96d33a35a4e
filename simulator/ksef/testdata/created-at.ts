import { readTimestamp } from '../../../contracts/ksef/formats.ts'
import type { Delays } from '../../runtime/runtime.ts'

/** The createdDate that was given, else now; from then on, and the delay, test data count. */
export const createdAt = (given: string | null | undefined, now: number, { grant }: Delays) => {
  const at = (given == null ? undefined : readTimestamp(given)) ?? now
  return { createdAt: at, countsFrom: at + grant }
}
