import type { Runtime, RuntimeOptions } from '../runtime/runtime.ts'
import type { Plan, WorldPlan } from '../seed/plan.ts'
import { readToken } from '../seed/read-token.ts'
import type { StoresOf } from '../store/engine.ts'
import type { Kept } from '../store/engines.ts'
import { firstPlanted } from './first-planted.ts'
import { planting } from './planting.ts'
import type { Rules, Surroundings } from './rules.ts'
import type { systems, WorldEngine } from './systems.ts'
import { defaultWorld } from './world-path.ts'

/** What is the same for all worlds of a process. */
export interface Common {
  readonly rules: Rules
  readonly runtime: Runtime
  readonly surroundings: Surroundings
}

/** How a world begins, by its name. */
export interface Beginning {
  rulesOf(name: string): Rules
  /** A new one each time. */
  runtimeOf(name: string): Runtime
  /** Whether its seed has a clock, chance or delays of its own. */
  isAltered(name: string): boolean
  /** An engine that has what the seed says when it is first asked, where nothing was kept. */
  planted(kept: Kept<StoresOf<typeof systems>>, name: string, runtime: Runtime): WorldEngine
}

const given = (members: object): object =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))

/** What a seed says of time and chance; what it leaves out is as in the default world. */
const alterations = ({ seed }: WorldPlan, first: WorldPlan): RuntimeOptions | undefined => {
  const { clock = {}, delays = {}, chance: seedOfChance } = seed
  const before = seed === first.seed ? undefined : alterations(first, first)
  const own = given({ ...clock, seed: seedOfChance })
  if (before === undefined && Object.keys({ ...own, ...given(delays) }).length === 0) return undefined
  return { ...before, ...own, delays: { ...before?.delays, ...given(delays) } }
}

/** @param plans nothing: worlds begin empty */
export const beginningWith = (plans: Plan | undefined, { rules, runtime, surroundings }: Common): Beginning => {
  const alteredBy = (name: string) => plans && alterations(plans(name), plans(defaultWorld))
  const rulesOf = (name: string): Rules => {
    if (plans === undefined) return rules
    const {
      api = plans(defaultWorld).seed.api ?? rules.api,
      acube: { accounts = rules.acube.accounts } = {},
      tokens = [],
    } = plans(name).seed
    const token = tokens[0]?.token
    const seeded = token === undefined ? undefined : { token, nip: readToken(token)!.nip }
    return { ...rules, api, acube: { ...rules.acube, accounts }, seeded }
  }
  return {
    rulesOf,
    runtimeOf: name => runtime.again(name === defaultWorld ? undefined : name, alteredBy(name)),
    isAltered: name => alteredBy(name) !== undefined,
    planted: ({ engine, isEmpty }, name, at) => {
      const plan = plans?.(name)
      if (plan === undefined) return engine
      const fill = planting(plan, name, rulesOf(name), at.now(), at, surroundings)
      return firstPlanted(engine, async empty => {
        if (await isEmpty()) await fill(empty)
      })
    },
  }
}
