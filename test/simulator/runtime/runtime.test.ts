import fc from 'fast-check'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createClient } from '../../../client/client.ts'
import { generateToken } from '../../../client/flows/generate-token.ts'
import { revokeToken } from '../../../client/flows/revoke-token.ts'
import { signInWithSeal } from '../../../client/flows/sign-in-with-seal.ts'
import { signInWithToken } from '../../../client/flows/sign-in-with-token.ts'
import { createRuntime, fixedRuntime, systemRuntime } from '../../../simulator/index.ts'
import { runtimeFrom } from '../../../simulator/runtime/runtime.ts'
import { drawn } from '../../properties/seed.ts'
import { sealOf, simulated } from '../simulated.ts'

const nip = '5265877635'

/** Method, address, headers and body of a request, to be sent again. */
const copyOf = async (request: Request) => ({
  method: request.method,
  url: request.url,
  headers: [...request.headers] as [string, string][],
  body: await request.clone().arrayBuffer(),
})
type Copy = Awaited<ReturnType<typeof copyOf>>

const allOf = async (response: Response) => ({
  status: response.status,
  headers: [...response.headers],
  body: await response.clone().text(),
})

/** The whole life of a token, refusals included: what was asked and what was answered. */
const recorded = async (seed: number) => {
  const { simulator, clock } = simulated({ seed })
  const requests: Copy[] = []
  const answers: Awaited<ReturnType<typeof allOf>>[] = []
  const fetch = async (request: Request) => {
    requests.push(await copyOf(request))
    const response = await simulator.fetch(request)
    answers.push(await allOf(response))
    return response
  }
  const client = createClient({ baseUrl: 'http://ksef.test', fetch, clock })
  const owner = await signInWithSeal(client, { nip, identity: await sealOf(nip) })
  const made = await generateToken(owner, { description: 'Accounting', permissions: ['InvoiceRead'] })
  const program = await signInWithToken(client, made)
  await program.tokens.list()
  await revokeToken(owner, made.referenceNumber)
  await signInWithToken(client, made).catch(() => {})
  await owner.tokens.get({ params: { referenceNumber: 'nonsense' } }).catch(() => {})
  return { requests, answers }
}

/** Sends requests again, one after the other, to another simulator. */
const replayed = async (requests: readonly Copy[], seed: number) => {
  const { simulator } = simulated({ seed })
  const answers = []
  for (const { method, url, headers, body } of requests) {
    const init = { method, headers, body: body.byteLength === 0 ? undefined : body }
    answers.push(await allOf(await simulator.fetch(url, init)))
  }
  return answers
}

test('same seed, same requests, same bytes: statuses, headers and bodies of a whole life of a token', async () => {
  const { requests, answers } = await recorded(7)
  expect(answers.map(({ status }) => status)).toContain(400)
  expect(await replayed(requests, 7)).toEqual(answers)
})

test('another seed gives other bytes', async () => {
  const { requests, answers } = await recorded(7)
  const [challenge] = await replayed(requests, 8)
  expect(challenge?.body).not.toBe(answers[0]?.body)
})

/** A machine whose clocks are in the test's hands: both run, one sleeps and is set. */
const machine = (at = Date.parse('2026-11-22T22:00:00Z')) => {
  let [wall, steady] = [at, 12_345.25]
  return {
    clocks: { wall: () => Math.floor(wall), steady: () => steady },
    run: (ms: number) => {
      wall += ms
      steady += ms
    },
    /** As with the lid closed: on Linux the steady clock sleeps, too. */
    sleep: (ms: number) => {
      wall += ms
    },
    set: (to: number) => {
      wall = to
    },
    wall: () => wall,
  }
}
const hour = 3_600_000

test.each([
  ['without --at', undefined],
  ['with --at', Date.parse('2027-03-01T00:00:00Z')],
])('%s the clock goes with the machine that slept, or whose clock was set ahead', (_, at) => {
  const { clocks, run, sleep, set, wall } = machine()
  const began = wall()
  const { now } = systemRuntime({ at }, clocks)
  const shown = () => now() - (at ?? began)
  expect(shown()).toBe(0)
  run(1500.5)
  expect(shown()).toBe(1500.5)
  sleep(8 * hour)
  expect(shown()).toBeCloseTo(8 * hour + 1500.5, -1)
  set(wall() + hour)
  expect(shown()).toBeCloseTo(9 * hour + 1500.5, -1)
  run(0.25)
  expect(shown()).toBeCloseTo(9 * hour + 1500.75, -1)
})

test('a clock that is set back does not take ours along, and ours does not stand still until then', () => {
  const { clocks, run, set, wall } = machine()
  const { now } = systemRuntime({}, clocks)
  const began = now()
  set(wall() - hour)
  expect(now()).toBe(began)
  run(2000)
  expect(now() - began).toBe(2000)
  // Once it has been overtaken it leads again.
  run(10)
  set(began + 3 * hour)
  expect(now()).toBe(began + 3 * hour)
})

