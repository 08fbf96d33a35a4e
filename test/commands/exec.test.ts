import { type ChildProcess, spawn } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { makeSeal } from '../../client/index.ts'
import { register } from '../../simulator/commands/ca.ts'
import { register as registerExec } from '../../simulator/commands/exec.ts'
import { createSimulator } from '../../simulator/index.ts'
import { program } from '../program.ts'
import { runCommand } from './run-command.ts'

/** `exec` as a CI runs it: a process with one of its own. */

const exec = (words: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const child = spawn(process.execPath, [program, 'exec', ...words], {
    env: { ...process.env, ...env },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}
const codeOf = async (child: ChildProcess) => (await once(child, 'close'))[0] as number | null

/** A program for Node, in its own words. */
const node = (code: string) => ['--', process.execPath, '--input-type=module', '-e', code]

const asks = `
  const { KSEF_SIMULATOR_URL, KSEF_BASE_URL, KSEF_ACCESS_TOKEN } = process.env
  const ready = (await fetch(KSEF_SIMULATOR_URL + '/control/ready')).status
  const sessions = (await fetch(KSEF_BASE_URL + '/auth/sessions', { headers: { Authorization: 'Bearer ' + KSEF_ACCESS_TOKEN } })).status
  let said = ''
  for await (const chunk of process.stdin) said += chunk
  const ksef = Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith('KSEF_')))
  console.log(JSON.stringify({ ready, sessions, said, words: process.argv.slice(1), ...ksef }))
  process.exitCode = 7
`
const signedIn = ['--nip', 'PL 526-587-76-35']

test('the command finds a simulator that is ready, signed in, by https; its exit code is handed on', async () => {
  // A port of `start` may be in use.
  const child = exec(['--https', ...signedIn, ...node(asks), '--', '--port', '80'], { KSEF_SIMULATOR_PORT: '1' })
  child.stdin.end('hello')
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), codeOf(child)])
  expect([code, err]).toEqual([7, ''])
  const found = JSON.parse(out)
  expect(found).toMatchObject({
    ready: 200,
    sessions: 200,
    said: 'hello',
    words: ['--port', '80'],
    KSEF_BASE_URL: expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d{2,}\/v2$/),
    KSEF_NIP: '5265877635',
    KSEF_SIMULATOR_CA: expect.stringMatching(/\bca\.pem$/),
  })
  expect(found).toMatchObject({ KSEF_URL: found.KSEF_BASE_URL, KSEF_BASE_URL: `${found.KSEF_SIMULATOR_URL}/v2` })
  expect(existsSync(found.KSEF_SIMULATOR_CA)).toBe(false)
})

/** Says that it is there, answers one signal, and the other ends it. */
const waits = `
  process.on('SIGINT', async () => {
    const { status } = await fetch(process.env.KSEF_SIMULATOR_URL + '/control/health')
    console.log('SIGINT', status)
  })
  setInterval(() => {}, 1000)
  console.log('up')
`

test('signals are for the command: the simulator is there until it ends, and by which signal is the exit code', async () => {
  const child = exec(node(waits))
  const ended = codeOf(child)
  let printed = ''
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    printed += chunk
    if (printed === 'up\n') child.kill('SIGINT')
    if (printed.endsWith('SIGINT 200\n')) child.kill('SIGTERM')
  }
  expect(printed).toBe('up\nSIGINT 200\n')
  expect(await ended).toBe(128 + 15)
})

test.each([
  ['that is not there', ['--', 'no-such-command'], 1, 'no-such-command cannot be run: there is no such command.\n'],
  ['that is no program', ['--', fileURLToPath(import.meta.url)], 1, 'cannot be run: it may not be run by this user.\n'],
  ['for a NIP that is none', ['--nip', '1', '--', 'true'], 2, 'error: 1 is no NIP: a NIP has ten digits.'],
  ['with an option that start has not', ['--bananas', '--', 'true'], 2, "unknown option '--bananas'"],
  ['that is missing', [], 2, "missing required argument 'command'"],
])('a command %s', async (_, words, code, said) => {
  const told = await runCommand(registerExec, 'exec', ...words)
  expect(told).toMatchObject({ code, out: '', err: expect.stringContaining(said) })
})

describe('ca export', () => {
  const simulator = createSimulator()
  afterAll(() => simulator.close())

  test('writes the CA of a running simulator, to stdout or a file', async () => {
    const { origin, ca } = await simulator.listen({ port: 0, https: true })
    expect(await runCommand(register, 'ca', 'export', '--url', origin)).toEqual({ code: 0, out: ca, err: '' })
    const out = join(mkdtempSync(join(tmpdir(), 'ca-')), 'ca.pem')
    const { fingerprint256 } = new X509Certificate(ca!)
    const told = await runCommand(register, 'ca', 'export', '--url', `${origin}/v2`, '--out', out)
    expect(told).toMatchObject({ code: 0, out: expect.stringContaining(fingerprint256) })
    expect(readFileSync(out, 'utf8')).toBe(ca)
  })

  test('refuses what has none', async () => {
    const { origin } = await simulator.listen({ port: 0 })
    const told = async (url: string) => {
      const { code, err } = await runCommand(register, 'ca', 'export', '--url', url)
      return [code, err] as const
    }
    expect(await told(origin)).toEqual([2, expect.stringMatching(/is no address of https/)])
    const spoken = origin.replace('http:', 'https:')
    expect(await told(spoken)).toEqual([
      3,
      expect.stringMatching(/^No answer from \S+: what listens there does not speak https\./),
    ])
    const identity = await makeSeal({ nip: '5265877635', key: 'p256' })
    const another = createServer({ key: identity.privateKey, cert: identity.certificate }).listen(0, '127.0.0.1')
    onTestFinished(() => void another.close())
    await once(another, 'listening')
    const { port } = another.address() as AddressInfo
    expect(await told(`https://127.0.0.1:${port}`)).toEqual([
      1,
      expect.stringMatching(/not from the CA of a ksef-simulator\.$/m),
    ])
  })
})
