import { apiNames, apiVersions, newestApi } from '../../contracts/ksef/api-version.ts'
import { contractAt } from '../../contracts/ksef/contract.ts'
import { deviations } from '../../contracts/ksef/deviations.ts'
import { type OpenApiDocument, openApi } from '../../contracts/ksef/openapi.ts'
import { compare, type Difference } from './compare.ts'
import { acceptedBy, ofKind } from './explain.ts'
import { numberOf, versionOf } from './official.ts'

/** What `npm run drift` says of an official document. */
export interface DriftReport {
  readonly lines: readonly string[]
  /** The ids of the differences that are no named deviation. */
  readonly unexplained: readonly string[]
}

const heading = ({ operation }: Difference, before: Difference | undefined): string[] =>
  operation === before?.operation ? [] : ['', operation]

/** Every difference between an official document and ours of its version, operation by operation. */
export const reportOn = (theirs: OpenApiDocument, path: string): DriftReport => {
  const version = versionOf(theirs)
  const contract = contractAt(version ?? newestApi)
  const accepted = ofKind(deviations, 'document', contract.api)
  const found = compare(theirs, openApi(contract))
  const unexplained = found.map(({ id }) => id).filter(id => acceptedBy(id, accepted).length === 0)
  const line = ({ operation, id }: Difference): string => {
    const names = acceptedBy(id, accepted).map(({ name }) => name)
    const where = id.startsWith(`${operation} › `) ? id.slice(operation.length + 3) : id
    return names.length ? `  known  ${where}  (${names.join(', ')})` : `  !!!    ${where}`
  }
  const declared = apiNames.map(name => apiVersions[name]).join(', ')
  const lines = [
    `${path}: version ${numberOf(theirs)}. "-" stands before what only it has, "+" before what only we have.`,
    ...(version
      ? []
      : [`It is another version: the contracts describe ${declared}. Compared with ${contract.number}.`]),
    ...found.flatMap((difference, place) => [...heading(difference, found[place - 1]), line(difference)]),
    '',
    `${found.length} differences, ${found.length - unexplained.length} of them known deviations, ` +
      `${unexplained.length} unexplained.`,
  ]
  return { lines, unexplained }
}
