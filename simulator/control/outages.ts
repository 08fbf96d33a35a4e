import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import * as z from 'zod'
import { Category } from '../../contracts/latarnia/latarnia.ts'
import type { KnownOutages } from '../ksef/http/around-the-api.ts'
import type { Services } from '../ksef/http/services.ts'
import { outageEffects } from '../ksef/outages/effects.ts'
import { allOutages, mostOutages } from '../ksef/outages/outages.ts'
import type { OutageRecord } from '../ksef/records.ts'
import type { Store } from '../ksef/tables.ts'
import { readJson } from './read-json.ts'

const Instant = z.iso.datetime({ offset: true }).transform(text => Date.parse(text))

const NewOutage = z
  .object({
    kind: Category,
    /** When not given, now. */
    from: Instant.optional(),
    /** A failure may be open; a maintenance is planned. */
    to: Instant.optional(),
    /** When Latarnia tells of it: now for a maintenance, else when it begins. */
    announced: Instant.optional(),
    /** What becomes of the API meanwhile. */
    api: z.enum(outageEffects).default('unavailable'),
  })
  .refine(it => it.kind !== 'MAINTENANCE' || it.to !== undefined, 'a maintenance needs `to`')
  // What is stuck is known to be done with then, as all that takes its time is.
  .refine(it => it.api !== 'stuck' || it.to !== undefined, 'api: "stuck" needs `to`')
const Change = z.object({ to: Instant.optional() })

const shown = ({ category, from, to, announcedAt, ...others }: OutageRecord) => ({
  eventId: others.eventId,
  kind: category,
  from: new Date(from).toISOString(),
  ...(to !== undefined && { to: new Date(to).toISOString() }),
  announced: new Date(announcedAt).toISOString(),
  api: others.api,
  version: others.version,
})

const refuse = (status: 400 | 404 | 409, error: string): never => {
  throw new HTTPException(status, { res: Response.json({ error }, { status }) })
}

/** Writes, and lets the door of the API know. */
const change = async <T>({ tables }: Services, known: KnownOutages, work: (store: Store) => Promise<T>): Promise<T> => {
  const done = await tables.write(async store => ({ result: await work(store), all: await allOutages(store) }))
  known.current = done.all
  return done.result
}

const firstEvent = 1000

/** POST /control/outages {kind, from?, to?, announced?, api?} → 201, the outage with its eventId. */
export const addOutage = async (c: Context, services: Services, known: KnownOutages): Promise<Response> => {
  const { kind: category, from: asked, to, announced, api } = await readJson(NewOutage, c)
  const now = services.runtime.now()
  const from = asked ?? now
  if (to !== undefined && to <= from) refuse(400, 'to lies behind from.')
  const added = await change(services, known, async store => {
    const all = await allOutages(store)
    if (all.length >= mostOutages) refuse(409, `${mostOutages} outages are kept: DELETE /control/outages forgets them.`)
    const eventId = Math.max(firstEvent - 1, ...all.map(it => it.eventId)) + 1
    const announcedAt = announced ?? (category === 'MAINTENANCE' ? now : from)
    const outage: OutageRecord = { eventId, category, from, to, announcedAt, api, version: 1 }
    await store.outages.add(outage)
    return outage
  })
  return c.json(shown(added), 201)
}

/** PUT /control/outages/{eventId} {to?}: it ends then, or now. */
export const endOutage = async (c: Context, services: Services, known: KnownOutages): Promise<Response> => {
  const { to = services.runtime.now() } = await readJson(Change, c)
  const changed = await change(services, known, async store => {
    const outage = await store.outages.get(String(c.req.param('eventId')))
    if (outage === undefined) return refuse(404, 'No outage has this eventId.')
    if (to <= outage.from) refuse(400, 'to lies behind from.')
    const next = { ...outage, to, version: outage.version + 1 }
    await store.outages.put(next)
    return next
  })
  return c.json(shown(changed))
}

/** GET /control/outages → [outage], by their beginning. */
export const listOutages = (c: Context, { current }: KnownOutages): Response => c.json(current.map(shown))

/** DELETE /control/outages → 204: nothing ever happened. */
export const forgetOutages = async (c: Context, services: Services, known: KnownOutages): Promise<Response> => {
  await change(services, known, async store => {
    for (const { eventId } of await allOutages(store)) await store.outages.delete(String(eventId))
  })
  return c.body(null, 204)
}
