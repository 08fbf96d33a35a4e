import { type Told, verbatim } from '../../../contracts/told.ts'
import type { Firm } from './firm.ts'

/** One step of the rehearsal: it does something, looks at what came of it, and throws `Mismatch` where that is not so. */
export interface RehearsalStep {
  readonly id: string
  readonly title: Told
  /** Gives what was seen. */
  run(firm: Firm): Promise<Told>
}

/** What was seen is not what must be. */
export class Mismatch extends Error {
  override readonly name = 'Mismatch'
  readonly told: Told
  constructor(told: Told) {
    super(told.en)
    this.told = told
  }
}

export const must = (holds: boolean, otherwise: Told): void => {
  if (!holds) throw new Mismatch(otherwise)
}

export interface Outcome {
  readonly holds: boolean
  readonly seen: Told
}

/** Does a step and says what came of it. */
export const performStep = async (step: RehearsalStep, firm: Firm): Promise<Outcome> => {
  try {
    return { holds: true, seen: await step.run(firm) }
  } catch (error) {
    const seen =
      error instanceof Mismatch ? error.told : verbatim(error instanceof Error ? error.message : String(error))
    return { holds: false, seen }
  }
}
