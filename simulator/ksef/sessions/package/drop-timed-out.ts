import type { PackagePlace } from '../../handler.ts'
import { partKey } from '../../tables.ts'
import { sessionLifetime } from '../standing.ts'

/** So many are looked at, whenever a package is opened or closed. */
const atOnce = 100

/** Removes the parts of sessions that nobody closed in their 12 hours. */
export const dropTimedOut = async ({ tables, spool, runtime }: PackagePlace): Promise<void> => {
  const now = runtime.now()
  const dropped = await tables.write(async store => {
    const oldest = await store.batchParts.page('byAge', '', { size: atOnce, order: 'oldest' })
    const old = oldest.filter(({ sentAt }) => now >= sentAt + sessionLifetime)
    for (const { session, ordinal } of old) await store.batchParts.delete(partKey(session, ordinal))
    return old
  })
  await spool.remove(dropped.map(({ file }) => file))
}
