import type { DeliveryRecord } from '../records.ts'
import type { ReadableAcubeStore } from '../tables.ts'

/** One notification and how its delivery goes. Instants are ISO 8601. */
export interface DeliveryView {
  readonly uuid: string
  readonly webhookUuid: string
  readonly webhookType: string
  readonly url: string
  readonly payload: unknown
  readonly createdAt: string
  readonly state: 'waiting' | 'delivered' | 'given-up'
  readonly attempts: readonly { readonly at: string; readonly status?: number; readonly error?: string }[]
  readonly nextAttemptAt?: string
}

const MOST_SHOWN = 200

const viewOf = (it: DeliveryRecord): DeliveryView => ({
  uuid: it.uuid,
  webhookUuid: it.webhook,
  webhookType: it.type,
  url: it.url,
  payload: JSON.parse(it.body),
  createdAt: new Date(it.createdAt).toISOString(),
  state: it.state,
  attempts: it.attempts.map(({ at, status, error }) => ({ at: new Date(at).toISOString(), status, error })),
  nextAttemptAt: it.state === 'waiting' ? new Date(it.dueAt).toISOString() : undefined,
})

/** The newest first, at most 200. */
export const newestDeliveries = async (store: ReadableAcubeStore): Promise<readonly DeliveryView[]> =>
  (await store.deliveries.page('all', '', { size: MOST_SHOWN, order: 'newest' })).map(viewOf)
