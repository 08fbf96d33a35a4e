import type { WebhookPayload } from '../../../contracts/acube/webhooks.ts'
import { newUuid } from '../../ksef/random-text.ts'
import type { Runtime } from '../../runtime/runtime.ts'
import { each } from '../../store/each.ts'
import { type AcubeStore, acubeTables } from '../tables.ts'

/** Puts a notification on its way to every webhook that asked for its type. */
export const notify = async (payload: WebhookPayload, store: AcubeStore, runtime: Runtime): Promise<void> => {
  const partition = `${payload.legalEntityUuid} ${payload.webhookType}`
  const now = runtime.now()
  for await (const { uuid, url, type } of each(store.webhooks, acubeTables.webhooks, 'byType', partition)) {
    const [last] = await store.deliveries.page('all', '', { size: 1, order: 'newest' })
    await store.deliveries.put({
      uuid: newUuid(runtime),
      serial: (last?.serial ?? 0) + 1,
      webhook: uuid,
      type,
      url,
      body: JSON.stringify(payload),
      createdAt: now,
      attempts: [],
      state: 'waiting',
      dueAt: now,
    })
  }
}
