import type { Fetch } from '../../acube/traffic.ts'
import { randomHex } from '../../ksef/random-text.ts'
import { type FixedRuntime, fixedRuntime, type Runtime } from '../../runtime/runtime.ts'
import { createFirm, type Firm } from './firm.ts'
import { type Outcome, performStep } from './step.ts'
import { begins, steps } from './steps.ts'

/** A KSeF of its own, in memory: whoever visits the page must not find another clock, or an outage, in theirs. */
export interface Stage {
  readonly fetch: Fetch
  close(): Promise<void>
}
export type SetStage = (runtime: FixedRuntime) => Stage

/** One visit's rehearsal: how far it is, and what each step came to. */
export interface Rehearsal {
  readonly id: string
  readonly firm: Firm
  readonly outcomes: readonly Outcome[]
  /** Every step is done, or one has failed. */
  readonly isOver: boolean
  /** Does so many steps, as long as they come out as they should. */
  goOn(most: number): Promise<void>
}

export interface Rehearsals {
  begin(origin: string): Promise<Rehearsal>
  find(id: string): Rehearsal | undefined
}

/** So many are known at once; the oldest go first. */
const mostRehearsals = 10

export const createRehearsals = (chance: Runtime, setStage: SetStage): Rehearsals => {
  const known = new Map<string, { readonly rehearsal: Rehearsal; readonly stage: Stage }>()

  const begin = async (origin: string): Promise<Rehearsal> => {
    const runtime = fixedRuntime({ at: begins, seed: 1 })
    const stage = setStage(runtime)
    const outcomes: Outcome[] = []
    const isOver = () => outcomes.length === steps.length || outcomes.at(-1)?.holds === false
    const rehearsal = {
      id: randomHex(chance, 16),
      firm: createFirm({ origin, runtime, fetch: stage.fetch }),
      outcomes,
      get isOver() {
        return isOver()
      },
      goOn: oneAtATime(async (most: number) => {
        for (let done = 0; done < most && !isOver(); done++)
          outcomes.push(await performStep(steps[outcomes.length]!, rehearsal.firm))
      }),
    } satisfies Rehearsal
    known.set(rehearsal.id, { rehearsal, stage })
    const [oldest] = known.values()
    if (known.size > mostRehearsals && oldest !== undefined) {
      known.delete(oldest.rehearsal.id)
      await oldest.stage.close()
    }
    return rehearsal
  }
  return { begin, find: id => known.get(id)?.rehearsal }
}

/** Who presses twice has two steps done, one after the other. */
const oneAtATime = <A>(work: (asked: A) => Promise<void>): ((asked: A) => Promise<void>) => {
  let last: Promise<void> = Promise.resolve()
  return asked => {
    last = last.then(() => work(asked))
    return last
  }
}
