import { encode } from 'fast-png'
import { expect, test } from 'vitest'
import { compare, tellTiles } from './compare-pictures.ts'

/** White, with black pixels at these places. */
const picture = (
  width: number,
  height: number,
  black: readonly (readonly [x: number, y: number])[] = [],
): Uint8Array => {
  const data = new Uint8Array(width * height * 3).fill(255)
  for (const [x, y] of black) data.fill(0, (y * width + x) * 3, (y * width + x) * 3 + 3)
  return encode({ width, height, data, channels: 3, depth: 8 })
}
const square = (left: number, top: number, side: number) =>
  Array.from({ length: side * side }, (_, at) => [left + (at % side), top + Math.floor(at / side)] as const)

test('a message says which picture differs, where and how much', () => {
  const compared = compare(picture(96, 72), picture(96, 72, [...square(24, 48, 6), ...square(72, 0, 4)]))
  expect(tellTiles('home', compared)).toBe(
    [
      'home: 2 tiles of 24 by 24 pixels differ, between x 24, y 0 and x 96, y 72',
      '  x 72, y 0: 16 pixels',
      '  x 24, y 48: 36 pixels',
    ].join('\n'),
  )
})

test('of many tiles the first are told, and how many more there are', () => {
  const tiles = Array.from({ length: 43 }, (_, at) => ({ x: at * 24, y: 0, pixels: 20 }))
  const told = tellTiles('home', { tiles }).split('\n')
  expect(told).toHaveLength(42)
  expect(told.at(-1)).toBe('  and 3 more')
})

test('a few pixels of a tile may differ; another size may not', () => {
  expect(compare(picture(48, 48), picture(48, 48, square(3, 3, 3))).tiles).toEqual([])
  expect(() => compare(picture(48, 48), picture(48, 24))).toThrow('it is 48 by 24 pixels, and was 48 by 48')
})
