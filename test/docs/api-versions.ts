import { apiNames, apiVersions, productionApi } from '../../contracts/ksef/api-version.ts'
import { contractAt } from '../../contracts/ksef/contract.ts'
import { openApi } from '../../contracts/ksef/openapi.ts'
import { compare, type Difference } from '../drift/compare.ts'

/** What changed from version to version, read off the documents that the simulator serves of them. */

/** So many operations are named; of more it is said how many. */
const mostNamed = 4

const cell = (text: string): string => text.replaceAll('|', '\\|')

const whatOf = ({ id, operation, path }: Difference): string =>
  path.length === 0 ? (id.startsWith('+') ? 'new' : 'gone') : id.slice(`${operation} › `.length)

/** A row for each change, with the operations that it is of. */
const changes = (found: readonly Difference[]): string[] => {
  const whats = [...new Set(found.map(whatOf))]
  const of = whats.map(what => found.filter(it => whatOf(it) === what).map(({ operation }) => operation))
  const places = of.map(its =>
    its.length > mostNamed ? `${its.length} operations` : its.map(one => `\`${one}\``).join(', '),
  )
  return [...new Set(places)].map(place => {
    const here = whats.filter((_, index) => places[index] === place)
    return `| ${place} | ${cell(here.map(what => `\`${what}\``).join('<br>'))} |`
  })
}

const productionOf = (name: string): string =>
  name === productionApi.version ? `PROD has had it since ${productionApi.since}` : ''

export const versionsMarkdown = (): string =>
  [
    '| `--api` | official document | |\n| --- | --- | --- |',
    ...apiNames.map(name => `| \`${name}\` | ${apiVersions[name]} | ${productionOf(name)} |`),
  ].join('\n')

export const versionChangesMarkdown = (): string =>
  apiNames
    .slice(1)
    .map((name, place) => {
      const [older, newer] = [contractAt(apiNames[place]!), contractAt(name)]
      const found = compare(openApi(older), openApi(newer))
      return [
        `### From ${older.api} to ${newer.api}`,
        ['| operation | change |\n| --- | --- |', ...changes(found)].join('\n'),
      ].join('\n\n')
    })
    .join('\n\n')
