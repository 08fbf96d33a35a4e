import { describe, expect, test } from 'vitest'
import type { OpenApiDocument } from '../../contracts/openapi-document.ts'
import { changes } from './changes.ts'
import { compare } from './compare.ts'
import { numberOf, officialDocument, versionOf } from './official.ts'
import { reportOn } from './report.ts'

const documents = new Map(changes.flatMap(({ from, to }) => [from, to]).map(name => [name, officialDocument(name)]))
const there = [...documents.values()].every(document => document !== undefined)
const documentOf = (name: string): OpenApiDocument => documents.get(name)!

test.skipIf(!there)('a document is known by its version', () => {
  expect([...documents.values()].map(document => numberOf(document!))).toEqual([
    '2.6.0',
    '2.7.0',
    '2.7.1',
    '2.8.0',
    '2.8.1',
    '2.9.0',
  ])
})

describe.skipIf(!there)('from one version to the next exactly the known changes are found', () => {
  test.each(changes)('$from → $to', ({ from, to, ids }) => {
    const found = compare(documentOf(from), documentOf(to)).map(({ id }) => id)
    expect(found.toSorted()).toEqual(ids(documentOf(from)).toSorted())
  })
})

/** What changed inside an operation is no difference to a document that has none such. */
const ofNewOnes = (ids: readonly string[]) => {
  const added = ids.flatMap(id => (/^\+\S+ \S+$/.test(id) ? [`${id.slice(1)} › `] : []))
  return (id: string): boolean => added.some(operation => id.startsWith(operation))
}

/** What came and went again in between, or the other way round, is no difference. */
const net = (all: readonly string[]): string[] => {
  const ofNew = ofNewOnes(all)
  const ids = all.filter(id => !ofNew(id))
  const turned = new Set(
    ids.map(id => id.replace(/(^| › )([+-])(?=[^›]*$)/, (_, before, sign) => before + (sign === '+' ? '-' : '+'))),
  )
  return ids.filter(id => !/(^| › )[+-][^›]*$/.test(id) || !turned.has(id))
}

/** Of an operation that came meanwhile nothing is compared but that it is there. */
const withoutNew = (ids: readonly string[]): string[] => {
  const added = ids.flatMap(id => /^\+(\S+ \S+)$/.exec(id)?.[1] ?? [])
  return ids.filter(id => !added.some(operation => id.startsWith(`${operation} › `)))
}

/** What `npm run drift -- FILE` names. */
describe.skipIf(!there)(
  'against a version that is not declared the newest differs by the changes since, and our deviations',
  () => {
    const undeclared = changes
      .map(({ from }, place) => ({ from, since: changes.slice(place) }))
      .filter(({ from }) => there && versionOf(documentOf(from)) === undefined)
    test.each(undeclared)('$from', ({ from, since }) => {
      const { lines, unexplained } = reportOn(documentOf(from), from)
      const ids = since.flatMap(({ from: older, ids }) => ids(documentOf(older)))
      const known = withoutNew(net(ids))
      expect(unexplained.toSorted()).toEqual(known.toSorted())
      expect(lines.filter(line => line.startsWith('  !!!'))).toHaveLength(known.length)
      expect(lines[1]).toMatch(/^It is another version/)
    })
  },
)
