import { apiVersion } from '../../contracts/ksef/api-version.ts'
import { type Deviation, deviations } from '../../contracts/ksef/deviations.ts'
import { suites } from '../../contracts/ksef/suites.ts'
import type { Case, Evidence } from '../../contracts/suite.ts'
import { titleOf } from '../../contracts/suite.ts'
import { facts, shown } from '../facts/facts.ts'
import { notOurs } from '../recordings/headers.ts'
import { notLed } from '../recordings/leads/led.ts'
import { deviations as versions } from '../recordings/versions.ts'
import { old } from './age.ts'

/** What the simulator's behaviour rests on, as Markdown: made from the suites, the deviations and what is said of recordings. */

const kinds: readonly Evidence[] = ['recorded', 'described', 'documented', 'assumed']

const count = (cases: readonly Case[], kind: Evidence): number =>
  cases.filter(({ evidence }) => evidence === kind).length
const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('*', '\\*')

const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  rows.length === 0 ? 'None.' : [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')

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
    deviations.map(({ name, reason, evidence, source, versions = [] }: Deviation) => [
      name,
      cell(versions.length === 0 ? reason : `${reason} (API ${versions.join(', ')} alone.)`),
      evidence,
      cell(source),
    ]),
  )

const inWhat = ({ lacks = [], other = [], words }: (typeof versions)[number]): string =>
  [
    ...lacks.map(path => `lacks ${path}`),
    ...other.map(path => `another ${path}`),
    ...(words ? ['its words'] : []),
  ].join(', ')

const olderRecordings = (): string =>
  table(
    ['recordings', 'where', 'reason'],
    versions.map(one => [one.ids.join(', '), cell(inWhat(one)), cell(one.reason)]),
  )

const doubtful = (): string =>
  table(
    ['about', 'what', 'old sources'],
    old().map(row => row.map(cell)),
  )

/** Facts that nothing can show here, by the reason. */
const untold = (): string[][] => {
  const given = (facts ?? []).flatMap(fact => {
    const entry = shown(fact)
    return entry !== undefined && 'notApplicable' in entry ? [[entry.notApplicable, fact.id] as const] : []
  })
  return [...new Set(given.map(([reason]) => reason))]
    .toSorted()
    .map(reason => [cell(reason), given.flatMap(([other, id]) => (other === reason ? [id] : [])).join(', ')])
}

const reasons = (what: string, of: Readonly<Record<string, string>>): string =>
  table(
    [what, 'reason'],
    Object.entries(of).map(([name, reason]) => [name, cell(reason)]),
  )

export const evidenceMarkdown = (): string => `# What the behaviour rests on

Written by \`npm run evidence -- --write\` from the suites, \`contracts/ksef/deviations.ts\` and what
\`test/recordings/\` says of recordings; CI checks that it is current.

*recorded*: a verbatim exchange with the real system. *described*: somebody's report of one. *documented*: official text or
the official clients' tests. *assumed*: our guess until shown.

## Behaviours by evidence

${behaviours()}

## Assumed until shown

${assumptions()}

## Deviations from the official document

${differences()}

## Old

KSeF reworded much at the end of 2025. What rests on sources from before December 2025 alone (or on undated ones) may be of
yesterday: doubt it first. What is assumed stands above.

${doubtful()}

## Recordings that are not what the contract says

Older than ${apiVersion}, or blanked by who published them.

${olderRecordings()}

## Recordings that the simulator does not reproduce

${reasons('recording', notLed)}

## Facts that nothing can show here

${table(['reason', 'facts'], untold())}

## Headers of KSeF that the simulator does not send

${reasons('header', notOurs)}
`
