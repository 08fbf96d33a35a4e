import { type Told, together } from '../../../contracts/told.ts'
import type { SessionRecord } from '../records.ts'

/** What is said of a session, and why it has come to that, where it is known. */
export const withReason = (told: Told, { explanation }: SessionRecord): Told =>
  explanation === undefined ? told : together([told, explanation])
