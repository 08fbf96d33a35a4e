import { silent } from '../http/log.ts'
import { part } from '../runtime/parts.ts'
import { noDelays, type Runtime } from '../runtime/runtime.ts'
import type { WorldPlan } from '../seed/plan.ts'
import { transactionsOf } from '../store/engine.ts'
import { openMemory } from '../store/memory.ts'
import type { Rules, Surroundings } from './rules.ts'
import { systems, type WorldEngine } from './systems.ts'
import { createWorld } from './world.ts'

const seedPart = part(() => import('../seed/plant/plant.ts'))

/** A runtime that stands at the instant at which its world began, however late it is planted, and in which nothing takes time. */
const standingAt = (at: number, runtime: Runtime): Runtime => ({ ...runtime, now: () => at, delays: noDelays })

/**
 * Fills the engine of a new world with what its seed says: in a world beside it, which is like it and dropped then. So nothing of the
 * planting is seen in journal, log or limits, and what fails leaves nothing behind.
 * @param began when the new world began.
 */
export const planting =
  (plan: WorldPlan, name: string, rules: Rules, began: number, runtime: Runtime, surroundings: Surroundings) =>
  async (engine: WorldEngine): Promise<void> => {
    const { plant } = await seedPart()
    const scratch = openMemory(systems)
    const plain = { ...rules, rateLimited: false, journal: false, surprise: undefined }
    const standing = standingAt(began, runtime)
    const world = createWorld(name, plain, standing, scratch, { ...surroundings, log: silent })
    try {
      await plant(plan, {
        api: rules.api,
        runtime: standing,
        tables: transactionsOf(scratch, 'ksef'),
        fetch: world.fetch,
      })
      await world.idle()
      await engine.load(scratch.rows())
    } finally {
      await world.close()
    }
  }
