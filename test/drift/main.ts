import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { newestApi } from '../../contracts/ksef/api-version.ts'
import { contractAt } from '../../contracts/ksef/contract.ts'
import { officialPath, readDocument } from './official.ts'
import { proposalLines } from './propose.ts'
import { reportOn } from './report.ts'

/**
 * `npm run drift -- FILE`: names every difference between FILE (else the official document) and ours of its version. With
 * `--propose` it prints what must be declared for a newer one.
 */

/** @returns the exit code: 1 when a difference is no named deviation, 2 when there is nothing to compare. */
const drift = (path: string, propose: boolean): number => {
  if (!existsSync(path)) {
    console.error(`${path} is not there. Name a file: npm run drift -- FILE, or set KSEF_SHARED.`)
    return 2
  }
  const document = readDocument(path)
  if (propose) {
    for (const line of proposalLines(document, contractAt(newestApi))) console.log(line)
    return 0
  }
  const { lines, unexplained } = reportOn(document, path)
  for (const line of lines) console.log(line)
  return unexplained.length ? 1 : 0
}

const { positionals, values } = parseArgs({ allowPositionals: true, options: { propose: { type: 'boolean' } } })
process.exitCode = drift(positionals[0] ?? officialPath(), values.propose ?? false)
