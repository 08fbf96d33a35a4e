import type { Spool } from '../ksef/storage/spool.ts'
import type { Runtime } from '../runtime/runtime.ts'
import type { Beginning } from './beginning.ts'
import { besideOf, type KeptEngine, loadWorld, spoolOf, type WorldEngines } from './load-world.ts'
import type { Surroundings } from './rules.ts'
import type { WorldEngine } from './systems.ts'
import { createWorld, type HeldWorld } from './world.ts'
import { defaultWorld } from './world-path.ts'

/** How worlds come to be: on what is kept of them, empty, or as a snapshot says. */
export interface KeptWorlds {
  /** The world of this name as it was left, or a new one. */
  open(name: string): HeldWorld
  /** A new one, in the place of what is kept. */
  anew(name: string): Promise<HeldWorld>
  /** As a snapshot kept it. @throws NoSnapshot: nothing has changed then */
  restored(name: string, snapshot: string | Iterable<string> | AsyncIterable<string>): Promise<HeldWorld>
}

/** @param first the runtime that the default world begins with, and others as it began */
export const createKeptWorlds = (
  engines: WorldEngines,
  first: Runtime,
  beginning: Beginning,
  surroundings: Surroundings,
): KeptWorlds => {
  const world = (name: string, runtime: Runtime, engine: WorldEngine, spool: Spool): HeldWorld =>
    createWorld(name, beginning.rulesOf(name), runtime, engine, surroundings, spool)
  const kept = (name: string, open: WorldEngines['open'], runtime: Runtime) => {
    const one = open(name, besideOf(runtime, engines.shared))
    const spool = spoolOf(engines, one, surroundings.room, runtime)
    /** With what it begins with, where nothing is kept of it. */
    const begun = () => world(name, runtime, beginning.planted(one, name, runtime), spool)
    return { one, spool, begun }
  }
  /** Nothing is left of one that cannot be settled. */
  const settled = async ({ one, spool }: { readonly one: KeptEngine; readonly spool: Spool }): Promise<void> => {
    try {
      await engines.settle(one)
    } catch (error) {
      await spool.close()
      await one.engine.close()
      throw error
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
      const made = kept(name, engines.make, beginning.runtimeOf(name))
      await settled(made)
      return made.begun()
    },
    restored: async (name, snapshot) => {
      const { api } = beginning.rulesOf(name)
      const loaded = await loadWorld(engines, name, snapshot, surroundings.room, api)
      await settled(loaded)
      return world(name, loaded.runtime, loaded.one.engine, loaded.spool)
    },
  }
}
