import { existsSync } from 'node:fs'
import { deviations } from '../../contracts/deviations.ts'
import { apiVersion, openApi } from '../../contracts/openapi.ts'
import { compare, type Difference, undeclared } from './compare.ts'
import { acceptedBy, ofKind } from './explain.ts'
import { officialPath, readDocument, versionOf } from './official.ts'

/** `npm run drift -- FILE`: names every difference between FILE (else the official document) and ours. */

const accepted = ofKind(deviations, 'document')

const line = ({ operation, id }: Difference) => {
  const names = acceptedBy(id, accepted).map(({ name }) => name)
  const where = id.startsWith(`${operation} › `) ? id.slice(operation.length + 3) : id
  return names.length ? `  known  ${where}  (${names.join(', ')})` : `  !!!    ${where}`
}

/** @returns the exit code: 1 when a difference is no named deviation, 2 when there is nothing to compare. */
const drift = (path: string): number => {
  if (!existsSync(path)) {
    console.error(`${path} is not there. Name a file: npm run drift -- FILE, or set KSEF_SHARED.`)
    return 2
  }
  const [theirs, ours] = [readDocument(path), openApi()]
  const version = versionOf(theirs)
  console.log(`${path}: version ${version}. "-" stands before what only it has, "+" before what only we have.`)
  if (!version.startsWith('2.7.')) console.log(`It is another version: the contracts describe ${apiVersion}.`)

  const found = compare(theirs, ours)
  for (const [place, difference] of found.entries()) {
    if (difference.operation !== found[place - 1]?.operation) console.log(`\n${difference.operation}`)
    console.log(line(difference))
  }

  const unexplained = found.filter(({ id }) => acceptedBy(id, accepted).length === 0)
  console.log(
    `\n${found.length} differences, ${found.length - unexplained.length} of them known deviations, ` +
      `${unexplained.length} unexplained; ${undeclared(ours).length} operations undeclared and not compared.`,
  )
  return unexplained.length ? 1 : 0
}

process.exitCode = drift(process.argv[2] ?? officialPath())
