import { expect, test } from 'vitest'
import { createSimulator, fixedRuntime } from '../../simulator/index.ts'
import { forge, now, signer } from '../simulator/documents/xades/forge.ts'
import { forgeCertificate } from '../simulator/documents/xades/forge-certificate.ts'
import { extensions, type HostileRequest, hostileKeys, ordinary } from './keys.ts'
import { keptOf, leastOf, timeOf } from './measure.ts'

const { fetch } = createSimulator({ runtime: fixedRuntime({ at: now, seed: 1 }), rateLimits: 'off', journal: false })

const send = ({ path, type }: HostileRequest, body: string): Promise<Response> =>
  fetch(`http://ksef.test${path}`, { method: 'POST', body, headers: { 'Content-Type': type } })

const said = async (response: Response): Promise<string> => {
  const id = response.headers.get('X-Simulator-Explanation')
  return id === null ? response.text() : (await fetch(`http://ksef.test/control/explanations/${id}`)).text()
}

test.each([ordinary, ...hostileKeys])('$title: refused in a bounded time', async request => {
  const body = request.body()
  const response = await send(request, body)
  expect(response.status).toBe(400)
  expect(await said(response)).toMatch(request.explains)
  const everyday = ordinary.body()
  await timeOf(() => send(ordinary, everyday), 20)
  const ratio = async () =>
    (await timeOf(() => send(request, body), 3)) / (await timeOf(() => send(ordinary, everyday), 20))
  expect(await leastOf(ratio, request.most, 8)).toBeLessThanOrEqual(request.most)
})

/** Bytes: an explanation, and what the cryptography of the machine frees when it likes. */
const mostKept = 16_000

test.each([ordinary, ...hostileKeys])('$title: leaves little behind', async request => {
  const body = request.body()
  const work = async () => (await send(request, body)).arrayBuffer()
  // As many as half a second has room for.
  const runs = Math.ceil(Math.min(30, 500 / (await timeOf(work, 2))))
  expect(await leastOf(() => keptOf(work, runs), mostKept)).toBeLessThanOrEqual(mostKept)
})

/** Each for the first time; of one of an ordinary size the newest 500 are remembered. */
test.each([
  ['of an ordinary size', [], 30_000],
  ['with 1,500 extensions', extensions, mostKept],
])('a new certificate %s in each request: leaves no more than is remembered', async (_, of, most) => {
  const by = signer('p256-person-nip')
  const bodies = Array.from({ length: 60 }, (_, index) =>
    forge({ by: forgeCertificate({ by, serial: (0x40_00_00_00 + of.length + index).toString(16), extensions: of }) }),
  )
  for (const body of bodies.splice(0, 10)) await (await send(ordinary, body)).arrayBuffer()
  const work = async () => (await send(ordinary, bodies.pop()!)).arrayBuffer()
  expect(await keptOf(work, 50)).toBeLessThanOrEqual(most)
})
