import { each } from '../../store/each.ts'
import type { Environment } from '../handler.ts'
import { making } from '../invoices/package/making.ts'
import type { BatchPartRecord, ExportRecord, SessionRecord } from '../records.ts'
import { processing } from '../sessions/package/processing.ts'
import { type KsefTransactions, ksefTables, partKey, type ReadableStore, type Store } from '../tables.ts'
import { dropOld } from './drop-old.ts'

/** What records say that there is in files, and what is to be done. */
interface Left {
  readonly parts: readonly { readonly record: BatchPartRecord; readonly session: SessionRecord | undefined }[]
  readonly packed: readonly ExportRecord[]
}

const findFiles = async (store: ReadableStore): Promise<Left> => {
  const parts: { record: BatchPartRecord; session: SessionRecord | undefined }[] = []
  const packed: ExportRecord[] = []
  for await (const record of each(store.batchParts, ksefTables.batchParts, 'byEnd', ''))
    parts.push({ record, session: await store.sessions.get(record.session) })
  for await (const record of each(store.exports, ksefTables.exports, 'spooled', '')) packed.push(record)
  return { parts, packed }
}

/** Of more than was declared the rest was left out. */
const bytesOf = ({ ordinal, size }: BatchPartRecord, session: SessionRecord | undefined): number =>
  Math.min(size, session?.batch?.parts.find(part => part.ordinal === ordinal)?.size ?? size)

const namesOf = ({ parts, packed }: Left): ReadonlyMap<string, number> =>
  new Map([
    ...parts.map(({ record, session }) => [record.file, bytesOf(record, session)] as const),
    ...packed.flatMap(({ package: made }) =>
      (made?.parts ?? []).map(({ file, encryptedSize }) => [file, encryptedSize] as const),
    ),
  ])

/** Parts that are not there are lost; packages of exports are made again. Meanwhile another may have taken their place. */
const forget = async ({ parts, packed }: Left, missing: ReadonlySet<string>, store: Store): Promise<void> => {
  for (const { record } of parts) {
    const key = partKey(record.session, record.ordinal)
    const now = await store.batchParts.get(key)
    if (now !== undefined && missing.has(now.file)) await store.batchParts.delete(key)
  }
  for (const { referenceNumber } of packed) {
    const now = await store.exports.get(referenceNumber)
    if (now === undefined || !now.package?.parts.some(({ file }) => missing.has(file))) continue
    const { package: _, ending: __, ...started } = now
    await store.exports.put(started)
  }
}

/** The files that records name, each with its bytes. */
export const filesNamed = async (tables: KsefTransactions): Promise<ReadonlyMap<string, number>> =>
  namesOf(await tables.read(findFiles))

const findWork = async (store: ReadableStore) => {
  const [sessions, exports] = [new Set<string>(), new Set<string>()]
  for await (const one of each(store.sessions, ksefTables.sessions, 'unfinished', '')) sessions.add(one.referenceNumber)
  // Of those whose end was known when they were closed the parts are still in the way.
  for (const { session } of (await findFiles(store)).parts)
    if (session?.closedAt !== undefined) sessions.add(session.referenceNumber)
  for await (const one of each(store.exports, ksefTables.exports, 'unfinished', '')) exports.add(one.referenceNumber)
  return { sessions, exports }
}

/** What was under way when a world was kept goes on: before anybody asks for it. */
export const resumeWork = async (
  tables: KsefTransactions,
  { later, spool }: Pick<Environment, 'later' | 'spool'>,
): Promise<void> => {
  const left = await tables.read(findFiles)
  const named = namesOf(left)
  const missing = await spool.keep(named)
  if (missing.size > 0) await tables.write(store => forget(left, missing, store))
  const work = await tables.read(findWork)
  for (const reference of work.sessions)
    later(reference, async (place, stopped) => (await processing()).processPackage(reference, place, stopped))
  for (const reference of work.exports)
    later(reference, async (place, stopped) => (await making()).makePackage(reference, place, stopped))
  if (named.size > missing.size) later('what is old', dropOld)
}
