import { expect, test } from 'vitest'
import { required, requiredDay } from '../../../../simulator/documents/facts/required.ts'

/** What no schema has judged may say anything. */

test('a fact that is not there is missed by its name', () => {
  expect(required('Fa/P_2', 'FV/1')).toBe('FV/1')
  expect(() => required('Fa/P_2', undefined)).toThrow('The invoice has no Fa/P_2.')
})

test('a day is one of the calendar, from the year 1 to 9999; an offset behind it is left out', () => {
  expect(requiredDay('P_1', '2026-11-20Z')).toBe('2026-11-20')
  expect(requiredDay('P_1', '9999-12-31-14:00')).toBe('9999-12-31')
  for (const text of ['12026-11-20', '-0044-03-15', '0000-01-01', '2026-02-30', '2026-11-20T00:00:00', 'today'])
    expect(() => requiredDay('P_1', text)).toThrow(`P_1 of the invoice is no day of the years 1 to 9999.`)
})
