import { type Case, casesAt, type Evidence, type Suite, type Target, titleOf } from '../../../contracts/suite.ts'
import { systemRuntime } from '../../runtime/runtime.ts'

export interface CaseResult {
  readonly about: string
  readonly title: string
  readonly evidence: Evidence
  readonly source: readonly string[]
  readonly outcome: 'held' | 'broken' | 'skipped'
  /** What was seen instead, or what the case needs. */
  readonly message?: string
  /** How long the case took, without cleaning up, in milliseconds. */
  readonly ms: number
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const runCase = async (one: Case, about: string, target: Target, now: () => number): Promise<CaseResult> => {
  const { title, evidence, source, needs = [] } = one
  const told = { about, title, evidence, source: [source].flat() }
  // An address has no clock to move, and nobody's limits are to be exhausted.
  const missing = needs.filter(need => need !== 'form')
  if (missing.length > 0) return { ...told, outcome: 'skipped', message: `needs ${missing.join(', ')}`, ms: 0 }
  const began = now()
  const took = () => now() - began
  try {
    await one.run(target)
    return { ...told, outcome: 'held', ms: took() }
  } catch (error) {
    return { ...told, outcome: 'broken', message: messageOf(error), ms: took() }
  }
}

/** What is done around each case. */
export interface Around {
  /** @param given the suite's title and the case's own. */
  readonly begin?: (given: string) => void
  readonly end?: () => Promise<void>
}

/** How a case is named in reports of all suites: what recordings hold as `given`. */
export const givenOf = (suite: Suite, { title }: Case): string => `${titleOf(suite)}: ${title}`

/** Runs the cases one after another. */
export const runCases = async (
  suites: readonly Suite[],
  target: Target,
  { begin, end }: Around = {},
): Promise<readonly CaseResult[]> => {
  const { now } = systemRuntime()
  const results: CaseResult[] = []
  for (const suite of suites)
    for (const one of casesAt(suite, target.contract.api)) {
      begin?.(givenOf(suite, one))
      results.push(await runCase(one, titleOf(suite), target, now))
      await end?.()
    }
  return results
}
