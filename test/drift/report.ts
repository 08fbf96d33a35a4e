import { apiVersion } from '../../contracts/ksef/api-version.ts'
import { deviations } from '../../contracts/ksef/deviations.ts'
import { type OpenApiDocument, openApi } from '../../contracts/ksef/openapi.ts'
import { compare, type Difference, undeclared } from './compare.ts'
import { acceptedBy, ofKind } from './explain.ts'
import { versionOf } from './official.ts'

/** What `npm run drift` says of an official document. */
export interface DriftReport {
  readonly lines: readonly string[]
  /** The ids of the differences that are no named deviation. */
  readonly unexplained: readonly string[]
}

const accepted = ofKind(deviations, 'document')

const line = ({ operation, id }: Difference): string => {
  const names = acceptedBy(id, accepted).map(({ name }) => name)
  const where = id.startsWith(`${operation} › `) ? id.slice(operation.length + 3) : id
  return names.length ? `  known  ${where}  (${names.join(', ')})` : `  !!!    ${where}`
}

const heading = ({ operation }: Difference, before: Difference | undefined): string[] =>
  operation === before?.operation ? [] : ['', operation]

/** Every difference between an official document and ours, operation by operation. */
export const reportOn = (theirs: OpenApiDocument, path: string): DriftReport => {
  const ours = openApi()
  const version = versionOf(theirs)
  const found = compare(theirs, ours)
  const unexplained = found.map(({ id }) => id).filter(id => acceptedBy(id, accepted).length === 0)
  const lines = [
    `${path}: version ${version}. "-" stands before what only it has, "+" before what only we have.`,
    ...(version === apiVersion ? [] : [`It is another version: the contracts describe ${apiVersion}.`]),
    ...found.flatMap((difference, place) => [...heading(difference, found[place - 1]), line(difference)]),
    '',
    `${found.length} differences, ${found.length - unexplained.length} of them known deviations, ` +
      `${unexplained.length} unexplained; ${undeclared(ours).length} operations undeclared, of which only who may call them is compared.`,
  ]
  return { lines, unexplained }
}
