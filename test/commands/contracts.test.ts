import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { junit, summary } from '../../simulator/commands/contracts/reports.ts'
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
  expect(xml).toContain('<testsuite name="GET /limits/context" tests="4" failures="1" skipped="0" time="')
  const times = [...xml.matchAll(/<testcase [^>]* time="(\d+\.\d{3})"/g)].map(([, time]) => Number(time))
  expect(times).toHaveLength(9)
  expect(Math.max(...times)).toBeGreaterThan(0)
})

test('JUnit has how long each behaviour took, and all of an operation and of the run, in seconds', () => {
  const result = {
    about: 'GET /a',
    title: 'b',
    evidence: 'recorded',
    source: ['c'],
    outcome: 'held',
    ms: 1234.5,
  } as const
  const xml = junit([result, { ...result, ms: 20 }, { ...result, about: 'GET /d', outcome: 'skipped', ms: 0 }])
  expect([...xml.matchAll(/<(\w+) [^>]*time="([^"]*)"/g)].map(([, element, time]) => `${element} ${time}`)).toEqual([
    'testsuites 1.254',
    'testsuite 1.254',
    'testcase 1.234',
    'testcase 0.020',
    'testsuite 0.000',
    'testcase 0.000',
  ])
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

test('every behaviour is printed with what came of it, and why one was skipped', async () => {
  const { out } = await contracts('run', '--url', url, '--area', 'limits')
  expect(out).toMatch(/^ {4}holds {4}.+ \((recorded|described|documented|assumed)\)$/m)
  const { out: auth } = await contracts('run', '--url', url, '--area', 'security')
  expect(auth).toContain('agrees   GET /security/public-key-certificates')
  const skipped = {
    about: 'GET /a',
    title: 'b',
    evidence: 'recorded',
    source: ['c'],
    outcome: 'skipped',
    ms: 0,
  } as const
  expect(
    summary([
      { ...skipped, message: 'needs clock' },
      { ...skipped, title: 'd', outcome: 'held' },
    ]),
  ).toBe(
    'agrees   GET /a: 1 of 1, 1 skipped\n    skipped  b (recorded): needs clock\n    holds    d (recorded)\n' +
      '1 of 1 behaviours hold; 1 skipped.',
  )
  expect(summary([{ ...skipped, message: 'needs clock' }])).toContain('not run  GET /a: 0 of 0, 1 skipped')
  const { out: brief } = await contracts('run', '--url', url, '--area', 'limits', '--brief')
  expect(brief).not.toContain('holds  ')
  expect(brief).toContain('agrees   GET /limits/context: 4 of 4')
})

test('a behaviour that does not hold is printed with its source and what was seen', async () => {
  const { out } = await contracts('run', '--url', rewordedUrl, '--area', 'limits', '--brief')
  expect(out).toMatch(/^ {4}DIFFERS {2}.+ \(\w+: .+\)\n {13}\S/m)
})

test('one folder is compared with the stored recordings, by operation and behaviour', async () => {
  const [same, other] = [join(folder, 'same'), join(folder, 'other')]
  await contracts('record', '--url', url, '--area', 'security', '--out', same)
  const stored = mkdtempSync(join(tmpdir(), 'ksef-stored-'))
  const file = new URL(
    '../../fixtures/recordings/public-keys/public-key-certificates-200-recorded.json',
    import.meta.url,
  )
  const fixture = JSON.parse(readFileSync(file, 'utf8'))
  const store = () => writeFileSync(join(stored, 'a.json'), JSON.stringify(fixture))
  store()
  writeFileSync(join(stored, 'unusable.json'), '[]')
  const { code, out } = await contracts('compare', same, '--with', stored)
  expect(out).toMatch(/^1 stored recordings compared; nothing was recorded of 0 others\.$/m)
  expect(out).toContain(
    'added: GET /security/public-key-certificates (public-key-certificates-200-recorded), since 2026-01-19: ' +
      'body.[]: new certificateId,publicKeyId',
  )
  expect(out).toContain('No difference.')
  expect(code).toBe(0)

  fixture.response.body[0].usage[0] = 'TokenEncryption'
  store()
  const changed = await contracts('compare', same, '--with', stored)
  expect(changed.out).toContain('"TokenEncryption" → "KsefTokenEncryption"')
  expect(changed.code).toBe(1)

  await contracts('record', '--url', url, '--area', 'limits', '--out', other)
  const { code: none, err } = await contracts('compare', other, '--with', stored)
  expect(err).toContain(`Nothing in ${other} is about a recording in ${stored}.`)
  expect(none).toBe(1)
})

test('the stored recordings are those of the checkout, unless a folder is named', async () => {
  const { out } = await contracts('compare', join(folder, 'same'))
  expect(out).toMatch(/^\d+ stored recordings compared/)
  const { code, err } = await contracts('compare', join(folder, 'same'), '--with', join(folder, 'nowhere'))
  expect(err).toContain(`There is no folder ${join(folder, 'nowhere')}.`)
  expect(code).toBe(1)
})

test('a folder that holds a recording is not written into, unless it is to be replaced', async () => {
  const out = join(folder, 'kept')
  mkdirSync(join(out, 'tokens'), { recursive: true })
  writeFileSync(join(out, 'tokens', 'stale.json'), '{}')
  writeFileSync(join(out, 'notes.txt'), 'mine')
  const { code, err } = await contracts('record', '--url', url, '--area', 'security', '--out', out)
  expect(err).toContain(`${out} holds 1 JSON files already`)
  expect(code).toBe(1)
  expect((await contracts('record', '--url', url, '--area', 'security', '--out', out, '--replace')).code).toBe(0)
  expect(existsSync(join(out, 'tokens', 'stale.json'))).toBe(false)
  expect(readFileSync(join(out, 'notes.txt'), 'utf8')).toBe('mine')
})

test.each(['run', 'record'])('%s fails with a sentence where nobody answers, and writes nothing', async verb => {
  const gone = createSimulator()
  const { baseUrl } = await gone.listen({ port: 0 })
  await gone.close()
  const out = join(folder, `nobody-${verb}`)
  const options = verb === 'record' ? ['--out', out] : []
  const { code, err } = await contracts(verb, '--url', baseUrl, '--area', 'limits', ...options)
  expect(err).toContain(`No answer from ${baseUrl}`)
  expect(code).toBe(3)
  expect(existsSync(out)).toBe(false)
})

test.each(['run', 'record'])('%s fails where some requests had no answer', async verb => {
  let count = 0
  const flaky = serve({
    port: 0,
    fetch: (request, { outgoing }) => {
      if (++count === 5) outgoing.destroy()
      return simulator.fetch(request)
    },
  })
  const address = flaky.address()
  if (typeof address !== 'object' || address === null) throw new Error('not listening')
  const options = verb === 'record' ? ['--out', join(folder, 'flaky')] : []
  const { code, err } = await contracts(
    verb,
    '--url',
    `http://127.0.0.1:${address.port}`,
    '--area',
    'limits',
    ...options,
  )
  flaky.close()
  expect(err).toContain('1 requests had no answer')
  expect(code).toBe(3)
})

test.each(['abc', '-1', '1.5', '', '1e3', 'Infinity'])('a pace of "%s" is refused', async pace => {
  const { code, err } = await contracts('run', '--url', url, '--area', 'limits', `--pace=${pace}`)
  expect(err).toContain('milliseconds are a whole number from 0')
  expect(code).toBe(2)
})

test('an area without suites is refused with a sentence', async () => {
  const { code, err } = await contracts('run', '--url', url, '--area', 'nowhere')
  expect(err).toContain(
    'No suite is about /nowhere. There are auth, certificates, collective-identifiers, invoices, limits, ',
  )
  expect(code).toBe(2)
})
