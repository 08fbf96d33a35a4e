import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createClient } from '../../client/index.ts'
import { allControlCalls } from '../../contracts/control/calls.ts'
import { commandWord } from '../../contracts/control/command-word.ts'
import { register as registerControl } from '../../simulator/commands/control.ts'
import { register as registerLogin, tokensIn } from '../../simulator/commands/login.ts'
import { createSimulator, fixedRuntime } from '../../simulator/index.ts'
import { runCommand } from './run-command.ts'

const simulator = createSimulator({ runtime: fixedRuntime({ at: Date.parse('2026-11-22T12:00:00Z') }) })
const { baseUrl } = await simulator.listen({ port: 0 })
const folder = await mkdtemp(join(tmpdir(), 'ksef-control-'))
afterAll(async () => {
  await simulator.close()
  await rm(folder, { recursive: true })
})

const control = (...words: string[]) => runCommand(registerControl, 'control', ...words, '--url', baseUrl)

test('it prints what the simulator answers, of the world that is named', async () => {
  const moved = await control('clock', 'advance', '--by', '2h', '--world', 'one')
  expect(moved).toEqual({
    out: '{\n  "now": "2026-11-22T14:00:00.000Z",\n  "runs": false\n}\n',
    err: '',
    code: 0,
  })
  expect(JSON.parse((await control('clock', 'read')).out).now).toBe('2026-11-22T12:00:00.000Z')
})

test('numbers, booleans and names with a dot are given as such', async () => {
  const delays = await control('delays', 'set', '--invoice', '1500', '--acube-queue', '2s')
  expect(JSON.parse(delays.out)).toMatchObject({ invoice: 1500, 'acube.queue': 2000 })
  expect((await control('rate-limits', 'set', '--counted', 'false')).code).toBe(0)
  const person = '{"type":"Nip","value":"5265877635"}'
  expect((await control('access', 'sign-in', '--nip', '5265877635', '--subject', person)).code).toBe(0)
})

test('a snapshot is printed, and restored from a file', async () => {
  const { out } = await control('worlds', 'snapshot')
  const file = join(folder, 'world.jsonl')
  await writeFile(file, out)
  const restored = await control('worlds', 'restore', file, '--world', 'copy')
  expect(JSON.parse(restored.out)).toMatchObject({ name: 'copy' })
  expect(await control('worlds', 'drop', 'copy')).toEqual({ out: '', err: '', code: 0 })
})

test.each([
  [['clock', 'set', '--to', '2020-01-01T00:00:00Z'], 4, 'goes forward only'],
  [['clock', 'advance', '--by', 'soon'], 4, 'by'],
  [['worlds', 'drop', 'nobody'], 4, 'No world has this name.'],
  [['clock', 'advance'], 2, "required option '--by <value>' not specified"],
  [['worlds', 'restore', '/nowhere'], 1, '/nowhere'],
])('%j ends with %i and a sentence', async (words, code, sentence) => {
  const ended = await control(...words)
  expect([ended.code, ended.out]).toEqual([code, ''])
  expect(ended.err).toContain(sentence)
})

test('nobody there: 3', async () => {
  const { code } = await runCommand(registerControl, 'control', 'clock', 'read', '--url', 'http://127.0.0.1:1')
  expect(code).toBe(3)
})

test.each(allControlCalls)(
  'the help of control $area $name tells all that it takes',
  async ({ area, name, operation }) => {
    const { out } = await runCommand(registerControl, 'control', commandWord(area), commandWord(name), '--help')
    expect(out).toContain(operation.summary.slice(1, 20))
    const members = [operation.query, operation.body].flatMap(schema => Object.keys(schema?.shape ?? {}))
    for (const member of members) expect(out).toContain(`--${commandWord(member)} <value>`)
    for (const param of Object.keys(operation.params?.shape ?? {})) expect(out).toContain(`<${param}>`)
  },
)

test('who is no simulator gives a shell nothing to evaluate', async () => {
  const token = { token: "'; touch /tmp/evaluated; '", validUntil: '2026-11-22T13:00:00.000Z' }
  const answer = Response.json({ referenceNumber: 'x', accessToken: token, refreshToken: token })
  await expect(tokensIn(answer)).rejects.toThrow('no simulator')
})

const login = (...words: string[]) => runCommand(registerLogin, 'login', '--url', baseUrl, ...words)

test.each([
  ['sh', /^export KSEF_ACCESS_TOKEN='(\S+)'$/m],
  ['dotenv', /^KSEF_ACCESS_TOKEN=(\S+)$/m],
  ['powershell', /^\$env:KSEF_ACCESS_TOKEN = '(\S+)'$/m],
  ['json', /"KSEF_ACCESS_TOKEN": "(\S+)"/],
])('login prints an access token for %s', async (format, form) => {
  const { out, code } = await login('--nip', '526-587-76-35', '--format', format)
  expect(code).toBe(0)
  const accessToken = form.exec(out)?.[1] ?? ''
  expect(await createClient({ baseUrl, accessToken }).tokens.list({})).toMatchObject({ tokens: [] })
})
