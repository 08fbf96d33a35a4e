import { serve } from '@hono/node-server'
import { afterEach, describe, expect, test } from 'vitest'
import { suites } from '../../contracts/ksef/suites.ts'
import { addressTarget } from '../../simulator/commands/contracts/address-target.ts'
import { runCases } from '../../simulator/commands/contracts/run-cases.ts'
import { createSimulator, fixedRuntime } from '../../simulator/index.ts'
import { manualClock } from '../client/manual-clock.ts'
import { longDelays, noon } from '../suites/targets/target-kind.ts'

/** The way to the real TEST environment, with a clock that nobody waits for. */

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** A server that answers each request with the next of the responses, the last one for ever. */
const answering = (...responses: (() => Response)[]) => {
  const seen: string[] = []
  const server = serve({
    port: 0,
    fetch: request => {
      seen.push(request.url)
      return responses[Math.min(seen.length, responses.length) - 1]!()
    },
  })
  closing.push(() => server.close())
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('not listening')
  return { url: `http://127.0.0.1:${address.port}`, seen }
}

const limited = (headers: Record<string, string> = {}) => new Response(null, { status: 429, headers })
const taken = () => new Response('{}', { status: 200 })

/** Asks once and says what came of it. */
const ask = async (...responses: (() => Response)[]) => {
  const { url, seen } = answering(...responses)
  const clock = manualClock()
  const { status } = await addressTarget({ url, pace: 0, clock }).target.request('POST', '/auth/challenge')
  return { status, times: seen.length, sleeps: clock.sleeps }
}

describe('a rate limit', () => {
  test('is waited out for as long as it says', async () => {
    const asked = await ask(() => limited({ 'Retry-After': '30' }), taken)
    expect(asked).toEqual({ status: 200, times: 2, sleeps: [30_000] })
  })

  test('may name the instant', async () => {
    const at = new Date(manualClock().now() + 20_000).toUTCString()
    expect(await ask(() => limited({ 'Retry-After': at }), taken)).toEqual({ status: 200, times: 2, sleeps: [20_000] })
  })

  test.each([
    ['no time', {}],
    ['zero', { 'Retry-After': '0' }],
    ['a time gone by', { 'Retry-After': 'Sun, 06 Nov 1994 08:49:37 GMT' }],
    ['nothing that can be read', { 'Retry-After': 'soon' }],
  ])('that names %s is given ever more, and is an answer in the end', async (_, headers) => {
    const asked = await ask(() => limited(headers as Record<string, string>))
    expect(asked).toEqual({ status: 429, times: 5, sleeps: [1000, 2000, 4000, 8000] })
  })

  test('that is named again and again is an answer in the end', async () => {
    const asked = await ask(() => limited({ 'Retry-After': '3' }))
    expect(asked).toEqual({ status: 429, times: 5, sleeps: [3000, 3000, 3000, 3000] })
  })

  test('of more than a minute is an answer at once', async () => {
    expect(await ask(() => limited({ 'Retry-After': '61' }))).toEqual({ status: 429, times: 1, sleeps: [] })
  })
})

test('requests keep their distance, also those made at one time, and the first waits for nobody', async () => {
  const { url, seen } = answering(taken)
  const clock = manualClock()
  const { target } = addressTarget({ url, pace: 150, clock })
  await target.request('GET', '/limits/context')
  expect(clock.sleeps).toEqual([])
  await target.request('GET', '/limits/context')
  clock.advance(100)
  await target.request('GET', '/limits/context')
  clock.advance(1000)
  await target.request('GET', '/limits/context')
  expect(clock.sleeps).toEqual([150, 50])
  expect(seen).toHaveLength(4)
})

test('who cannot be reached is said to be so, and counted', async () => {
  const { url } = answering(taken)
  await closing.pop()?.()
  const address = addressTarget({ url, pace: 0, clock: manualClock() })
  await expect(address.reach()).rejects.toThrow('fetch failed')
  await expect(address.target.request('GET', '/limits/context')).rejects.toThrow('fetch failed')
  expect(address.unanswered()).toBe(2)
})

const about = (area: string) => suites.filter(({ of }) => of.some(({ path }) => path.split('/')[1] === area))

/** A simulator that counts requests, and a clock that goes on when someone sleeps. */
const countingSimulator = async () => {
  const runtime = fixedRuntime({ at: noon, seed: 7, delays: longDelays })
  const simulator = createSimulator({ runtime, rateLimits: 'test' })
  closing.push(() => simulator.close())
  const sleeps: number[] = []
  const clock = {
    now: runtime.now,
    sleep: async (ms: number) => {
      sleeps.push(ms)
      runtime.advance(ms)
    },
  }
  return { url: (await simulator.listen({ port: 0 })).baseUrl, clock, sleeps }
}

describe('a server with the limits of TEST', () => {
  test('is asked too often without a pace: each limit is waited out, and every behaviour holds', async () => {
    const { url, clock, sleeps } = await countingSimulator()
    const address = addressTarget({ url, pace: 0, clock })
    const results = await runCases(about('tokens'), address.target, { end: address.cleanUp })
    expect(results.filter(({ outcome }) => outcome === 'broken')).toEqual([])
    expect(sleeps.filter(ms => ms >= 1000).length).toBeGreaterThan(0)
  })

  test('is never asked too often with the pace of the live target', async () => {
    const { url, clock, sleeps } = await countingSimulator()
    const address = addressTarget({ url, pace: 150, clock })
    const results = await runCases(about('limits'), address.target, { end: address.cleanUp })
    expect(results.filter(({ outcome }) => outcome === 'broken')).toEqual([])
    expect(sleeps).toContain(150)
    expect(sleeps.filter(ms => ms >= 1000)).toEqual([])
  })
})
