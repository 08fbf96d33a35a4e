import { readTimestamp } from '../../../contracts/ksef/formats.ts'

/** The createdDate that was given, else now. A date in the future counts from then on. */
export const createdAt = (given: string | null | undefined, now: number): number =>
  (given == null ? undefined : readTimestamp(given)) ?? now
