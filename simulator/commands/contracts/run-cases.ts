import { type Case, type Evidence, type Suite, type Target, titleOf } from '../../../contracts/suite.ts'

export interface CaseResult {
  readonly about: string
  readonly title: string
  readonly evidence: Evidence
  readonly source: readonly string[]
  readonly outcome: 'held' | 'broken' | 'skipped'
  /** What was seen instead, or what the case needs. */
  readonly message?: string
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const runCase = async (one: Case, about: string, target: Target): Promise<CaseResult> => {
  const { title, evidence, source, needs = [] } = one
  const told = { about, title, evidence, source: [source].flat() }
  // An address has no clock to move, and nobody's limits are to be exhausted.
  const missing = needs.filter(need => need !== 'form')
  if (missing.length > 0) return { ...told, outcome: 'skipped', message: `needs ${missing.join(', ')}` }
  try {
    await one.run(target)
    return { ...told, outcome: 'held' }
  } catch (error) {
    return { ...told, outcome: 'broken', message: messageOf(error) }
  }
}

/**
 * Runs the cases one after another, telling each result as it comes.
 * @param begin called before each case with its title.
 */
export const runCases = async (
  suites: readonly Suite[],
  target: Target,
  tell: (result: CaseResult) => void,
  begin: (given: string) => void = () => {},
): Promise<readonly CaseResult[]> => {
  const results: CaseResult[] = []
  for (const suite of suites)
    for (const one of suite.cases) {
      const about = titleOf(suite)
      begin(`${about}: ${one.title}`)
      const result = await runCase(one, about, target)
      tell(result)
      results.push(result)
    }
  return results
}
