import { expect, test } from 'vitest'
import type { AccessLine } from '../../../simulator/http/access-log.ts'
import { createSimulator, fixedRuntime, type Log } from '../../../simulator/index.ts'

/** A log that keeps its lines. */
const keeping = (more: Partial<Log> = {}) => {
  const lines: AccessLine[] = []
  const log: Log = { enabled: true, info: fields => void lines.push(fields as AccessLine), error: () => {}, ...more }
  return { log, lines }
}
const at = Date.parse('2026-02-01T12:00:00Z')

test('each world has its lines by its own clock, with its paths as they were asked for', async () => {
  const { log, lines } = keeping()
  const simulator = createSimulator({ log, runtime: fixedRuntime({ at, seed: 1 }) })
  await simulator.fetch('http://ksef.test/v2/auth/challenge', { method: 'POST' })
  await simulator.fetch('http://ksef.test/w/erp/control/health')
  await simulator.fetch('http://ksef.test/w/erp/nowhere')
  await simulator.close()
  expect(lines.map(({ time, method, path, status }) => [time, method, path, status])).toEqual([
    ['2026-02-01T12:00:00.000Z', 'POST', '/v2/auth/challenge', 200],
    [expect.any(String), 'GET', '/w/erp/control/health', 200],
    [expect.any(String), 'GET', '/w/erp/nowhere', 404],
  ])
  expect(lines[2]).toMatchObject({
    world: 'erp',
    why: expect.stringContaining('/nowhere'),
    explanation: expect.any(String),
  })
})

test('who is turned away at the door has one line', async () => {
  const { log, lines } = keeping()
  const simulator = createSimulator({ log })
  const { origin } = await simulator.listen({ port: 0 })
  const headers = { Origin: 'https://elsewhere.example' }
  await fetch(`${origin}/control/acube/work`, { method: 'POST', headers })
  await fetch(`${origin}/w/${'x'.repeat(100)}/v2/auth/challenge`)
  await simulator.close()
  expect(lines.map(({ status, why }) => [status, why])).toEqual([
    [403, expect.stringContaining('https://elsewhere.example')],
    [404, expect.any(String)],
  ])
})

test('nobody is made to wait for bodies that are told, and whoever reads them has them whole', async () => {
  const { log, lines } = keeping({ bodies: true })
  const simulator = createSimulator({ log })
  const response = await simulator.fetch('http://ksef.test/v2/testdata/subject', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ subjectNip: 1, password: 'secret' }),
  })
  const body = JSON.parse(await response.text())
  await expect.poll(() => lines.length).toBe(1)
  expect(lines[0]).toMatchObject({
    status: 400,
    sent: '{"subjectNip":1,"password":"••••••••"}',
    answered: JSON.stringify(body),
  })
  await simulator.close()
})

test('where nobody listens nothing is told, and of no body without a type', async () => {
  const { log, lines } = keeping({ enabled: false, bodies: true })
  await createSimulator({ log }).fetch('http://ksef.test/control/health')
  expect(lines).toEqual([])
})
