import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { companyOf } from '../../contracts/acube/suite-target.ts'
import { register } from '../../simulator/commands/start.ts'
import { importsOf, sources } from '../architecture/source-files.ts'
import { runCommand } from '../commands/run-command.ts'
import { program, readyOf } from '../program.ts'

/** Starts the command as a user does, and gives what it prints until it is ready. */
const started = async (...words: string[]) => {
  const child = spawn(process.execPath, [program, 'start', '--port', '0', '--log-level', 'silent', ...words])
  const printed = await readyOf(child)
  const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? ''
  return { child, printed, origin }
}

test('the command says where A-Cube is and who may sign in, and takes its options', async () => {
  const options = [
    '--delay',
    'acube.queue=1h',
    '--acube-ksef-url',
    'http://127.0.0.1:1',
    '--acube-webhook-host',
    'erp.test:8080',
  ]
  const { child, printed, origin } = await started(...options)
  try {
    expect(printed).toContain(`${origin}/acube`)
    const [, email, password] = /sign in as (\S+), (\S+)\)/.exec(printed) ?? []
    const json = { 'Content-Type': 'application/json' }
    const body = JSON.stringify({ email, password })
    const login = await fetch(`${origin}/acube/login`, { method: 'POST', headers: json, body })
    const { token } = (await login.json()) as { token: string }
    const post = async (path: string, content: object) =>
      fetch(`${origin}/acube${path}`, {
        method: 'POST',
        headers: { ...json, Authorization: `Bearer ${token}` },
        body: JSON.stringify(content),
      })
    const { uuid } = (await (await post('/legal-entities', companyOf('5265877635'))).json()) as { uuid: string }
    const hook = (webhookUrl: string) =>
      post('/webhooks', { legalEntity: uuid, webhookType: 'invoice-sender', webhookUrl })
    expect((await hook('http://erp.test:8080/hook')).status).toBe(201)
    expect((await hook('http://erp.test/hook')).status).toBe(422)
  } finally {
    child.kill()
  }
})

test('a delay of A-Cube has a dot in its name, and one that there is not is refused', async () => {
  const refused = await runCommand(register, 'start', '--delay', 'acube.lunch=1h')
  expect(refused.code).toBe(2)
  expect(refused.err).toContain('acube.queue')
})

test('nobody loads A-Cube before it is asked for', () => {
  const light = ['routes', 'options', 'accounts', 'traffic', 'tables'].map(name => `simulator/acube/${name}.ts`)
  const outside = sources.simulator.filter(({ path }) => !/^simulator\/(acube|demo|commands\/demo)/.test(path))
  // What is imported for its type alone is gone when it runs.
  const withoutTypes = outside.map(({ text, ...file }) => ({ ...file, text, imports: valueImports(text, file.path) }))
  const loads = importsOf(withoutTypes, from => from.startsWith('simulator/acube/') && !light.includes(from))
  expect(loads).toEqual([])
  expect(importsOf(withoutTypes, from => light.includes(from)).length).toBeGreaterThan(2)
})

/** The modules of the static imports that remain at run time. */
const valueImports = (text: string, path: string): string[] =>
  [...text.matchAll(/^import (?!type)[^']*? from '(\.[^'\n]+)'/gm)].map(([, from]) =>
    fileURLToPath(new URL(from!, `file:///${path}`)).slice(1),
  )
