import { each } from '../../store/each.ts'
import type { Environment } from '../handler.ts'
import { making } from '../invoices/package/making.ts'
import { processing } from '../sessions/package/processing.ts'
import { type KsefTransactions, ksefTables, partKey, type Store } from '../tables.ts'

/** Snapshots have no files: parts that came are lost, and packages of exports are to be made again. */
const forgetFiles = async (store: Store): Promise<void> => {
  for await (const { session, ordinal } of each(store.batchParts, ksefTables.batchParts, 'byEnd', ''))
    await store.batchParts.delete(partKey(session, ordinal))
  for await (const { package: _, ending: __, ...started } of each(store.exports, ksefTables.exports, 'spooled', ''))
    await store.exports.put(started)
}

/** What was under way when a world was kept goes on: before anybody asks for it. */
export const resumeWork = async (tables: KsefTransactions, { later }: Pick<Environment, 'later'>): Promise<void> => {
  const left = await tables.write(async store => {
    await forgetFiles(store)
    const [sessions, exports]: string[][] = [[], []]
    for await (const one of each(store.sessions, ksefTables.sessions, 'unfinished', ''))
      sessions!.push(one.referenceNumber)
    for await (const one of each(store.exports, ksefTables.exports, 'unfinished', ''))
      exports!.push(one.referenceNumber)
    return { sessions: sessions!, exports: exports! }
  })
  for (const reference of left.sessions)
    later(reference, async (place, stopped) => (await processing()).processPackage(reference, place, stopped))
  for (const reference of left.exports)
    later(reference, async (place, stopped) => (await making()).makePackage(reference, place, stopped))
}
