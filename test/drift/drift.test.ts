import { describe, expect, test } from 'vitest'
import { apiNames } from '../../contracts/ksef/api-version.ts'
import { contractAt } from '../../contracts/ksef/contract.ts'
import { deviations } from '../../contracts/ksef/deviations.ts'
import { openApi } from '../../contracts/ksef/openapi.ts'
import { compare } from './compare.ts'
import { acceptedBy, ofKind, stale } from './explain.ts'
import { officialDocument, refereeOf } from './official.ts'

const against = apiNames.flatMap(version => {
  const official = officialDocument(refereeOf(version))
  if (official === undefined) return []
  return [{ version, ids: compare(official, openApi(contractAt(version))).map(({ id }) => id) }]
})

describe.each(against)('the document we emit of $version against the official one', ({ version, ids }) => {
  const accepted = ofKind(deviations, 'document', version)

  test('every difference is a named deviation', () => {
    expect(ids.filter(id => acceptedBy(id, accepted).length === 0)).toEqual([])
  })

  test('every difference is named once', () => {
    expect(ids.filter(id => acceptedBy(id, accepted).length > 1)).toEqual([])
  })

  test('no deviation of this version alone is stale', () => {
    expect(
      stale(
        ids,
        accepted.filter(({ versions }) => versions !== undefined),
      ),
    ).toEqual([])
  })
})

test.skipIf(against.length === 0)('no deviation is stale', () => {
  const ids = against.flatMap(({ ids }) => ids)
  expect(stale(ids, ofKind(deviations, 'document'))).toEqual([])
})

test.each(apiNames)('every operation of %s is declared', version => {
  expect(contractAt(version).operations).toHaveLength(83)
})

test('a deviation has a name of its own', () => {
  const names = deviations.map(({ name }) => name)
  expect(names).toEqual([...new Set(names)])
})
