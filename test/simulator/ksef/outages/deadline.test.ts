import { expect, test } from 'vitest'
import { deadlineOf } from '../../../../simulator/ksef/outages/deadline.ts'
import type { OutageRecord } from '../../../../simulator/ksef/records.ts'

let eventId = 1000
const outage = (category: OutageRecord['category'], from: string, to?: string): OutageRecord => ({
  eventId: eventId++,
  category,
  from: Date.parse(from),
  to: to === undefined ? undefined : Date.parse(to),
  announcedAt: Date.parse(from),
  api: 'none',
  version: 1,
})

const failure = (from: string, to?: string) => outage('FAILURE', from, to)
const maintenance = (from: string, to: string) => outage('MAINTENANCE', from, to)

test.each([
  ['without an outage: the next business day', [], { mode: 'offline24', lastDay: '2026-09-10' }],
  [
    'in an unavailability: the next business day after its end',
    [maintenance('2026-09-09T10:00Z', '2026-09-11T20:00Z')],
    { mode: 'offline', lastDay: '2026-09-14' },
  ],
  [
    'a failure the day after, over on Saturday: seven business days (the official example)',
    [failure('2026-09-10T10:00Z', '2026-09-12T10:00Z')],
    { mode: 'awaryjny', lastDay: '2026-09-22' },
  ],
  [
    'a new failure within the seven days: anew',
    [failure('2026-09-09T10:00Z', '2026-09-09T12:00Z'), failure('2026-09-18T08:00Z', '2026-09-18T09:00Z')],
    { mode: 'awaryjny', lastDay: '2026-09-29' },
  ],
  ['a failure that goes on: no day yet', [failure('2026-09-09T10:00Z')], { mode: 'awaryjny' }],
  [
    'a failure after the time: nothing changes',
    [failure('2026-09-11T10:00Z', '2026-09-12T10:00Z')],
    { mode: 'offline24', lastDay: '2026-09-10' },
  ],
  [
    'a failure that was over before: nothing changes',
    [failure('2026-09-07T10:00Z', '2026-09-08T10:00Z')],
    { mode: 'offline24', lastDay: '2026-09-10' },
  ],
  [
    'an unavailability, and a failure before its time is over',
    [maintenance('2026-09-09T10:00Z', '2026-09-09T20:00Z'), failure('2026-09-10T08:00Z', '2026-09-10T09:00Z')],
    { mode: 'awaryjny', lastDay: '2026-09-21' },
  ],
])('issued on Wednesday, 9 September 2026: %s', (_, outages, expected) => {
  expect(deadlineOf('2026-09-09', outages)).toEqual(expected)
})

test('in a total failure nothing is sent', () => {
  const total = outage('TOTAL_FAILURE', '2026-09-09T10:00Z')
  expect(deadlineOf('2026-09-09', [total])).toEqual({ totalFailure: total })
})
