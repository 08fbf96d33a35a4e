import { expect, test } from 'vitest'
import { businessDaysAfter, easterOf, isBusinessDay } from '../../../../simulator/ksef/outages/business-days.ts'

test.each([
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2027, '2027-03-28'],
  [2038, '2038-04-25'],
  [2285, '2285-03-22'],
])('Easter of %s is on %s', (year, day) => {
  expect(new Date(easterOf(year)).toISOString().slice(0, 10)).toBe(day)
})

test('the days off of 2026 are those of the act', () => {
  const days = Array.from({ length: 365 }, (_, day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10))
  const weekdays = days.filter(day => ![0, 6].includes(new Date(day).getUTCDay()))
  expect(weekdays.filter(day => !isBusinessDay(day))).toEqual([
    '2026-01-01',
    '2026-01-06',
    '2026-04-06',
    '2026-05-01',
    '2026-06-04',
    '2026-11-11',
    '2026-12-24',
    '2026-12-25',
  ])
  expect(days.filter(isBusinessDay)).toHaveLength(253)
})

test('Christmas Eve is a working day until 2024', () => {
  expect(isBusinessDay('2024-12-24')).toBe(true)
  expect(isBusinessDay('2025-12-24')).toBe(false)
})

test.each([
  ['2026-11-23', 1, '2026-11-24'],
  ['2026-11-20', 1, '2026-11-23'],
  ['2026-12-23', 1, '2026-12-28'],
  ['2026-04-03', 1, '2026-04-07'],
  // The official example: over on Saturday 12th, until Tuesday 22nd.
  ['2026-09-12', 7, '2026-09-22'],
])('after %s the business day number %s is %s', (day, count, expected) => {
  expect(businessDaysAfter(day, count)).toBe(expected)
})
