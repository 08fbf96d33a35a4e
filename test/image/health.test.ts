import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createSimulator } from '../../simulator/index.ts'

/** What the image's HEALTHCHECK runs. `.ci/image` runs it in the image itself. */

const health = async (port: number): Promise<number> => {
  const child = spawn('node', ['image/health.js'], { env: { ...process.env, KSEF_SIMULATOR_PORT: String(port) } })
  const [code] = await once(child, 'exit')
  return code
}

test.each([
  ['http', false],
  ['https, whose CA nobody knows', true],
])('a simulator that can work is healthy: %s', async (_, https) => {
  const simulator = createSimulator()
  onTestFinished(() => simulator.close().then(() => {}))
  const { port } = await simulator.listen({ port: 0, https })
  expect(await health(port)).toBe(0)
})

test('one that cannot work is not, and nor is one that has gone', async () => {
  const asked: unknown[] = []
  const server = createServer(({ method, url }, answer) => {
    asked.push(`${method} ${url}`)
    answer.writeHead(503).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  expect(await health(port)).toBe(1)
  expect(asked).toEqual(['GET /control/ready'])
  server.close()
  await once(server, 'close')
  expect(await health(port)).toBe(1)
})
