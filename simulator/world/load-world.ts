import { type ApiVersion, apiNames, isBefore, newestApi } from '../../contracts/ksef/api-version.ts'
import { NoSnapshot } from '../control/no-snapshot.ts'
import { filesNamed } from '../ksef/storage/resume-work.ts'
import type { Room } from '../ksef/storage/room.ts'
import { createSharedSpool } from '../ksef/storage/shared-spool.ts'
import { createSpool, requireStored, type Spool } from '../ksef/storage/spool.ts'
import { toldClocks } from '../runtime/clock.ts'
import { lastingState, lastingText, ownChance, sharedText } from '../runtime/lasting.ts'
import { type Runtime, runtimeFrom } from '../runtime/runtime.ts'
import { StoreAway } from '../store/away.ts'
import { type StoresOf, transactionsOf } from '../store/engine.ts'
import type { Beside, Engines, Kept } from '../store/engines.ts'
import { Taken } from '../store/taken.ts'
import { fittingRows } from './fitting-rows.ts'
import { readSnapshot } from './snapshot.ts'
import type { systems } from './systems.ts'

export type WorldEngines = Engines<StoresOf<typeof systems>>
export type KeptEngine = Kept<StoresOf<typeof systems>>

/** Beside a world's records stands where its time and chance are. */
export const besideOf = (runtime: Runtime, isShared: boolean): Beside => {
  const clocks = toldClocks()
  /** Where the sequence of a seed began, which several processes share. */
  let begun = runtime.state().chance
  let isOpen = false
  return {
    now: () => (isShared ? sharedText(runtime, begun) : lastingText(runtime)),
    tell: clocks.tell,
    take: (text, opened) => {
      const state = lastingState(text, clocks)
      if (opened === undefined) return runtime.take(state)
      // Its own sequence goes on, whatever another process has moved.
      const chance = isOpen ? runtime.state().chance : ownChance(state.chance, opened)
      isOpen = true
      begun = state.chance
      runtime.take({ ...state, chance }, clocks)
    },
  }
}

/** Where the files lie that a world's records name. */
export const spoolOf = (
  engines: Pick<WorldEngines, 'shared'>,
  { engine, folder }: KeptEngine,
  room: Room,
  runtime: Runtime,
): Spool => {
  const own = createSpool(room, folder)
  return engines.shared ? createSharedSpool(own, transactionsOf(engine, 'ksef'), runtime) : own
}

/** A world's state before it is anybody's world. */
export interface LoadedWorld {
  readonly one: KeptEngine
  readonly runtime: Runtime
  readonly spool: Spool
}

/** What is newer may be in its records, and no answer of an older one can show it. @throws NoSnapshot */
const requireNoNewer = (api: string | undefined, here: ApiVersion): void => {
  if (api === undefined) return
  const isNewer = !(apiNames as readonly string[]).includes(api) || isBefore(here, api as ApiVersion)
  if (isNewer) throw new NoSnapshot(`its world has the API ${api}, and this one the older ${here}`)
}

/** Records name files by names that lead into their own folder alone. @throws NoSnapshot */
const requireNames = async ({ engine }: KeptEngine): Promise<void> => {
  try {
    for (const file of (await filesNamed(transactionsOf(engine, 'ksef'))).keys()) requireStored(file)
  } catch (cause) {
    if (cause instanceof StoreAway) throw cause
    throw new NoSnapshot('its records name files as none of ours do', { cause })
  }
}

/**
 * As a snapshot kept it, in an engine that is not settled yet.
 * @param api that the world has here; default: any, it is not known
 * @throws NoSnapshot: nothing is left of it
 */
export const loadWorld = async (
  engines: Pick<WorldEngines, 'make' | 'shared'>,
  name: string,
  snapshot: string | Iterable<string> | AsyncIterable<string>,
  room: Room,
  api: ApiVersion = newestApi,
): Promise<LoadedWorld> => {
  const { api: its, runtime: state, rows, files } = await readSnapshot(snapshot)
  requireNoNewer(its, api)
  const runtime = runtimeFrom(state)
  const one = engines.make(name, besideOf(runtime, engines.shared))
  const spool = spoolOf(engines, one, room, runtime)
  try {
    await one.engine.load(fittingRows(rows))
    await requireNames(one)
    for await (const { file, pieces } of files) await spool.restore(file, pieces)
  } catch (error) {
    await spool.close()
    await one.engine.close()
    throw error instanceof Taken ? new NoSnapshot(error.message, { cause: error }) : error
  }
  return { one, runtime, spool }
}
