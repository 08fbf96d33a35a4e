import { deviations } from '../../contracts/deviations.ts'
import type { Case, Evidence } from '../../contracts/suite.ts'
import { titleOf } from '../../contracts/suite.ts'
import { suites } from '../../contracts/suites.ts'

/** What the simulator's behaviour rests on, as Markdown: made from the suites and the deviations alone. */

const kinds: readonly Evidence[] = ['recorded', 'described', 'documented', 'assumed']

const count = (cases: readonly Case[], kind: Evidence): number =>
  cases.filter(({ evidence }) => evidence === kind).length
const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('*', '\\*')

const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')

const cases = suites.flatMap(suite => suite.cases.map(one => ({ ...one, about: titleOf(suite) })))
const abouts = [...new Set(cases.map(({ about }) => about))]
const sourcesOf = ({ source }: Case): string => [source].flat().join(', ')

const behaviours = (): string =>
  table(
    ['about', ...kinds],
    [
      ...abouts.map(about => [
        `\`${about}\``,
        ...kinds.map(kind =>
          count(
            cases.filter(one => one.about === about),
            kind,
          ),
        ),
      ]),
      ['**all**', ...kinds.map(kind => count(cases, kind))],
    ],
  )

const assumptions = (): string =>
  table(
    ['about', 'behaviour', 'see'],
    cases
      .filter(({ evidence }) => evidence === 'assumed')
      .map(one => [`\`${one.about}\``, cell(one.title), cell(sourcesOf(one))]),
  )

const differences = (): string =>
  table(
    ['deviation', 'reason', 'evidence', 'source'],
    deviations.map(({ name, reason, evidence, source }) => [name, cell(reason), evidence, cell(source)]),
  )

export const evidenceMarkdown = (): string => `# What the behaviour rests on

Written by \`npm run evidence -- --write\` from the suites and \`contracts/deviations.ts\`; CI checks that it is current.

*recorded*: a verbatim exchange with the real system. *described*: somebody's report of one. *documented*: official text or
the official clients' tests. *assumed*: our guess until shown.

## Behaviours by evidence

${behaviours()}

## Assumed until shown

${assumptions()}

## Deviations from the official document

${differences()}
`
