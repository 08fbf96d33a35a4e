import { expect, test } from 'vitest'
import { builtInTypes } from '../../../../simulator/documents/xsd/built-in-types.ts'
import { fits, hasFractionDigits, hasTotalDigits, readDecimal } from '../../../../simulator/documents/xsd/decimal.ts'

const none = () => undefined

test('of a number as many digits count as System.Decimal holds, and none behind a whole that fills it', () => {
  expect(readDecimal('-007.500')).toEqual({ negative: true, whole: '7', fraction: '5' })
  expect(readDecimal(`${'1'.repeat(28)}.25`).fraction).toBe('2')
  expect(readDecimal(`${'1'.repeat(30)}.25`)).toEqual({ negative: false, whole: '1'.repeat(30), fraction: '' })
})

test('numbers of half a million letters are judged at once', () => {
  const zeros = '0'.repeat(500_000)
  for (const text of [`${'1'.repeat(30)}.${zeros}12`, `0.${zeros}12`, `${zeros}1`, `1${zeros}`, `1${zeros}x`]) {
    const isOne = fits(text) && !text.endsWith('x')
    expect(builtInTypes.decimal!.fault(text, none) === undefined).toBe(isOne)
    hasTotalDigits(text, 5)
    hasFractionDigits(text, 5)
  }
})
