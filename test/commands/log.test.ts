import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { createClient, generateToken, makeSeal, signInWithSeal, signInWithToken } from '../../client/index.ts'
import { forPeople } from '../../simulator/commands/log-for-people.ts'
import type { AccessLine } from '../../simulator/http/access-log.ts'
import { program, readyOf } from '../program.ts'

/** What `start` logs, as someone reads it who types the command. */

const at = '2026-02-01T12:00:00Z'
const command = [program, 'start', '--port', '0', '--at', at]

type Line = AccessLine & { readonly level: number; readonly time: string; readonly msg: string }

/** What stands on stderr when somebody has called the simulator. */
const logged = async (words: readonly string[], call: (baseUrl: string) => Promise<unknown>): Promise<string> => {
  const child = spawn(process.execPath, [...command, ...words], { env: { ...process.env, FORCE_COLOR: '' } })
  onTestFinished(() => void child.kill('SIGKILL'))
  const said = text(child.stderr)
  const printed = await readyOf(child)
  await call(/^ {2}API +(\S+)$/m.exec(printed)![1]!)
  child.kill('SIGTERM')
  return said
}

const linesOf = (said: string): readonly Line[] =>
  said
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))

const nip = '5265877635'
const seal = async () => ({
  nip,
  identity: await makeSeal({ nip, key: 'p256', validFrom: new Date('2026-01-01T00:00:00Z') }),
})

test('who is no terminal gets JSON: the clock of the simulator, method, path, status, code, context and why', async () => {
  const said = await logged([], async baseUrl => {
    const session = await signInWithSeal(createClient({ baseUrl }), await seal())
    await session.tokens.get({ params: { referenceNumber: '20250514-EC-000000000A-000000000B-0C' } }).catch(() => {})
  })
  const lines = linesOf(said)
  const refused = lines.find(({ status }) => status >= 400)
  expect(refused).toMatchObject({
    level: 30,
    time: expect.stringMatching(/^2026-02-01T12:0\d:/),
    method: 'GET',
    path: '/v2/tokens/20250514-EC-000000000A-000000000B-0C',
    msg: 'GET /v2/tokens/20250514-EC-000000000A-000000000B-0C',
    code: expect.any(Number),
    context: `Nip ${nip}`,
    explanation: expect.stringMatching(/^e\w+$/),
    why: expect.stringMatching(/\w+ .*\.$/),
  })
  expect(lines[0]).toMatchObject({ method: 'POST', path: '/v2/auth/challenge', status: 200 })
  expect(Object.keys(lines[0]!)).not.toContain('sent')
})

test('every place has its lines: /web, /control, /storage, /acube, /docs, /demo, what is nowhere, and who is turned away', async () => {
  const paths = [
    '/web/login',
    '/control/health',
    '/control/explanations/none',
    '/storage/x/upo/y.xml',
    '/acube/invoices',
    '/docs/v2',
    '/demo',
    '/nowhere',
  ]
  const said = await logged([], async baseUrl => {
    for (const path of paths) await fetch(new URL(path, baseUrl))
    const headers = { 'Content-Type': 'application/json', Origin: 'https://elsewhere.example' }
    await fetch(new URL('/acube/login', baseUrl), { method: 'POST', headers, body: '{}' })
  })
  const lines = linesOf(said)
  for (const path of paths) expect(lines.filter(line => line.path === path)).toHaveLength(1)
  expect(lines.find(line => line.path === '/acube/invoices')).toMatchObject({ status: 401, why: expect.any(String) })
  expect(lines.find(line => line.path === '/storage/x/upo/y.xml')).toMatchObject({
    status: 403,
    why: expect.any(String),
  })
  expect(lines.find(line => line.path === '/acube/login')).toMatchObject({
    status: 403,
    why: expect.stringContaining('A page of another site asks'),
  })
})

