import type { Room } from '../ksef/storage/room.ts'
import { createSpool, type Spool } from '../ksef/storage/spool.ts'
import { lastingState, lastingText } from '../runtime/lasting.ts'
import { type Runtime, runtimeFrom } from '../runtime/runtime.ts'
import type { StoresOf } from '../store/engine.ts'
import type { Beside, Engines, Kept } from '../store/engines.ts'
import { readSnapshot } from './snapshot.ts'
import type { systems } from './systems.ts'

export type WorldEngines = Engines<StoresOf<typeof systems>>
export type KeptEngine = Kept<StoresOf<typeof systems>>

/** Beside a world's records stands where its time and chance are. */
export const besideOf = (runtime: Runtime): Beside => ({
  now: () => lastingText(runtime),
  take: text => runtime.take(lastingState(text)),
})

/** A world's state before it is anybody's world. */
export interface LoadedWorld {
  readonly one: KeptEngine
  readonly runtime: Runtime
  readonly spool: Spool
}

/** As a snapshot kept it, in an engine that is not settled yet. @throws Error for what is no snapshot: nothing is left of it */
export const loadWorld = async (
  engines: Pick<WorldEngines, 'make'>,
  name: string,
  snapshot: string | Iterable<string> | AsyncIterable<string>,
  room: Room,
): Promise<LoadedWorld> => {
  const { runtime: state, rows, files } = await readSnapshot(snapshot)
  const runtime = runtimeFrom(state)
  const one = engines.make(name, besideOf(runtime))
  const spool = createSpool(room, one.folder)
  try {
    await one.engine.load(rows)
    for await (const { file, pieces } of files) await spool.restore(file, pieces)
  } catch (error) {
    await spool.close()
    await one.engine.close()
    throw error
  }
  return { one, runtime, spool }
}
