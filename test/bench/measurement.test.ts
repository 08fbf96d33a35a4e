import { expect, test } from 'vitest'
import { misses } from './measurement.ts'

const row = { aim: 'a row', unit: 'µs', good: 1 }

test.each([
  ['a ratio a tenth above its pass', { ...row, ours: 220, floor: 100, pass: 2 }, false],
  ['a ratio further above', { ...row, ours: 221, floor: 100, pass: 2 }, true],
  ['a figure without a floor', { ...row, ours: 12, pass: 10 }, true],
  ['a figure below its pass', { ...row, ours: 9, pass: 10 }, false],
  ['a row that is only told', { ...row, ours: 9e9, floor: 1 }, false],
])('%s', (_, result, missed) => expect(misses(result)).toBe(missed))
