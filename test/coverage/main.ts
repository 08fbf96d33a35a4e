import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { coverageText, withCoverage } from './coverage.ts'

/** `npm run coverage`: prints what is built; `--write` brings docs/operations.md up to date, `--check` tells whether it is. */

const page = fileURLToPath(new URL('../../docs/operations.md', import.meta.url))
const [option] = process.argv.slice(2)

if (option === undefined) {
  console.log(coverageText())
} else if (!existsSync(page)) {
  console.error(`${page} is not there.`)
  process.exitCode = 1
} else if (option === '--write') {
  writeFileSync(page, withCoverage(readFileSync(page, 'utf8')))
} else if (option === '--check') {
  const text = readFileSync(page, 'utf8')
  if (withCoverage(text) !== text) {
    console.error('The coverage table of docs/operations.md is stale: npm run coverage -- --write')
    process.exitCode = 1
  }
} else {
  console.error(`Unknown option ${option}. Known: --write, --check.`)
  process.exitCode = 2
}
