import { deliver } from '../delivery/deliver.ts'
import { nextAttempt } from '../delivery/schedule.ts'
import type { AcubeEnvironment } from '../handler.ts'
import type { DeliveryRecord } from '../records.ts'

const AT_ONCE = 100

const attempt = async (
  delivery: DeliveryRecord,
  { engine, runtime, signer, allowedWebhookHosts }: AcubeEnvironment,
  fetch: typeof globalThis.fetch,
): Promise<boolean> => {
  const at = runtime.now()
  const { ok, status, error } = await deliver(
    { url: delivery.url, body: delivery.body, at },
    { signer, fetch, allowedHosts: allowedWebhookHosts },
  )
  const attempts = [...delivery.attempts, { at, status, error }]
  const again = ok ? undefined : nextAttempt({ attempts: attempts.length, failedAt: at, status })
  const state = ok ? 'delivered' : again === undefined ? 'given-up' : 'waiting'
  await engine.transaction(store => store.deliveries.put({ ...delivery, attempts, state, dueAt: again ?? at }))
  return ok
}

/**
 * Delivers what is due: to one webhook in order, to several at the same time, so that one who is slow holds up nobody
 * else. @returns how many were taken.
 */
export const deliverDue = async (
  environment: AcubeEnvironment,
  fetch: typeof globalThis.fetch,
  isClosed: () => boolean,
): Promise<number> => {
  let taken = 0
  while (!isClosed()) {
    const waiting = await environment.engine.store.deliveries.page('waiting', '', { size: AT_ONCE, order: 'oldest' })
    const due = waiting.filter(({ dueAt }) => dueAt <= environment.runtime.now())
    if (due.length === 0) break
    const lines = [...new Set(due.map(({ webhook }) => webhook))].map(async line => {
      for (const delivery of due.filter(({ webhook }) => webhook === line))
        if (!isClosed() && (await attempt(delivery, environment, fetch))) taken++
    })
    await Promise.all(lines)
  }
  return taken
}
