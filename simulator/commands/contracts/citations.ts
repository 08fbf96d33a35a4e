import { suites } from '../../../contracts/ksef/suites.ts'
import { givenOf } from './run-cases.ts'

/** What each case rests on, found by the `given` of what is recorded in it. */
export const citations = (): ((given: string) => readonly string[]) => {
  const sources = new Map(
    suites.flatMap(suite => suite.cases.map(one => [givenOf(suite, one), [one.source].flat()] as const)),
  )
  return given => sources.get(given) ?? []
}
