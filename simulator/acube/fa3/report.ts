import type { Violation } from '../../../contracts/acube/errors.ts'
import { type Constraint, mostViolations, own, violationAt } from '../constraints.ts'

/** More than KSeF takes by any way of sending, in characters. */
const longest = 4_000_000

/** Thrown when there is enough to tell, or too much to read. */
export class Enough extends Error {
  override readonly name = 'Enough'
}

/** What a conversion finds wrong, and how much it has written. */
export interface Report {
  readonly violations: readonly Violation[]
  /** @throws Enough */
  refuse(path: string, constraint: Constraint, detail?: string): void
  /** Counts characters. @throws Enough */
  count(characters: number): void
}

export const createReport = (): Report => {
  const violations: Violation[] = []
  let left = longest
  const refuse: Report['refuse'] = (path, constraint, detail) => {
    violations.push(violationAt(path, constraint, detail))
    if (violations.length >= mostViolations) throw new Enough()
  }
  return {
    violations,
    refuse,
    count: characters => {
      left -= characters
      if (left >= 0) return
      refuse('', own('The invoice is too large.'))
      throw new Enough()
    },
  }
}
