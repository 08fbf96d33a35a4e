import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { generalAssumptions } from '../../contracts/acube/assumptions.ts'
import { acubeOpenApi } from '../../contracts/acube/openapi.ts'
import { allAcubeOperations } from '../../contracts/acube/operations.ts'
import { acubeSources } from '../../contracts/acube/sources.ts'
import { createSimulator } from '../../simulator/index.ts'
import { sharedPath } from '../shared.ts'
import { type Mark, marks, ours } from './marks.ts'

/** What no page of A-Cube for Poland shows is said to be assumed. */

const assumedAt = (at: string): readonly string[] =>
  at === 'several'
    ? Object.values(generalAssumptions).flat()
    : (allAcubeOperations.find(({ operation: it }) => `${it.method} ${it.path}` === at)?.operation.assumed ?? [])

const missing = (list: readonly Mark[]): string[] =>
  list.flatMap(it => ('at' in it && !assumedAt(it.at).some(text => it.says.test(text)) ? [`${it.at}: ${it.says}`] : []))

test.each(marks.map(([fact, ...list]) => ({ fact, list })))('$fact is marked in the contract', ({ list }) => {
  expect(missing(list)).toEqual([])
})
test('what was made up is marked in the contract', () => {
  expect(missing(ours)).toEqual([])
})

const facts = sharedPath('acube/acube-pl.md')
const doubtful = /inferred|other-country|observed|not found|not known|not printed|no a-cube page/i
test.skipIf(!existsSync(facts))(
  'no line of the facts that is in doubt is without a row, and no row without a line',
  () => {
    const lines = readFileSync(facts, 'utf8')
      .split('\n')
      .filter(line => doubtful.test(line.replaceAll(/(?:resource|entity|invoice) not found/gi, '')))
    expect(lines.length).toBeGreaterThan(30)
    expect(lines.filter(line => !marks.some(([words]) => line.includes(words)))).toEqual([])
    expect(marks.filter(([words]) => !lines.some(line => line.includes(words))).map(([words]) => words)).toEqual([])
  },
)

test('every mark stands in the page and in the OpenAPI document', async () => {
  const page = await (await createSimulator().fetch('http://acube.test/acube/docs')).text()
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
  const document = JSON.stringify(acubeOpenApi())
  const texts = allAcubeOperations.flatMap(({ operation: { assumed = [] } }) => assumed).concat(assumedAt('several'))
  for (const text of texts) {
    expect(page).toContain(escaped(`Assumed: ${text}`))
    expect(document).toContain(JSON.stringify(`Assumed: ${text}`).slice(1, -1))
  }
})

test('a mark names its source by the key of one', () => {
  const keys = assumedAt('several')
    .concat(allAcubeOperations.flatMap(({ operation: { assumed = [] } }) => assumed))
    .flatMap(text => text.match(/\b(?:[A-Z]{2,}-[A-Z]+|OURS|STACK|TUT)\b/g) ?? [])
  expect([...new Set(keys)].filter(key => !(key in acubeSources))).toEqual([])
})
