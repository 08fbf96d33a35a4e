import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimalText } from '../../../simulator/acube/fa3/decimal-text.ts'

test.each([
  [0, '0'],
  [-0, '0'],
  [7700.0, '7700'],
  [0.1, '0.1'],
  [-12.5, '-12.5'],
  [1e-7, '0.0000001'],
  [-1.25e-9, '-0.00000000125'],
  [9007199254740991, '9007199254740991'],
])('%s is written %s', (value, text) => {
  expect(decimalText(value)).toBe(text)
})

test.each([Number.NaN, Number.POSITIVE_INFINITY, 1e21, 9007199254740992])('%s cannot be written exactly', value => {
  expect(decimalText(value)).toBeUndefined()
})

test('what is written reads back as the same number, without an exponent', () => {
  fc.assert(
    fc.property(fc.double({ min: -9e15, max: 9e15, noNaN: true }), value => {
      const text = decimalText(value)
      expect(text).toMatch(/^-?\d+(\.\d+)?$/)
      expect(Number(text)).toBe(value === 0 ? 0 : value)
    }),
  )
})
