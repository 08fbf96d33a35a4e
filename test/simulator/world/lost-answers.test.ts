import { expect, test } from 'vitest'
import { contractAt } from '../../../contracts/ksef/contract.ts'
import { ConnectionLost } from '../../../simulator/http/connection-lost.ts'
import { fixedRuntime } from '../../../simulator/index.ts'
import type { Runtime } from '../../../simulator/runtime/runtime.ts'
import { faulty } from '../../../simulator/world/faulty.ts'
import { cutShort, trickled } from '../../../simulator/world/lost-answers.ts'
import type { RingedWorld } from '../../../simulator/world/rings.ts'
import { heard } from '../../faults/heard.ts'

const runtime = fixedRuntime({ at: 0 })

/** Around an answer, in a world where nothing else goes wrong. */
const striking = (fault: string, inner: () => Response | Promise<Response>) => {
  const { log, errors } = heard()
  const faults = { all: () => [], strike: async () => undefined }
  const services = { contract: contractAt('2.9') }
  const world = { log, runtime, faults, services, explanations: { add: async () => 'id' } } as unknown as RingedWorld
  const headers = { 'X-Simulator-Fault': fault }
  const request = new Request('http://ksef.test/v2/auth/challenge', { method: 'POST', headers })
  return { errors, answered: (async () => faulty(inner, world)(request))() }
}

test.each(['at once', 'later', 'while it is put away'])(
  'work that fails %s behind a lost answer: the connection is lost all the same, and the log has why',
  async when => {
    const { answered, errors } = striking('lost=true&done=true', () => {
      if (when === 'at once') throw new Error('a defect')
      if (when === 'later') return Promise.reject(new Error('a defect'))
      const broken = { cancel: () => Promise.reject(new Error('a defect')) }
      return new Response(new ReadableStream(broken))
    })
    await expect(answered).rejects.toBeInstanceOf(ConnectionLost)
    expect(errors).toMatchObject([{ error: expect.stringContaining('a defect') }])
  },
)

test('the body of an answer that is lost is put away, not left open', async () => {
  let isCancelled = false
  const cancel = () => {
    isCancelled = true
  }
  const { answered, errors } = striking('lost=true&done=true', () => new Response(new ReadableStream({ cancel })))
  await expect(answered).rejects.toBeInstanceOf(ConnectionLost)
  expect([isCancelled, errors]).toEqual([true, []])
})

test.each([204, 205, 304])(
  'an answer %i, which has no body, is not slow, and none at all where it is cut',
  async status => {
    const answer = () => new Response(null, { status })
    expect((await striking('trickle=10s', answer).answered).status).toBe(status)
    await expect(striking('cut=true', answer).answered).rejects.toBeInstanceOf(ConnectionLost)
  },
)

/** A clock that tells whether anybody sleeps. */
const watched = () => {
  const clock = fixedRuntime({ at: 0 })
  let sleepers = 0
  const wakeUp: Runtime['wakeUp'] = (at, work) => {
    sleepers++
    const callOff = clock.wakeUp(at, () => {
      sleepers--
      work()
    })
    return () => {
      sleepers--
      callOff()
    }
  }
  return { runtime: { ...clock, wakeUp }, clock, sleepers: () => sleepers }
}

test('a slow body whose reader leaves is over: nobody sleeps for it', async () => {
  const { runtime, clock, sleepers } = watched()
  const response = trickled(new Response('0123456789'), 10_000, runtime)
  await expect.poll(sleepers).toBe(1)
  clock.advance(1000)
  const reader = response.body!.getReader()
  expect(Buffer.from((await reader.read()).value!).toString()).toBe('0')
  await expect.poll(sleepers).toBe(1)
  await reader.cancel()
  expect(sleepers()).toBe(0)
})

test('half of a body may be left in the middle', async () => {
  const response = await cutShort(new Response('0123456789'), undefined)
  const reader = response.body!.getReader()
  expect(Buffer.from((await reader.read()).value!).toString()).toBe('01234')
  await reader.cancel()
  const whole = await cutShort(new Response('0123456789'), undefined)
  await expect(whole.text()).rejects.toThrow('terminated')
})
