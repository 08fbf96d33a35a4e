import { expect, test } from 'vitest'
import { steps } from '../../simulator/demo/steps.ts'
import { startChild } from './child.ts'

interface Line {
  step: number
  of: number
  id: string
  title: string
  from: string
  to: string
  outcome: string
  expected: string
  seen: string
  messages: { from: string; to: string; method: string; path: string; status: number; code?: number }[]
}
const linesOf = (out: string): Line[] =>
  out
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))

test('the story is told to its end, every outcome is checked, and nobody but this machine is asked', async () => {
  const demo = startChild(['demo', '--json'])
  expect(await demo.ended).toBe(0)
  const lines = linesOf(demo.written.out)
  expect(lines.map(({ step, of, id, title, from, to }) => ({ step, of, id, title, from, to }))).toEqual(
    steps.map(({ id, title, from, to }, at) => ({ step: at + 1, of: steps.length, id, title: title.en, from, to })),
  )
  for (const { id, outcome, expected, seen, messages } of lines) {
    expect({ id, outcome }).toEqual({ id, outcome: 'ok' })
    expect(expected, id).not.toBe('')
    expect(seen, id).not.toBe('')
    // The buyer's step tells of an invoice that had come before.
    expect(messages.length, id).toBeGreaterThan(0)
  }
  const told = (id: string) =>
    lines.find(line => line.id === id)!.messages.map(it => `${it.from} ${it.to} ${it.method} ${it.path} ${it.status}`)
  expect(told('portal-sign-in')).toContain('You KSeF POST /web/login 303')
  expect(told('token-create')).toContain('A-Cube KSeF POST /v2/auth/ksef-token 202')
  expect(told('token-create')).toContain('A-Cube You POST /hooks/seller 204')
  expect(told('invoice')).toContain('You A-Cube POST /acube/invoices 202')
  expect(told('forward')).toContain('A-Cube KSeF POST /v2/sessions/online 201')
  expect(told('forward')).toContain('A-Cube You POST /hooks/buyer 204')
  expect(told('revoke')).toContain('You KSeF POST /web/tokens/revoke 303')
  expect(told('deactivated')).toContain('A-Cube You POST /hooks/seller 204')
  expect(lines.find(({ id }) => id === 'deactivated')?.messages.map(({ code }) => code)).toContain(450)
  expect(lines.find(({ id }) => id === 'deactivated')?.seen).toMatch(/^blocked, told: 450: .*Token unieważniony/)

  expect(demo.written.err).toBe('')
  const connections = demo.connections()
  expect(connections.length).toBeGreaterThan(0)
  expect(connections.filter(it => !/^loopback (127\.0\.0\.1|localhost|::1)$/.test(it))).toEqual([])
})

test.each([
  ['a name', "fetch('http://example.com')", 'refused example.com'],
  ['an address', "fetch('http://192.0.2.1')", 'refused 192.0.2.1'],
  ['a look-up', "import('node:dns').then(dns => dns.promises.resolve('example.com'))", 'refused example.com'],
  [
    'a datagram',
    "import('node:dgram').then(it => it.createSocket('udp4').send('x', 53, '192.0.2.1'))",
    'refused 192.0.2.1',
  ],
])('what the child may not do is refused and written down: %s', async (_, code, tried) => {
  const child = startChild([], { node: ['--input-type=module', '-e', `await ${code}`] })
  expect(await child.ended).not.toBe(0)
  expect(child.connections()).toEqual([tried])
})

test('a step that comes out wrong ends the story with exit code 1, and says what was expected and seen', async () => {
  const broken = { preload: ['./broken-upo.mjs'] }
  const [demo, inJson] = [startChild(['demo'], broken), startChild(['demo', '--json'], broken)]
  expect(await Promise.all([demo.ended, inJson.ended])).toEqual([1, 1])
  const { out, err } = demo.written
  expect(out).toMatch(/^10\/14 ✓ /m)
  expect(out).toMatch(/^11\/14 ✗ You → A-Cube {3}You fetch the UPO/m)
  expect(out).toMatch(/expected: a UPO for \d{10}-\d{8}-\w{12}-\w\w\n +seen: {5}a UPO for another$/m)
  expect(out).not.toMatch(/12\/14/)
  expect(err).toContain('Step 11 (upo) did not come out as it should.')
  const last = linesOf(inJson.written.out).at(-1)
  expect(last).toMatchObject({ id: 'upo', outcome: 'failed', seen: 'a UPO for another' })
})

test('with a pause each step waits for Enter, and at the end of the input for nothing', async () => {
  const { child, written, sees, ended } = startChild(['demo', '--pause'])
  await sees('err', /⏎ {2}You sign in at the KSeF portal/)
  expect(written.out).not.toMatch(/1\/14/)
  child.stdin.write('\n')
  await sees('out', / 1\/14 ✓ /)
  await sees('err', /⏎ {2}You generate a KSeF token/)
  expect(written.out).not.toMatch(/ 2\/14/)
  child.stdin.end('\n')
  expect(await ended).toBe(0)
  expect(written.out).toMatch(/14\/14 ✓ /)
})

test('when it is kept, the simulator goes on with what is in it until it is told to stop', async () => {
  const { child, sees, ended } = startChild(['demo', '--keep', '--messages'])
  const [, origin] = await sees('out', /demo {4}(http:\S+)\/demo\n/)
  const json = { 'content-type': 'application/json' }
  const account = JSON.stringify({ email: 'demo@acube.example', password: 'demo-password' })
  const login = await fetch(`${origin}/acube/login`, { method: 'POST', headers: json, body: account })
  const { token } = (await login.json()) as { token: string }
  const entities = await fetch(`${origin}/acube/legal-entities`, { headers: { authorization: `Bearer ${token}` } })
  expect(((await entities.json()) as { status: string }[]).map(({ status }) => status)).toEqual(['blocked', 'active'])
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
})
