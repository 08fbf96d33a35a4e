import { existsSync } from 'node:fs'
import { officialPath, readDocument } from './official.ts'
import { reportOn } from './report.ts'

/** `npm run drift -- FILE`: names every difference between FILE (else the official document) and ours. */

/** @returns the exit code: 1 when a difference is no named deviation, 2 when there is nothing to compare. */
const drift = (path: string): number => {
  if (!existsSync(path)) {
    console.error(`${path} is not there. Name a file: npm run drift -- FILE, or set KSEF_SHARED.`)
    return 2
  }
  const { lines, unexplained } = reportOn(readDocument(path), path)
  for (const line of lines) console.log(line)
  return unexplained.length ? 1 : 0
}

process.exitCode = drift(process.argv[2] ?? officialPath())
