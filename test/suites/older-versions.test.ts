import { apiNames, newestApi } from '../../contracts/ksef/api-version.ts'
import { contractAt } from '../../contracts/ksef/contract.ts'
import { suites } from '../../contracts/ksef/suites.ts'
import type { OperationShape } from '../../contracts/operation.ts'
import { runSuites } from './run-suites.ts'
import { inProcessAt } from './targets/in-process.ts'

/**
 * Older versions: every day what was otherwise, and all about operations whose schemas have changed since; with
 * `KSEF_EVERY_VERSION=1`, as in CI, all there is.
 */

/** A schema that did not change is the declared one itself. */
const schemasOf = ({ params, query, headers, body, success }: OperationShape) => [
  ...[params, query, headers, body, success.body],
]

const today = contractAt(newestApi).named

for (const api of apiNames.filter(name => name !== newestApi)) {
  const changed = contractAt(api).operations.filter(({ area, name, operation }) => {
    const now = today.get(`${area}.${name}`)
    return now === undefined || schemasOf(now).some((schema, place) => schema !== schemasOf(operation)[place])
  })
  const paths = new Set(changed.map(({ operation: { method, path } }) => `${method} ${path}`))
  const isChanged = (about: OperationShape | string) =>
    typeof about === 'object' && paths.has(`${about.method} ${about.path}`)
  const daily = suites.map(suite =>
    isChanged(suite.about) ? suite : { ...suite, cases: suite.cases.filter(({ until }) => until !== undefined) },
  )
  runSuites(process.env.KSEF_EVERY_VERSION === '1' ? suites : daily, inProcessAt(api))
}
