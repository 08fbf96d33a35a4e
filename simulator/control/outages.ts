import type { ControlCalls } from '../../contracts/control/calls.ts'
import { notIn } from '../../contracts/control/faults.ts'
import { showInstant } from '../../contracts/control/formats.ts'
import { mostOutages } from '../../contracts/control/outages.ts'
import { allOutages } from '../ksef/outages/outages.ts'
import type { OutageRecord } from '../ksef/records.ts'
import type { Store } from '../ksef/tables.ts'
import { why } from './explanations.ts'
import type { ControlHandler, Steered } from './handler.ts'
import { NotDone } from './not-done.ts'

type Calls = ControlCalls['outages']

const shown = ({ category, from, to, announcedAt, eventId, api, version }: OutageRecord) => ({
  eventId,
  kind: category,
  from: showInstant(from),
  to: to === undefined ? undefined : showInstant(to),
  announced: showInstant(announcedAt),
  api,
  version,
})

/** Writes, and lets the door of the API know. */
const changed = async <T>({ services, outages }: Steered, work: (store: Store) => Promise<T>): Promise<T> => {
  const done = await services.tables.write(async store => ({
    result: await work(store),
    all: await allOutages(store),
  }))
  outages.know(done.all)
  return done.result
}

const firstEvent = 1000

const endsBefore = (): NotDone => new NotDone(400, why('endsBefore'))

export const add: ControlHandler<Calls['add']> = async ({ body }, steered) => {
  const { kind: category, from: asked, to, announced, api } = body
  const { contract, runtime } = steered.services
  const lacking = api === 'session-maintenance' ? notIn(contract, { error: 'sessionUnderMaintenance' }) : undefined
  if (lacking !== undefined) throw new NotDone(409, why('notInVersion', { api: contract.api, lacking }))
  const now = runtime.now()
  const from = asked ?? now
  if (to !== undefined && to <= from) throw endsBefore()
  const added = await changed(steered, async store => {
    const all = await allOutages(store)
    if (all.length >= mostOutages) throw new NotDone(409, why('tooManyOutages', { most: mostOutages }))
    const eventId = Math.max(firstEvent - 1, ...all.map(it => it.eventId)) + 1
    const announcedAt = announced ?? (category === 'MAINTENANCE' ? now : from)
    const outage: OutageRecord = { eventId, category, from, to, announcedAt, api, version: 1 }
    await store.outages.add(outage)
    return outage
  })
  return shown(added)
}

export const end: ControlHandler<Calls['end']> = async ({ params, body }, steered) => {
  const { to = steered.services.runtime.now() } = body
  const ended = await changed(steered, async ({ outages }) => {
    const outage = await outages.get(params.eventId)
    if (outage === undefined) throw new NotDone(404, why('noOutage'))
    if (to <= outage.from) throw endsBefore()
    const next = { ...outage, to, version: outage.version + 1 }
    await outages.put(next)
    return next
  })
  return shown(ended)
}

export const list: ControlHandler<Calls['list']> = async (_input, { outages }) => outages.current.map(shown)

export const forget: ControlHandler<Calls['forget']> = async (_input, steered) => {
  await changed(steered, async store => {
    for (const { eventId } of await allOutages(store)) await store.outages.delete(String(eventId))
  })
  return undefined
}
