import { readFileSync, writeFileSync } from 'node:fs'
import { facts } from '../facts/facts.ts'
import { evidenceMarkdown } from './evidence.ts'

/** `npm run evidence`: prints the report; `--write` renews contracts/EVIDENCE.md; `--check` fails when it is stale. */
const file = new URL('../../contracts/EVIDENCE.md', import.meta.url)
const [option] = process.argv.slice(2)
const report = evidenceMarkdown()

if (facts === undefined) {
  console.error('The facts are not at hand: KSEF_SHARED names their folder.')
  process.exitCode = 2
} else if (option === '--write') writeFileSync(file, report)
else if (option === '--check') {
  if (readFileSync(file, 'utf8') !== report) {
    console.error('contracts/EVIDENCE.md is stale: npm run evidence -- --write')
    process.exitCode = 1
  }
} else if (option === undefined) console.log(report)
else {
  console.error(`unknown option ${option}`)
  process.exitCode = 2
}
