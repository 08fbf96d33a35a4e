import { endOf } from '../../store/engine.ts'
import type { PackagePlace } from '../handler.ts'
import { packageLifetime } from '../invoices/export-standing.ts'
import { partKey, type Store } from '../tables.ts'

/** So many are looked at in one transaction. */
const atOnce = 100

/** Parts of sessions that nobody closed in their 12 hours. Those of one that was closed go when it has been worked on. */
const dropParts = async (now: number, { batchParts, sessions }: Store): Promise<readonly string[]> => {
  const over = await batchParts.page('byEnd', '', { size: atOnce, order: 'oldest' })
  const opened = await sessions.many(over.map(({ session }) => session))
  const old = over.filter(({ endsAt }, place) => endsAt <= now && opened[place]?.closedAt === undefined)
  for (const { session, ordinal } of old) await batchParts.delete(partKey(session, ordinal))
  return old.map(({ file }) => file)
}

/** Packages of exports that have expired. */
const dropPackages = async (now: number, { exports }: Store): Promise<readonly string[]> => {
  const oldest = await exports.page('spooled', '', { size: atOnce, order: 'oldest' })
  const old = oldest.filter(({ ending }) => ending !== undefined && ending.settlesAt + packageLifetime <= now)
  for (const record of old)
    await exports.put({ ...record, package: record.package && { ...record.package, parts: [] } })
  return old.flatMap(({ package: made }) => made?.parts ?? []).map(({ file }) => file)
}

/** Removes the files of what is over, and wakes up for the next. */
export const dropOld = async (place: PackagePlace, stopped: AbortSignal): Promise<void> => {
  const { tables, spool, runtime, sweep } = place
  const now = runtime.now()
  for (const drop of [dropParts, dropPackages])
    for (let left = true; left && !stopped.aborted; ) {
      const dropped = await tables.write(store => drop(now, store))
      await spool.remove(dropped)
      left = dropped.length > 0
    }
  const next = await tables.read(async ({ batchParts, exports }) => [
    (await batchParts.page('byEnd', '', { after: endOf(now), size: 1, order: 'oldest' }))[0]?.endsAt,
    (await exports.page('spooled', '', { size: 1, order: 'oldest' }))[0]?.ending?.settlesAt,
  ])
  if (next[0] !== undefined) sweep(next[0])
  if (next[1] !== undefined) sweep(next[1] + packageLifetime)
}
