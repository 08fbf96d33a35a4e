import { expect, test } from 'vitest'
import { createClock } from '../../../simulator/runtime/clock.ts'
import type { HeldWorld } from '../../../simulator/world/world.ts'
import { createWorlds } from '../../../simulator/world/worlds.ts'

const hour = 3_600_000

const registry = (most = 3) => {
  const clock = createClock({ at: 0, runs: false })
  const closed: string[] = []
  const errors: unknown[] = []
  const begin = (name: string) =>
    ({
      name,
      quieten: async () => {},
      close: async () => {
        closed.push(name)
        if (name === 'broken') throw new Error('the disk is full')
      },
    }) as unknown as HeldWorld
  const worlds = createWorlds({ most, idle: hour, clock, begin, failed: error => errors.push(error) })
  return { clock, closed, errors, worlds }
}

test('a world is made when first met, and is the same from then on', () => {
  const { worlds } = registry()
  expect(worlds.of('one')).toBe(worlds.of('one'))
  expect(worlds.of('two')).not.toBe(worlds.of('one'))
  expect(worlds.names()).toEqual(['one', 'two'])
})

test('who has been idle for an hour is dropped, and makes room', async () => {
  const { clock, closed, worlds } = registry(2)
  const one = worlds.of('one')
  worlds.of('default')
  clock.advance(hour / 2)
  worlds.of('two')
  expect(worlds.of('three')).toBeUndefined()
  clock.advance(hour / 2)
  expect(closed).toEqual(['one'])
  expect(worlds.names()).toEqual(['default', 'two'])
  expect(worlds.of('three')).toBeDefined()
  clock.advance(hour)
  expect(worlds.names()).toEqual(['default'])
  expect(worlds.of('one')).not.toBe(one)
})

test('who is asked now and then stays', () => {
  const { clock, worlds } = registry()
  for (let count = 0; count < 10; count++) {
    worlds.of('one')
    clock.advance(hour - 1)
  }
  expect(worlds.names()).toEqual(['one'])
})

test('a world that does not end well harms no other', async () => {
  const { closed, errors, worlds } = registry()
  worlds.of('broken')
  worlds.of('one')
  await worlds.close()
  expect(closed).toEqual(['broken', 'one'])
  expect(errors).toEqual([new Error('the disk is full')])
})
