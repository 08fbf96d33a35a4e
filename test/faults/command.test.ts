import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { program, readyOf } from '../program.ts'

/** `start` where the machine fails it: in a process of its own, as it is shipped. */

interface Given {
  readonly words?: readonly string[]
  /** What the shell does before. */
  readonly before?: string
  /** Node's own options. */
  readonly node?: readonly string[]
  readonly stderr?: 'pipe' | number
}

const begun = ({ words = [], before = ':', node = [], stderr = 'pipe' }: Given = {}): ChildProcess => {
  const command = [process.execPath, ...node, program, 'start', '--port', '0', ...words]
  const child = spawn('bash', ['-c', `${before}; exec "$@"`, 'bash', ...command], { stdio: ['ignore', 'pipe', stderr] })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

const started = async (given: Given = {}) => {
  const child = begun(given)
  const printed = await readyOf(child)
  const url = /^ {2}API +(\S+)$/m.exec(printed)?.[1] ?? expect.fail(printed)
  const challenge = async () => (await fetch(`${url}/auth/challenge`, { method: 'POST' })).status
  const ended = async () => {
    child.kill('SIGTERM')
    const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode]
    return code
  }
  return { child, url: new URL(url), challenge, ended }
}

test('who closes stdout and stderr stops nothing', async () => {
  const { child, challenge, ended } = await started()
  child.stdout!.destroy()
  child.stderr!.destroy()
  for (const _ of [1, 2, 3]) expect(await challenge()).toBe(200)
  expect(await ended()).toBe(0)
})

test.runIf(process.platform === 'linux')('a full disk under the log stops nothing', async () => {
  const { challenge, ended } = await started({ stderr: openSync('/dev/full', 'w') })
  for (const _ of [1, 2, 3]) expect(await challenge()).toBe(200)
  expect(await ended()).toBe(0)
})

/** Node's options for a script that runs before ours. */
const preloaded = (script: string): readonly string[] => [
  '--import',
  `data:text/javascript,${encodeURIComponent(script)}`,
]

test('a promise that nobody waits for fails alone: the log has its stack', async () => {
  const { child, challenge, ended } = await started({
    node: preloaded(`setTimeout(() => Promise.reject(new Error('forgotten')), 1500).unref()`),
  })
  let told = ''
  for await (const chunk of child.stderr!.iterator({ destroyOnReturn: false })) {
    told += chunk
    if (told.includes('forgotten')) break
  }
  expect(JSON.parse(told.trim().split('\n').at(-1)!)).toMatchObject({
    level: 50,
    error: expect.stringMatching(/^Error: forgotten\n +at /),
  })
  expect(await challenge()).toBe(200)
  expect(await ended()).toBe(0)
})

const withoutPino = `
import { register } from 'node:module'
const hooks = "export const resolve = (it, context, next) => { if (it === 'pino') throw new Error('no pino today'); return next(it, context) }"
register('data:text/javascript,' + encodeURIComponent(hooks))
`

test('without pino the log is plain JSON, and says why', async () => {
  const { child, challenge, ended } = await started({ node: preloaded(withoutPino) })
  expect(await challenge()).toBe(200)
  // Nobody waits for the log: the line that says why may come behind the answer.
  let said = ''
  for await (const chunk of child.stderr!.iterator({ destroyOnReturn: false })) {
    said += chunk
    if (said.includes('no pino today')) break
  }
  expect(await ended()).toBe(0)
  const lines = said
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
  expect(lines).toContainEqual(expect.objectContaining({ level: 'info', status: 200, msg: 'POST /v2/auth/challenge' }))
  expect(lines).toContainEqual(
    expect.objectContaining({ level: 'error', error: expect.stringMatching(/no pino today\n +at /) }),
  )
})

const pages = ['GET /web/login', 'GET /demo', 'GET /docs/v2', 'GET /docs/v2/openapi.json', 'GET /acube/docs']

/** Opens as many files as may be open; `close()` closes them. */
const exhausting = `
import { closeSync, openSync } from 'node:fs'
const open = []
const exhaust = () => { try { for (;;) open.push(openSync('/dev/null')) } catch {} }
const close = () => { for (const file of open.splice(0)) closeSync(file) }
`

/** Asks for every page while no file can be opened, and when they can be again. */
const asking = `
${exhausting}
import { createSimulator } from '${join(dirname(program), 'simulator/index.js')}'
const errors = []
const simulator = createSimulator({ log: { enabled: false, info: () => {}, error: fields => errors.push(fields.error) } })
const ask = async () => Promise.all(${JSON.stringify(pages)}.map(async page => {
  const [method, path] = page.split(' ')
  return (await simulator.fetch('http://ksef.test' + path, { method })).status
}))
exhaust()
const short = await ask()
close()
console.log(JSON.stringify({ short, then: await ask(), errors }))
`

test.runIf(process.platform === 'linux')(
  'too many open files: what needs one fails, and is there when they are closed',
  () => {
    const words = ['-c', 'ulimit -n 100; exec "$@"', 'bash', process.execPath, '--input-type=module', '-e', asking]
    const { short, then, errors } = JSON.parse(execFileSync('bash', words, { encoding: 'utf8' }))
    expect([short, then]).toEqual([pages.map(() => 500), pages.map(() => 200)])
    expect(errors).toEqual(pages.map(() => expect.stringMatching(/EMFILE[\s\S]*\n +at /)))
  },
)

test.runIf(process.platform === 'linux')(
  'too many open files while it loads beside the start: told, and the process lives',
  async () => {
    // From the ready line on, and longer than the load is put off.
    const script = `${exhausting}
    const write = process.stdout.write.bind(process.stdout)
    process.stdout.write = (...args) => {
      if (String(args[0]).includes('Invoices are')) { exhaust(); setTimeout(close, 3000) }
      return write(...args)
    }`
    const { child, url, challenge, ended } = await started({ before: 'ulimit -n 140', node: preloaded(script) })
    let told = ''
    for await (const chunk of child.stderr!.iterator({ destroyOnReturn: false })) {
      told += chunk
      if (told.includes('EMFILE')) break
    }
    // By pino, or without it where it met the same.
    expect(told).toMatch(/"level":(50|"error").*EMFILE/)
    await expect.poll(() => challenge().catch(() => undefined)).toBe(200)
    for (const page of pages) expect((await fetch(new URL(page.slice(4), url))).status).toBe(200)
    expect(await ended()).toBe(0)
  },
)
