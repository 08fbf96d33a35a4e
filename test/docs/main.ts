import { writeFileSync } from 'node:fs'
import { pages, remade, root, textOf } from './pages.ts'

/** `npm run docs`: `--write` brings README.md and docs/ up to date, `--check` tells whether they are. */

const [option] = process.argv.slice(2)
const stale = pages.filter(page => remade(textOf(page)) !== textOf(page))

if (option === '--write') {
  for (const page of stale) writeFileSync(new URL(page, root), remade(textOf(page)))
} else if (option === '--check') {
  for (const page of stale) console.error(`${page} is stale: npm run docs -- --write`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  console.error(`Unknown option ${option}. Known: --write, --check.`)
  process.exitCode = 2
}
