import { apiNames, apiVersion, newestApi } from '../../contracts/ksef/api-version.ts'
import { allOperations, everyOperation } from '../../contracts/ksef/operations.ts'
import { isThere } from '../../contracts/versions.ts'

/** What of KSeF's API is built, read off the contracts: all of the newest version, and what older ones have besides. */
const areas = [...new Set(everyOperation.map(({ area }) => area))]

/** A line of the table for each operation of an area. */
const rowsOf = (wanted: string): string[][] =>
  everyOperation
    .filter(({ area }) => area === wanted)
    .map(({ operation }) => {
      const versions = apiNames.filter(version => isThere(operation, version))
      const isInAll = versions.length === apiNames.length
      return [`${operation.method} ${operation.path}`, operation.summary, isInAll ? '' : `API ${versions.join(', ')}`]
    })

export const coverageCount = `All ${allOperations.length} operations of API ${apiVersion} are built.`

export const coverageText = (): string =>
  areas
    .map(area => [
      `${area}: ${rowsOf(area).length}`,
      ...rowsOf(area).map(
        ([operation, summary, only]) => `  ${operation}  (${[summary, only].filter(Boolean).join('; ')})`,
      ),
    ])
    .concat([[coverageCount]])
    .map(lines => lines.join('\n'))
    .join('\n\n')

export const coverageMarkdown = (): string =>
  [
    coverageCount,
    `| operation | | where not in all of ${apiNames[0]} to ${newestApi} |\n| --- | --- | --- |`,
    ...areas.flatMap(area => [
      `| **${area}** | | |`,
      ...rowsOf(area).map(([operation, summary, only]) => `| \`${operation}\` | ${summary} | ${only} |`),
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
