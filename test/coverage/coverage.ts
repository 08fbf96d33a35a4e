import { apiVersion } from '../../contracts/ksef/api-version.ts'
import { allOperations } from '../../contracts/ksef/operations.ts'
import { isDeclared } from '../../contracts/operation.ts'

/** How much of KSeF's API is built, read off the contracts. */
const built = allOperations.filter(({ operation }) => isDeclared(operation))
const areas = [...new Set(allOperations.map(({ area }) => area))]

/** A line of the table for each operation of an area. */
const rowsOf = (wanted: string): string[][] =>
  allOperations
    .filter(({ area }) => area === wanted)
    .map(({ operation }) => [
      `${operation.method} ${operation.path}`,
      operation.summary,
      isDeclared(operation) ? 'yes' : 'no',
    ])

const count = (rows: readonly string[][]) => `${rows.filter(row => row.at(-1) === 'yes').length} of ${rows.length}`
export const coverageCount = `${built.length} of ${allOperations.length} operations of API ${apiVersion} are built.`

export const coverageText = (): string =>
  areas
    .map(area => [
      `${area}: ${count(rowsOf(area))}`,
      ...rowsOf(area).map(([operation, summary, yes]) => `  ${yes!.padEnd(3)}  ${operation}  (${summary})`),
    ])
    .concat([[coverageCount]])
    .map(lines => lines.join('\n'))
    .join('\n\n')

export const coverageMarkdown = (): string =>
  [
    coverageCount,
    '| operation | | built |\n| --- | --- | --- |',
    ...areas.flatMap(area => [
      `| **${area}** | | ${count(rowsOf(area))} |`,
      ...rowsOf(area).map(([operation, summary, yes]) => `| \`${operation}\` | ${summary} | ${yes} |`),
    ]),
  ]
    .join('\n')
    .replace('\n', '\n\n')

const marked = /(<!-- coverage -->)[\s\S]*?(<!-- \/coverage -->)/

/** The text with the table between its markers brought up to date. @throws when it has no markers. */
export const withCoverage = (text: string): string => {
  if (!marked.test(text)) throw new Error('No <!-- coverage --> … <!-- /coverage --> in the text.')
  return text.replace(marked, (_, start, end) => `${start}\n${coverageMarkdown()}\n${end}`)
}
