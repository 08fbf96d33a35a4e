import { expect, test } from 'vitest'
import { withHeldKsef } from './held.ts'

/** A-Cube works by itself, and asks KSeF no more often than is needed. The clock goes on in steps; nobody asks A-Cube. */

const tick = () => new Promise<void>(resolve => setImmediate(resolve))

test('a sign-in that takes its time is asked after more and more rarely, though the queue is due', async () => {
  const world = withHeldKsef({ delays: { authentication: 20_000 } })
  const { register, ksefToken, handOver, entityNow, send, asked, runtime } = world
  const { uuid } = await register()
  await handOver(uuid, (await ksefToken()).token, true)
  runtime.advance(20_000)
  expect((await entityNow(uuid)).status).toBe('active')
  const from = asked.length
  await send('FV/1')
  const at: number[] = []
  let seen = from
  for (let time = 0; time < 20_000; time += 100) {
    for (let turn = 0; turn < 20; turn++) await tick()
    const questions = asked.slice(seen).filter(line => /GET \/v2\/auth\/[^/]+$/.test(line))
    at.push(...questions.map(() => time))
    seen = asked.length
    runtime.advance(100)
  }
  expect(at.length).toBeGreaterThan(3)
  expect(at.length).toBeLessThan(10)
})

test('who asks A-Cube all the time does not make it ask KSeF all the time', async () => {
  const world = withHeldKsef({ delays: { authentication: 5000 } })
  const { register, ksefToken, handOver, entityNow, asked, runtime } = world
  const { uuid } = await register()
  await handOver(uuid, (await ksefToken()).token, true)
  const from = asked.length
  let status = ''
  for (let time = 0; time <= 5000; time += 50) {
    runtime.advance(50)
    status = (await entityNow(uuid)).status
  }
  expect(status).toBe('active')
  expect(asked.slice(from).filter(line => /GET \/v2\/auth\/[^/]+$/.test(line)).length).toBeLessThanOrEqual(21)
})
