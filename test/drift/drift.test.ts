import { describe, expect, test } from 'vitest'
import { deviations } from '../../contracts/ksef/deviations.ts'
import { openApi } from '../../contracts/ksef/openapi.ts'
import { allOperations } from '../../contracts/ksef/operations.ts'
import { compare, undeclared } from './compare.ts'
import { acceptedBy, ofKind, stale } from './explain.ts'
import { officialDocument } from './official.ts'

const official = officialDocument()
const accepted = ofKind(deviations, 'document')

describe.skipIf(!official)('the document we emit against the official one', () => {
  const ids = official ? compare(official, openApi()).map(({ id }) => id) : []

  test('every difference is a named deviation', () => {
    expect(ids.filter(id => acceptedBy(id, accepted).length === 0)).toEqual([])
  })

  test('every difference is named once', () => {
    expect(ids.filter(id => acceptedBy(id, accepted).length > 1)).toEqual([])
  })

  test('no deviation is stale', () => {
    expect(stale(ids, accepted)).toEqual([])
  })
})

test('every operation of the document is declared', () => {
  expect(undeclared(openApi())).toEqual([])
  expect(allOperations).toHaveLength(83)
})

test('a deviation has a name of its own', () => {
  const names = deviations.map(({ name }) => name)
  expect(names).toEqual([...new Set(names)])
})
