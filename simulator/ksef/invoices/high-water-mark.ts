import type { Delays } from '../../runtime/runtime.ts'
import type { ReadableStore, Store } from '../tables.ts'

const name = 'storage'

/** Below it nothing new comes. It never goes back, whatever becomes of the delay "storage". */
export const highWaterMarkOf = async (
  { marks }: Pick<ReadableStore, 'marks'>,
  now: number,
  { storage }: Delays,
): Promise<number> => Math.max(now - storage, (await marks.get(name))?.at ?? 0)

/** Keeps how far it has come under the delays that are about to change. */
export const keepHighWaterMark = async (store: Pick<Store, 'marks'>, now: number, delays: Delays): Promise<void> =>
  store.marks.put({ name, at: await highWaterMarkOf(store, now, delays) })
