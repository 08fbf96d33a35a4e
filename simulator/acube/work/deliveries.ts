import { tellFailure } from '../../http/log.ts'
import { each } from '../../store/each.ts'
import { type Delivery, deliver } from '../delivery/deliver.ts'
import { nextAttempt } from '../delivery/schedule.ts'
import type { AcubeEnvironment } from '../handler.ts'
import type { DeliveryRecord } from '../records.ts'
import { type AcubeStore, acubeTables } from '../tables.ts'

/** After a defect of ours, in milliseconds. */
const DEFECT_PAUSE = 60_000

/** So many of those that have come to an end are kept for the log. */
const KEPT = 1000

const forgetOld = async ({ deliveries }: AcubeStore): Promise<void> => {
  const finished = await deliveries.page('finished', '', { size: KEPT + 1, order: 'newest' })
  for (const { uuid } of finished.slice(KEPT)) await deliveries.delete(uuid)
}

/** No fault of the receiver's. */
const unsent: Delivery = { ok: false, error: 'The simulator could not send it: a defect, and its log has the stack.' }

/** @returns whether its receiver took it */
const attempt = async (
  delivery: DeliveryRecord,
  { tables, log, runtime, signer, closing, allowedWebhookHosts }: AcubeEnvironment,
  fetch: typeof globalThis.fetch,
): Promise<boolean> => {
  const at = runtime.now()
  const { ok, status, error } = await deliver(
    { url: delivery.url, body: delivery.body, at },
    { signer, fetch, allowedHosts: allowedWebhookHosts },
  ).catch(failure => {
    tellFailure(log, failure, 'a defect in the deliveries of the A-Cube look-alike')
    return unsent
  })
  // Whoever goes on finds it as it was.
  if (!ok && closing.aborted) return false
  const attempts = [...delivery.attempts, { at, status, error }]
  const again = ok ? undefined : nextAttempt({ attempts: attempts.length, failedAt: at, status })
  const state = ok ? 'delivered' : again === undefined ? 'given-up' : 'waiting'
  return tables.write(async store => {
    // Another process has had it meanwhile: what it wrote stays.
    if ((await store.deliveries.get(delivery.uuid))?.attempts.length !== delivery.attempts.length) return false
    await store.deliveries.put({ ...delivery, attempts, state, dueAt: again ?? at })
    await forgetOld(store)
    return ok
  })
}

/** Brings notifications to webhooks: each webhook has a line of its own, so that one who is slow holds up nobody else. */
export interface Deliveries {
  /** Begins what is due. Resolves when no line has anything left to do now. */
  deliver(): Promise<void>
  close(): Promise<void>
}

/** @param delivered is told of each that its receiver took. */
export const createDeliveries = (environment: AcubeEnvironment, delivered: () => void): Deliveries => {
  const { alone, tables, log, runtime, fetch = globalThis.fetch } = environment
  const lines = new Map<string, Promise<void>>()
  let callOff = () => {}

  const fetchUntil =
    (stopped: AbortSignal): typeof fetch =>
    (input, init) =>
      fetch(input, { ...init, signal: AbortSignal.any([stopped, ...(init?.signal ? [init.signal] : [])]) })

  const work = async (webhook: string, lost: AbortSignal): Promise<void> => {
    const closing = AbortSignal.any([environment.closing, lost])
    while (!closing.aborted) {
      const [next] = await tables.read(({ deliveries }) =>
        deliveries.page('waitingFor', webhook, { size: 1, order: 'oldest' }),
      )
      if (next === undefined || next.dueAt > runtime.now()) return
      if (await attempt(next, { ...environment, closing }, fetchUntil(closing))) delivered()
    }
  }

  /** Looks again after a while: what is broken now shall not spin. */
  const broken = (error: unknown): void => {
    tellFailure(log, error, 'a defect in the deliveries of the A-Cube look-alike')
    callOff()
    if (!environment.closing.aborted)
      callOff = runtime.wakeUp(runtime.now() + DEFECT_PAUSE, () => void begin().catch(broken))
  }

  const open = (webhook: string): void => {
    const line = alone(`webhook ${webhook}`, lost => work(webhook, lost), environment.closing)
      .finally(() => lines.delete(webhook))
      // Something may have come while it ended.
      .then(begin)
      .catch(broken)
    lines.set(webhook, line)
  }

  /** The webhooks that have something due and no line, and the first delivery that waits for its hour. */
  const waiting = (): Promise<{ readonly due: ReadonlySet<string>; readonly next?: DeliveryRecord }> =>
    tables.read(async ({ deliveries }) => {
      const due = new Set<string>()
      for await (const it of each(deliveries, acubeTables.deliveries, 'waiting', '')) {
        if (lines.has(it.webhook) || due.has(it.webhook)) continue
        if (it.dueAt > runtime.now()) return { due, next: it }
        due.add(it.webhook)
      }
      return { due }
    })

  /** Opens a line to each webhook that has something due and no line, and comes back when the next is due. */
  const begin = async (): Promise<void> => {
    if (environment.closing.aborted) return
    const { due, next } = await waiting()
    for (const webhook of due) if (!lines.has(webhook)) open(webhook)
    callOff()
    if (next !== undefined) callOff = runtime.wakeUp(next.dueAt, () => void begin().catch(broken))
  }

  const idle = async (): Promise<void> => {
    while (lines.size > 0) await Promise.all(lines.values())
  }

  return {
    deliver: async () => {
      await begin()
      await idle()
    },
    close: async () => {
      callOff()
      await idle()
    },
  }
}
