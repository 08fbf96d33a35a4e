import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSimulator } from '../../simulator/index.ts'
import { pages, textOf } from '../docs/pages.ts'
import { type Example, examplesOf } from './examples.ts'

const root = new URL('../../', import.meta.url)
const folder = new URL('.run/', import.meta.url)
const run = promisify(execFile)

const examples = pages.flatMap(page => examplesOf(page, textOf(page)))
const simulator = createSimulator()
/** The addresses in the pages, and free ones in their place. */
const ports = new Map<string, string>()

beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  ports.set('4010', String((await simulator.listen({ port: 0 })).port))
  const other = createSimulator()
  ports.set('4011', String((await other.listen({ port: 0 })).port))
  await other.close()
}, 60_000)
afterAll(() => simulator.close())

const here = (text: string): string =>
  [...ports].reduce(
    (all, [port, free]) => all.replaceAll(`:${port}`, `:${free}`).replaceAll(`port ${port}`, `port ${free}`),
    text,
  )
const fileFor = (example: Example, ending: string): string => {
  const file = new URL(
    `${example.page.replace('.md', '').replace('/', '-').toLowerCase()}-${example.line}${ending}`,
    folder,
  )
  writeFileSync(file, here(example.code))
  return file.pathname
}
const options = () => ({ cwd: root, env: { ...process.env, KSEF_URL: `http://127.0.0.1:${ports.get('4010')}/v2` } })

/** What the script left running in the background ends with it. */
const runShell = async (script: string): Promise<string> => {
  const shell = spawn('bash', ['-euo', 'pipefail', script], { ...options(), detached: true })
  let stdout = ''
  let stderr = ''
  shell.stdout.on('data', chunk => (stdout += chunk))
  shell.stderr.on('data', chunk => (stderr += chunk))
  const [code] = await once(shell, 'exit')
  try {
    process.kill(-shell.pid!, 'SIGTERM')
  } catch {
    // Nothing was left.
  }
  if (code !== 0) throw new Error(`exit code ${code}: ${stderr}`)
  return stdout
}

const runners: Record<Example['kind'], (example: Example) => Promise<string>> = {
  'sh run': async example => runShell(fileFor(example, '.sh')),
  'ts run': async example => (await run('node', [fileFor(example, '.mjs')], options())).stdout,
  'ts test': async example =>
    (
      await run(
        'npx',
        ['vitest', 'run', '--config', 'test/readme/vitest.config.ts', fileFor(example, '.test.ts')],
        options(),
      )
    ).stdout,
}

test.each(examples)(
  '$page, line $line: the example works ($kind)',
  async example => {
    const stdout = await runners[example.kind](example)
    for (const printed of example.prints) expect(stdout).toContain(printed)
  },
  60_000,
)

test('there are examples of every kind', () => {
  expect(new Set(examples.map(({ kind }) => kind))).toEqual(new Set(Object.keys(runners)))
})
