import { readdirSync, readFileSync } from 'node:fs'
import { coverageMarkdown } from '../coverage/coverage.ts'
import { versionChangesMarkdown, versionsMarkdown } from './api-versions.ts'
import { commandsMarkdown, exitsMarkdown } from './command-line.ts'
import { controlMarkdown } from './control-calls.ts'
import { withPowerShell } from './powershell.ts'

/** What people read: README.md and the pages of docs/. What can be made of the code is made of it. */

export const root = new URL('../../', import.meta.url)

export const pages: readonly string[] = [
  'README.md',
  ...readdirSync(new URL('docs/', root))
    .filter(file => file.endsWith('.md'))
    .sort()
    .map(file => `docs/${file}`),
]

export const textOf = (page: string): string => readFileSync(new URL(page, root), 'utf8')

/** What stands between `<!-- name -->` and `<!-- /name -->`. */
const made: Readonly<Record<string, () => string>> = {
  coverage: coverageMarkdown,
  commands: commandsMarkdown,
  exits: exitsMarkdown,
  control: controlMarkdown,
  versions: versionsMarkdown,
  changes: versionChangesMarkdown,
}

const marked = /<!-- (\w+) -->\n[\s\S]*?<!-- \/\1 -->/g

/** The text with everything made afresh. @throws Error for a mark that nothing is made for. */
export const remade = (text: string): string =>
  withPowerShell(
    text.replace(marked, (_, name: string) => {
      const make = made[name]
      if (make === undefined) throw new Error(`Nothing is made for <!-- ${name} -->.`)
      return `<!-- ${name} -->\n${make()}\n<!-- /${name} -->`
    }),
  )
