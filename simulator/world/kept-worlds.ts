import { createSpool } from '../ksef/storage/spool.ts'
import { lastingState, lastingText } from '../runtime/lasting.ts'
import { type Runtime, runtimeFrom } from '../runtime/runtime.ts'
import type { StoresOf } from '../store/engine.ts'
import type { Engines } from '../store/engines.ts'
import type { Beginning } from './beginning.ts'
import { readSnapshot } from './snapshot.ts'
import type { systems } from './systems.ts'
import { createWorld, type HeldWorld, type Surroundings, type WorldEngine } from './world.ts'
import { defaultWorld } from './world-path.ts'

type Stores = StoresOf<typeof systems>
export type WorldEngines = Engines<Stores>

/** How worlds come to be: on what is kept of them, empty, or as a snapshot says. */
export interface KeptWorlds {
  /** The world of this name as it was left, or a new one. */
  open(name: string): HeldWorld
  /** A new one, in the place of what is kept. */
  anew(name: string): Promise<HeldWorld>
  /** As a snapshot kept it. @throws Error for what is no snapshot: nothing has changed then */
  restored(name: string, snapshot: string | Iterable<string> | AsyncIterable<string>): Promise<HeldWorld>
}

/** @param first the runtime that the default world begins with, and others as it began */
export const createKeptWorlds = (
  engines: WorldEngines,
  first: Runtime,
  beginning: Beginning,
  surroundings: Surroundings,
): KeptWorlds => {
  /** Beside a world's records stands where its time and chance are. */
  const kept = (name: string, open: WorldEngines['open'], runtime: Runtime) => {
    const one = open(name, {
      now: () => lastingText(runtime),
      take: text => runtime.take(lastingState(text)),
    })
    const spool = createSpool(surroundings.room, one.folder)
    const on = (engine: WorldEngine) => createWorld(name, beginning.rulesOf(name), runtime, engine, surroundings, spool)
    return {
      one,
      spool,
      /** With what it begins with, where nothing is kept of it. */
      begun: () => on(beginning.planted(one, name, runtime)),
      as: () => on(one.engine),
    }
  }
  let isFirst = true
  /** The default world begins with the runtime that the simulator was given, as long as its seed wants no other. */
  const beganWith = (name: string): Runtime => {
    const isOurs = isFirst && name === defaultWorld && !beginning.isAltered(name)
    if (name === defaultWorld) isFirst = false
    return isOurs ? first : beginning.runtimeOf(name)
  }
  return {
    open: name => kept(name, engines.open, beganWith(name)).begun(),
    anew: async name => {
      const { one, begun } = kept(name, engines.make, beginning.runtimeOf(name))
      await engines.settle(one)
      return begun()
    },
    restored: async (name, snapshot) => {
      const { runtime, rows, files } = await readSnapshot(snapshot)
      const { one, spool, as } = kept(name, engines.make, runtimeFrom(runtime))
      try {
        await one.engine.load(rows)
        for await (const { file, pieces } of files) await spool.restore(file, pieces)
        await engines.settle(one)
      } catch (error) {
        await spool.close()
        await one.engine.close()
        throw error
      }
      return as()
    },
  }
}
