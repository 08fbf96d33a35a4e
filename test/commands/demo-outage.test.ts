import { expect, test } from 'vitest'
import { register } from '../../simulator/commands/demo.ts'
import { createFirm } from '../../simulator/demo/outage/firm.ts'
import { begins, steps } from '../../simulator/demo/outage/steps.ts'
import { createSimulator, fixedRuntime } from '../../simulator/index.ts'
import { runCommand } from './run-command.ts'

test('the rehearsal comes out as it should, step by step: exit code 0', async () => {
  const { out, err, code } = await runCommand(register, 'demo', 'outage', '--json')
  expect({ err, code }).toEqual({ err: '', code: 0 })
  const told = out
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
  expect(told.map(({ id }) => id)).toEqual(steps.map(({ id }) => id))
  expect(told.every(({ outcome }) => outcome === 'ok')).toBe(true)
})

test('for people it is told in lines', async () => {
  const { out, code } = await runCommand(register, 'demo', 'outage')
  expect(code).toBe(0)
  expect(out).toMatch(/ 1\/10 ✓ 2026-09-09T06:00Z {2}All is well/)
})

test('a step that does not come out says so: KSeF is not well where it should be', async () => {
  const runtime = fixedRuntime({ at: begins, seed: 1 })
  const simulator = createSimulator({ runtime, rateLimits: 'off' })
  const { origin } = await simulator.listen({ port: 0 })
  const firm = createFirm({ origin, runtime, fetch: request => fetch(request) })
  await firm.control('POST', '/outages', { kind: 'TOTAL_FAILURE', api: 'none' })
  await expect(steps[0]!.run(firm)).rejects.toThrow('Latarnia says TOTAL_FAILURE, not AVAILABLE.')
  await expect(steps.find(({ id }) => id === 'verify')!.run(firm)).rejects.toThrow('was not issued')
  await simulator.close()
})
