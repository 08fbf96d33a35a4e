import * as z from 'zod'
import { whenAsked } from '../../contracts/when-asked.ts'
import { type MachineClocks, machineClocks } from './clock.ts'
import { type Delays, noDelays, type Runtime, type RuntimeState } from './runtime.ts'
import { sha256 } from './sha256.ts'

/** A runtime as text that outlives its process. A clock that runs goes on meanwhile, one that stands does not. */

const SECOND = 1000
/** Two readings of a clock differ by so much though nobody moved it. */
const JITTER = 5

const Kept = whenAsked(() =>
  z.object({
    /** Where a clock stands that does not run; how far ahead of the machine's one is that runs, in whole seconds. */
    at: z.number().optional(),
    ahead: z.number().optional(),
    delays: z.record(z.string(), z.number()),
    chance: z.array(z.number()).length(4).optional(),
  }),
)

/** The same text as long as nobody moves the clock, changes a delay or draws from a seed. */
export const lastingText = (runtime: Runtime, { wall }: MachineClocks = machineClocks): string => {
  const { at, runs, delays, chance } = runtime.state()
  // Rounded up: time never goes back.
  const ahead = Math.ceil((at - wall() - JITTER) / SECOND) * SECOND
  return JSON.stringify({ ...(runs ? { ahead } : { at }), delays, chance })
}

/**
 * The same for a clock that several processes go by: how far ahead of the machine's it is, to the digit.
 * @param chance where the sequence of a seed began: each goes on from there by itself
 */
export const sharedText = (runtime: Runtime, chance: RuntimeState['chance']): string => {
  const { at, runs, delays } = runtime.state()
  return JSON.stringify({ ...(runs ? { ahead: runtime.ahead() } : { at }), delays, chance })
}

/** A sequence of its own for each process that draws from a seed: the first one's is the seed's own. */
export const ownChance = (chance: RuntimeState['chance'], opened: number): RuntimeState['chance'] => {
  if (chance === undefined || opened === 0) return chance
  const hash = Buffer.from(sha256(JSON.stringify([chance, opened])), 'base64')
  return [0, 4, 8, 12].map(at => hash.readInt32BE(at))
}

/** Where a runtime is to go on that was kept as a text. */
export const lastingState = (text: string, { wall }: MachineClocks = machineClocks): RuntimeState => {
  const { at, ahead = 0, delays, chance } = Kept().parse(JSON.parse(text))
  const state = { at: at ?? wall() + ahead, runs: at === undefined, ahead }
  return { ...state, delays: { ...noDelays, ...(delays as Partial<Delays>) }, chance }
}
