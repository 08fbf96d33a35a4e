import { lastingRuntime, lastingText } from '../runtime/lasting.ts'
import { type Runtime, runtimeFrom } from '../runtime/runtime.ts'
import type { StoresOf } from '../store/engine.ts'
import type { Engines, Kept } from '../store/engines.ts'
import { readSnapshot } from './snapshot.ts'
import type { systems } from './systems.ts'
import { createWorld, type HeldWorld, type Rules, type Surroundings } from './world.ts'
import { defaultWorld } from './world-path.ts'

type Stores = StoresOf<typeof systems>
export type WorldEngines = Engines<Stores>

/** How worlds come to be: on what is kept of them, empty, or as a snapshot says. */
export interface KeptWorlds {
  /** The world of this name as it was left, or a new one. */
  open(name: string): HeldWorld
  /** A new one, in the place of what is kept. */
  anew(name: string): HeldWorld
  /** As a snapshot kept it. @throws Error for what is no snapshot: nothing has changed then */
  restored(name: string, snapshot: string | Iterable<string> | AsyncIterable<string>): Promise<HeldWorld>
}

/** @param first the runtime that the default world begins with, and others as it began */
export const createKeptWorlds = (
  engines: WorldEngines,
  first: Runtime,
  rules: Rules,
  surroundings: Surroundings,
): KeptWorlds => {
  /** Beside a world's records stands where its time and chance are. */
  const kept = (open: (beside: () => string) => Kept<Stores>, runtimeOf: (beside: string | undefined) => Runtime) => {
    const one = open(() => lastingText(runtime))
    const runtime: Runtime = runtimeOf(one.beside)
    return { one, world: (name: string) => createWorld(name, rules, runtime, one.engine, surroundings) }
  }
  const again = (name: string): Runtime => first.again(name === defaultWorld ? undefined : name)
  let isFirst = true
  const begun = (name: string): Runtime => {
    if (name !== defaultWorld || !isFirst) return again(name)
    isFirst = false
    return first
  }
  return {
    open: name =>
      kept(
        beside => engines.open(name, beside),
        beside => (beside === undefined ? begun(name) : lastingRuntime(beside)),
      ).world(name),
    anew: name => {
      const { one, world } = kept(
        beside => engines.make(name, beside),
        () => again(name),
      )
      engines.settle(one)
      return world(name)
    },
    restored: async (name, snapshot) => {
      const { runtime, rows } = await readSnapshot(snapshot)
      const { one, world } = kept(
        beside => engines.make(name, beside),
        () => runtimeFrom(runtime),
      )
      try {
        await one.engine.load(rows)
      } catch (error) {
        await one.engine.close()
        throw error
      }
      engines.settle(one)
      return world(name)
    },
  }
}