test('the clock never goes back, whatever the machine does', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('run' as const), ms: fc.double({ min: 0, max: 1e5, noNaN: true }) }),
    fc.record({ kind: fc.constant('sleep' as const), ms: fc.double({ min: -1e9, max: 1e9, noNaN: true }) }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 50 }), steps => {
      const it = machine()
      const { now } = systemRuntime({}, it.clocks)
      let last = now()
      for (const { kind, ms } of steps) {
        it[kind](ms)
        const shown = now()
        expect(shown).toBeGreaterThanOrEqual(last)
        expect(shown).toBeGreaterThanOrEqual(Math.floor(it.wall()))
        last = shown
      }
    }),
    drawn,
  )
})

test('a pause between two readings of the machine is no jump', () => {
  let time = Date.parse('2026-11-22T22:00:00Z')
  // Each reading takes a second: another process had the machine.
  const read = () => {
    time += 1000
    return time
  }
  const { now } = systemRuntime({}, { wall: read, steady: read })
  for (let count = 0; count < 10; count++) expect(now()).toBeLessThanOrEqual(time)
})

test('whoever sleeps until an instant is woken soon after a machine that slept past it', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const { clocks, run, sleep } = machine()
  const { now, wakeUp } = systemRuntime({}, clocks)
  const woken = vi.fn()
  wakeUp(now() + 10 * hour, woken)
  const callOff = wakeUp(now() + 10 * hour, () => expect.fail('It was called off.'))
  const pass = (ms: number) => {
    run(ms)
    vi.advanceTimersByTime(ms)
  }
  pass(60_000)
  sleep(9 * hour)
  pass(60_000)
  expect(woken).not.toHaveBeenCalled()
  callOff()
  sleep(hour)
  pass(60_000)
  expect(woken).toHaveBeenCalledOnce()
})

test('a fixed clock moves when it is told', () => {
  const runtime = fixedRuntime({ at: Date.parse('2026-11-22T12:00:00Z') })
  const before = runtime.now()
  runtime.advance(1500)
  expect(runtime.now() - before).toBe(1500)
})

test('the answers show the simulated time, not that of the machine', async () => {
  const { ask, runtime } = simulated()
  runtime.advance(86_400_000)
  const { timestamp, timestampMs, challenge } = await (await ask('POST /v2/auth/challenge')).json()
  expect(timestamp).toBe('2026-11-23T12:00:00+00:00')
  expect(Date.parse(timestamp)).toBe(timestampMs)
  expect(challenge).toMatch(/^20261123-CR-/)
})

test('a clock that stands can run on, and one that runs can stand: forward either way', () => {
  const { clocks, run } = machine()
  const clock = createRuntime({ at: 1000, runs: false }, clocks)
  run(500)
  expect(clock.now()).toBe(1000)
  clock.run()
  run(500)
  expect(clock.now()).toBe(1500)
  clock.advance(hour)
  expect(clock.now()).toBe(1500 + hour)
  run(1)
  clock.stand()
  run(500)
  expect(clock.now()).toBe(1501 + hour)
  clock.advance(10)
  expect([clock.now(), clock.runs()]).toEqual([1511 + hour, false])
})

test('it goes forward only, and not beyond what an answer can show', () => {
  const clock = fixedRuntime({ at: Date.parse('2026-11-22T12:00:00Z') })
  for (const wrong of [-1, Number.NaN, Number.POSITIVE_INFINITY, Date.UTC(9999, 11)])
    expect(() => clock.advance(wrong)).toThrow(RangeError)
  expect(clock.now()).toBe(Date.parse('2026-11-22T12:00:00Z'))
})

test('whoever sleeps is woken by a running clock that is moved, at once and in order', () => {
  const { clocks } = machine()
  const clock = createRuntime({}, clocks)
  const woken: number[] = []
  for (const hours of [3, 1, 2]) clock.wakeUp(clock.now() + hours * hour, () => woken.push(hours))
  clock.advance(2 * hour)
  expect(woken).toEqual([1, 2])
})

test('a runtime goes on from where it stood: clock, chance and delays', () => {
  const first = fixedRuntime({ at: 1000, seed: 7, delays: { activation: 5 } })
  first.random(10)
  first.advance(10)
  const second = runtimeFrom(JSON.parse(JSON.stringify(first.state())))
  expect([second.now(), second.runs(), second.delays]).toEqual([1010, false, first.delays])
  expect(second.random(20)).toEqual(first.random(20))
})

test('it begins again as it began; for another world with other numbers', () => {
  const runtime = fixedRuntime({ at: 1000, seed: 7 })
  const first = runtime.random(16)
  runtime.advance(5)
  expect(runtime.again().random(16)).toEqual(first)
  expect(runtime.again().now()).toBe(1000)
  expect(runtime.again('one').random(16)).toEqual(runtime.again('one').random(16))
  expect(runtime.again('one').random(16)).not.toEqual(first)
  expect(runtime.again('one').random(16)).not.toEqual(runtime.again('two').random(16))
})
