import { expect, it } from 'vitest'
import type { Position } from '../../simulator/store/engine.ts'
import { SortedRecords } from '../../simulator/store/sorted-records.ts'

const COUNT = 5000
const position = (place: number): Position => [place >> 2, String(place % 4)]
/** All of them once, in an order that jumps: 2747 and 5000 have no factor in common. */
const jumping = Array.from({ length: COUNT }, (_, at) => (at * 2747) % COUNT)
const [first, ...others] = jumping

const filled = (): SortedRecords<number> => {
  const sorted = new SortedRecords(position, first!)
  for (const place of others) sorted.put(place)
  return sorted
}

const walk = (sorted: SortedRecords<number>, order: 'newest' | 'oldest', size: number): number[] => {
  const found: number[] = []
  for (let page = sorted.page({ size, order }); page.length > 0; ) {
    found.push(...page)
    page = sorted.page({ after: position(found.at(-1)!), size, order })
  }
  return found
}

const inOrder = Array.from({ length: COUNT }, (_, place) => place)

it.each([1, 7, 100, 1024, 3000])('records of several blocks are read in order, %i at a time', size => {
  const sorted = filled()
  expect(sorted.size).toBe(COUNT)
  expect(walk(sorted, 'oldest', size)).toEqual(inOrder)
  expect(walk(sorted, 'newest', size)).toEqual(inOrder.toReversed())
})

it('those that are there are found, and no others', () => {
  const sorted = filled()
  for (const place of inOrder) if (place % 3 === 0) sorted.delete(place)
  expect(inOrder.filter(place => sorted.has(position(place)))).toEqual(inOrder.filter(place => place % 3 !== 0))
  expect(sorted.page({ after: position(9), size: 2, order: 'oldest' })).toEqual([10, 11])
  expect(sorted.page({ after: position(9), size: 2, order: 'newest' })).toEqual([8, 7])
})

it('one that has lost all of its records takes new ones', () => {
  const sorted = filled()
  for (const place of jumping) sorted.delete(place)
  expect([sorted.size, sorted.page({ size: 5, order: 'newest' })]).toEqual([0, []])
  for (const place of [3, 1, 2]) sorted.put(place)
  expect(sorted.page({ size: 5, order: 'oldest' })).toEqual([1, 2, 3])
})

it('no block holds more than 1024', () => {
  expect(Math.max(...filled().blocks.map(({ length }) => length))).toBeLessThanOrEqual(1024)
})
