import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { register } from '../../simulator/commands/contracts.ts'
import { createSimulator } from '../../simulator/index.ts'
import { runCommand } from './run-command.ts'

const simulator = createSimulator({ rateLimits: 'off' })
/** The same simulator, with one text of KSeF's worded otherwise on its way out. */
const reworded = serve({
  port: 0,
  fetch: async request => {
    const response = await simulator.fetch(request)
    const body = response.status === 204 ? null : (await response.text()).replace('Wymagane jest', 'Potrzebne jest')
    return new Response(body, response)
  },
})
const folder = mkdtempSync(join(tmpdir(), 'ksef-'))
let url: string
let rewordedUrl: string

beforeAll(async () => {
  url = (await simulator.listen({ port: 0 })).baseUrl
  const address = reworded.address()
  if (typeof address !== 'object' || address === null) throw new Error('not listening')
  rewordedUrl = `http://127.0.0.1:${address.port}`
})
afterAll(() => {
  reworded.close()
  return simulator.close()
})

const contracts = (...words: string[]) => runCommand(register, 'contracts', ...words)

test('an address that behaves as KSeF does agrees, operation by operation', async () => {
  const { code, out } = await contracts('run', '--url', url, '--area', 'limits')
  expect(out).toContain('agrees   GET /limits/context: 4 of 4')
  expect(out).toContain('9 of 9 behaviours hold')
  expect(code).toBe(0)
})

test('a text worded otherwise is named with the behaviour that does not hold, and the exit code is 1', async () => {
  const report = join(folder, 'report.xml')
  const { code, out } = await contracts('run', '--url', rewordedUrl, '--area', 'limits', '--report', report)
  expect(out).toContain('DIFFERS  GET /limits/context: 3 of 4')
  expect(code).toBe(1)
  const xml = readFileSync(report, 'utf8')
  expect(xml).toContain('<testsuite name="GET /limits/context" tests="4" failures="1" skipped="0">')
})

test('a report is JSON unless it is called .xml', async () => {
  const report = join(folder, 'report.json')
  await contracts('run', '--url', url, '--area', 'limits', '--report', report)
  const { results } = JSON.parse(readFileSync(report, 'utf8'))
  expect(results).toHaveLength(9)
  expect(results[0]).toMatchObject({ about: 'GET /limits/context', outcome: 'held' })
})

test('what was recorded is compared, and a changed text is found and named', async () => {
  const [before, after] = [join(folder, 'before'), join(folder, 'after')]
  expect((await contracts('record', '--url', url, '--area', 'limits', '--out', before)).code).toBe(0)
  await contracts('record', '--url', rewordedUrl, '--area', 'limits', '--out', after)
  expect(readdirSync(before)).toEqual(readdirSync(after))

  const { code, out } = await contracts('compare', before, after)
  expect(out).toContain('"Wymagane jest uwierzytelnienie." → "Potrzebne jest uwierzytelnienie."')
  expect(code).toBe(1)
  expect(await contracts('compare', before, before)).toMatchObject({ code: 0, out: 'No difference.\n' })
})

test('recordings hold no secret', async () => {
  const out = join(folder, 'secrets')
  await contracts('record', '--url', url, '--area', 'limits', '--out', out)
  const all = readdirSync(out).map(file => readFileSync(join(out, file), 'utf8'))
  expect(all.join('\n')).not.toMatch(/eyJ|nip-\d{10}|BEGIN|[0-9a-f]{64}/)
})

test('an area without suites is refused with a sentence', async () => {
  const { code, err } = await contracts('run', '--url', url, '--area', 'nowhere')
  expect(err).toContain('No suite is about /nowhere.')
  expect(code).toBe(1)
})
