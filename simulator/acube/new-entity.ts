import { newUuid } from '../ksef/random-text.ts'
import type { Runtime } from '../runtime/runtime.ts'
import type { EntityRecord } from './records.ts'

/** A company as it is registered: pending, and nothing known of its invoices. */
export const newEntity = (account: string, details: EntityRecord['details'], runtime: Runtime): EntityRecord => {
  const now = runtime.now()
  return {
    uuid: newUuid(runtime),
    account,
    details,
    status: 'pending',
    flow: newUuid(runtime),
    createdAt: now,
    updatedAt: now,
    failures: 0,
    foundUpTo: {},
  }
}
