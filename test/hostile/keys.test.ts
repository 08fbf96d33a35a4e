import { expect, test } from 'vitest'
import { createSimulator, fixedRuntime } from '../../simulator/index.ts'
import { now } from '../simulator/documents/xades/forge.ts'
import { type HostileRequest, hostileKeys, ordinary } from './keys.ts'

const { fetch } = createSimulator({ runtime: fixedRuntime({ at: now, seed: 1 }), rateLimits: 'off' })

const send = ({ path, type }: HostileRequest, body: string): Promise<Response> =>
  fetch(`http://ksef.test${path}`, { method: 'POST', body, headers: { 'Content-Type': type } })

/** The least of some tries, in ms of the processor, which takes no notice of what else the machine does. */
const costOf = async (request: HostileRequest, body: string, tries: number): Promise<number> => {
  let least = Number.POSITIVE_INFINITY
  for (let index = 0; index < tries; index++) {
    const begin = process.cpuUsage()
    await send(request, body)
    const { user, system } = process.cpuUsage(begin)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}

const said = async (response: Response): Promise<string> => {
  const id = response.headers.get('X-Simulator-Explanation')
  return id === null ? response.text() : (await fetch(`http://ksef.test/control/explanations/${id}`)).text()
}

test.each([ordinary, ...hostileKeys])('$title: refused in a bounded time', async request => {
  const body = request.body()
  const response = await send(request, body)
  expect(response.status).toBe(400)
  expect(await said(response)).toMatch(request.explains)
  const usual = await costOf(ordinary, ordinary.body(), 20)
  const took = await costOf(request, body, 5)
  expect(took / usual).toBeLessThan(request.most)
})
