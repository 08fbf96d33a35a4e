import { expect, test } from 'vitest'
import { poll } from '../../client/poll.ts'
import { WaitedTooLong } from '../../client/waited-too-long.ts'
import { KsefError } from '../../contracts/ksef/errors.ts'
import { manualClock } from './manual-clock.ts'

const counting = () => {
  let asked = 0
  return async () => ++asked
}

test('what is done at once is not waited for', async () => {
  const clock = manualClock()
  expect(await poll('Work', counting(), seen => seen === 1, clock)).toBe(1)
  expect(clock.sleeps).toEqual([])
})

test('the pauses double up to the longest', async () => {
  const clock = manualClock()
  await poll('Work', counting(), seen => seen === 6, clock, { firstPause: 100, longestPause: 500 })
  expect(clock.sleeps).toEqual([100, 200, 400, 500, 500])
})

test('a wait ends at its deadline and says what it last saw', async () => {
  const clock = manualClock()
  const error = await poll('Work', counting(), () => false, clock, { deadline: 1000, firstPause: 300 }).catch(it => it)
  expect(error).toBeInstanceOf(WaitedTooLong)
  expect(error.lastSeen).toBe(3)
  expect(error.message).toBe('Work: still waiting after 0.9 s. Last seen: 3')
})

test('a 429 makes it pause for as long as KSeF asks', async () => {
  const clock = manualClock()
  const count = counting()
  const ask = async () => {
    const asked = await count()
    if (asked === 1) throw new KsefError('tooManyRequests', { retryAfter: 17 })
    return asked
  }
  expect(await poll('Work', ask, () => true, clock)).toBe(2)
  expect(clock.sleeps).toEqual([17_000])
})

test('a 429 that asks for more than the deadline has ends the wait at once', async () => {
  const clock = manualClock()
  const limit = new KsefError('tooManyRequests', { retryAfter: 3600 })
  const error = await poll(
    'Work',
    () => Promise.reject(limit),
    () => true,
    clock,
  ).catch(it => it)
  expect(error).toBeInstanceOf(WaitedTooLong)
  expect(error.lastSeen).toBe(limit)
  expect(clock.sleeps).toEqual([])
})

test('any other error ends the wait', async () => {
  const gone = new KsefError('gone')
  await expect(
    poll(
      'Work',
      () => Promise.reject(gone),
      () => true,
      manualClock(),
    ),
  ).rejects.toBe(gone)
})