test('--log-level debug adds the bodies of both sides, and no secret', async () => {
  const secrets: string[] = []
  const said = await logged(['--log-level', 'debug'], async baseUrl => {
    const client = createClient({ baseUrl })
    const session = await signInWithSeal(client, await seal())
    const made = await generateToken(session, { description: 'Accounting', permissions: ['InvoiceRead'] })
    const program = await signInWithToken(client, made)
    secrets.push(
      made.token.split('|')[2]!,
      await session.accessToken(),
      session.refreshToken,
      await program.accessToken(),
    )
    const login = { method: 'POST', headers: { 'Content-Type': 'application/json' } }
    const body = JSON.stringify({ email: 'demo@acube.example', password: 'demo-password' })
    const { token } = await (await fetch(new URL('/acube/login', baseUrl), { ...login, body })).json()
    secrets.push('demo-password', token)
    await fetch(new URL('/web/login', baseUrl))
    await fetch(new URL('/v2/testdata/subject', baseUrl), { ...login, body: JSON.stringify({ x: 'y'.repeat(20_000) }) })
  })
  const lines = linesOf(said)
  const bodiesOf = (path: string) => lines.find(line => line.path === path)
  expect(bodiesOf('/v2/auth/challenge')).toMatchObject({ answered: expect.stringMatching(/^\{"challenge":"/) })
  expect(bodiesOf('/v2/auth/xades-signature')?.sent).toContain('<Challenge>')
  expect(bodiesOf('/v2/tokens')?.sent).toContain('"description":"Accounting"')
  expect(bodiesOf('/acube/login')?.sent).toBe('{"email":"demo@acube.example","password":"••••••••"}')
  expect(bodiesOf('/web/login')?.answered).toMatch(/^\(text\/html/)
  expect(bodiesOf('/v2/testdata/subject')?.sent).toBe('(application/json, more than 16384 bytes)')
  expect(secrets.map(secret => secret.split('.').at(-1)!).filter(secret => said.includes(secret))).toEqual([])
})

const script = process.platform === 'linux'
test.skipIf(!script)('in a terminal a person reads lines, unless JSON is asked for', async () => {
  const inTerminal = async (...words: string[]): Promise<string> => {
    const line = [process.execPath, ...command, ...words].map(word => `'${word}'`).join(' ')
    const child = spawn('script', ['-qec', line, '/dev/null'], { env: { ...process.env, TERM: 'xterm' } })
    onTestFinished(() => void child.kill('SIGKILL'))
    let printed = ''
    const until = async (wanted: RegExp): Promise<void> => {
      for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
        printed += chunk
        if (wanted.test(printed)) return
      }
    }
    await until(/Invoices are/)
    await fetch(`${/API +(\S+?)\r?$/m.exec(printed)![1]}/tokens`)
    await until(/GET \/v2\/tokens/)
    return printed
  }
  const people = await inTerminal()
  expect(people).toMatch(/\[2026-02-01 12:0\d:\d\d\.\d{3}Z\]: .*GET \/v2\/tokens {2}\S*401/)
  expect(people).toContain('\u001b[')
  expect(people).toContain('The request has no Authorization header.')
  expect(await inTerminal('--log-format', 'json')).toMatch(
    /\{"level":30,"time":"2026-02-01T12:0.*"msg":"GET \/v2\/tokens"\}/,
  )
})

/** What people see of lines of pino. */
const shown = (...lines: readonly object[]): string => {
  let written = ''
  const stream = forPeople({
    write: chunk => {
      written += chunk
    },
  })
  for (const line of lines) stream.write(`${JSON.stringify(line)}\n`)
  return written
}
const line = { level: 30, time: '2026-02-01T12:00:00.000Z', method: 'POST', path: '/v2/tokens', status: 403, ms: 3 }

test('a line for people says it in one line, and below it why and the bodies', () => {
  const rest = {
    code: 26001,
    context: `Nip ${nip}`,
    explanation: 'e1',
    why: 'Nobody gave it.',
    sent: '{}',
    answered: '[]',
  }
  expect(shown({ ...line, ...rest, msg: 'POST /v2/tokens' })).toBe(
    [
      `[2026-02-01 12:00:00.000Z]: POST /v2/tokens  403 26001  Nip ${nip}  3 ms`,
      '    why  Nobody gave it. (e1)',
      '    ->   {}',
      '    <-   []',
      '',
    ].join('\n'),
  )
})

test('a failure is called one, and its stack can be read', () => {
  const said = shown({ level: 50, time: line.time, error: 'Error: it\n    at here', msg: 'a defect' })
  expect(said).toContain('[2026-02-01 12:00:00.000Z] ERROR: a defect\n')
  expect(said).toContain('    at here')
  expect(shown({ level: 50, time: line.time, world: 'erp', msg: 'a defect' })).toContain(
    'ERROR: a defect (world erp)\n',
  )
})

test('nobody gives orders to the terminal, nor makes a second line of one', () => {
  const order = 'x\u001b[2J\n[2026-02-01 12:00:00.000Z]: GET /forged'
  const said = shown(
    { ...line, path: order, why: order, sent: order, context: order, msg: order },
    { level: 30, msg: order },
  )
  expect(said).not.toContain('\u001b')
  expect(said.match(/^\[/gm)).toHaveLength(1)
})
