import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request as httpRequest, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { Command } from 'commander'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createClient, makeSeal, signInWithSeal, signInWithToken } from '../../client/index.ts'
import { register } from '../../simulator/commands/start.ts'
import { startOptions } from '../../simulator/seed/options/start-options.ts'
import { wellKnownToken } from '../../simulator/seed/well-known.ts'
import { program, readyOf } from '../program.ts'
import { connected, unfinished } from '../simulator/http/connected.ts'
import { sent } from '../simulator/http/sent.ts'
import { runCommand } from './run-command.ts'

/** `start` as a user types it: a process of its own. */

const ended = new WeakMap<ChildProcess, Promise<number | null>>()

const run = (words: readonly string[], env: Readonly<Record<string, string>> = {}, cwd?: string) => {
  const child = spawn(process.execPath, [program, ...words], { env: { ...process.env, ...env }, cwd })
  ended.set(
    child,
    once(child, 'exit').then(([code]) => code),
  )
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}
const codeOf = (child: ChildProcess): Promise<number | null> => ended.get(child)!

/** Runs until it is ready, and gives the address that it prints. */
const started = async (words: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const child = run(['start', '--log-level', 'silent', ...words], env)
  const printed = await readyOf(child)
  const baseUrl = /^ {2}API +(\S+)$/m.exec(printed)?.[1] ?? expect.fail(printed)
  return { child, printed, baseUrl }
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}

const refused: readonly (readonly [words: readonly string[], said: string])[] = [
  [['--bananas'], "unknown option '--bananas'"],
  [['--port', '70000'], 'a port is a number from 0 to 65535'],
  ...['noon', '1', 'foo 1', '2026-02-01', '2026-02-01T12:00:00', '2026-02-30T12:00:00Z'].map(
    at => [['--at', at], 'an instant looks like 2026-02-01T12:00:00Z'] as const,
  ),
  [['--at', '1969-12-31T23:59:59Z'], 'of a year from 1970 to 9998'],
  [['--at', '9999-01-01T00:00:00Z'], 'of a year from 1970 to 9998'],
  [['--rate-limits', 'none'], 'Allowed choices are test, production, off'],
  [['--profile', 'moon'], 'Allowed choices are'],
  [['--api', '2.6'], 'Allowed choices are 2.7, 2.8, 2.9'],
  ...['lunch', 'constructor', 'toString', '__proto__'].map(
    name => [['--delay', `${name}=1h`], 'there are delays of authentication, '] as const,
  ),
  [['--log-level', 'loud'], 'Allowed choices are'],
  [['--surprise', 'me'], 'a seed is a whole number'],
  [['--public-url', 'not a url'], 'an address looks like'],
  ...['u:p@ksef.example', 'ksef.example/path', 'ksef.example?a', 'ksef.example/#', 'ksef.example/?'].map(
    rest => [['--public-url', `https://${rest}`], 'scheme, host and port, nothing else'] as const,
  ),
  [['--client-ip-header', 'x y'], 'the name of a header looks like'],
  [['--client-ip-header', ''], 'the name of a header looks like'],
  [['--trusted-proxies', '0'], 'a number from 1 to 99'],
  [['--allow-host', 'ksef.example:4010'], 'is no name of a host'],
  [['--acube-ksef-url', 'ftp://ksef'], 'an address looks like'],
]
test.each(refused)('%j does not start', async (words, said) => {
  const { err, code } = await runCommand(register, 'start', ...words)
  expect(code).toBe(2)
  expect(err).toContain(said)
})

test('an unknown command and an unknown option end the process with 2 and the way to the help', async () => {
  for (const words of [['bananas'], ['start', '--bananas']]) {
    const child = run(words)
    const said = await text(child.stderr)
    expect(await codeOf(child)).toBe(2)
    expect(said).toMatch(/^error: .*\n(\(Did you mean .*\)\n)?\(--help tells what there is\)/)
  }
})

test('--profile prod chooses no version: it says which one PROD is known to have', async () => {
  const { printed, baseUrl } = await started(['--port', '0', '--profile', 'prod'])
  expect(printed).toMatch(/KSeF PROD, API 2\.9\.0;/)
  expect(printed).toMatch(/^ {2}PROD has had API 2\.8 since 2026-09-23, .*--api 2\.8$/m)
  expect(await (await fetch(`${baseUrl.replace('/v2', '')}/docs/v2`)).text()).toContain('API 2.9.0')
  const chosen = await started(['--port', '0', '--profile', 'prod', '--api', '2.8'])
  expect(chosen.printed).toMatch(/KSeF PROD, API 2\.8\.1;/)
  expect(chosen.printed).not.toContain('PROD has had')
})

test('the pages that it names are there', async () => {
  const { printed } = await started(['--port', '0'])
  const named = [...printed.matchAll(/^ {2}(docs|web|demo|inspector) +(\S+)$/gm)]
  expect(named.map(([, name]) => name)).toEqual(['docs', 'web', 'demo', 'inspector'])
  for (const [, , address] of named) {
    const page = await fetch(address!, { headers: { Accept: 'text/html' } })
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('</html>')])
  }
})

test('--at sets the clock, --profile the environment, KSEF_SIMULATOR_PORT and _HOST the address', async () => {
  const port = String(await freePort())
  const words = ['--at', '2026-02-01T12:00:00Z', '--profile', 'demo']
  const place = { KSEF_SIMULATOR_PORT: port, KSEF_SIMULATOR_HOST: 'localhost' }
  const { printed, baseUrl } = await started(words, { ...place, PORT: '1', HOST: 'of-this-machine.example' })
  expect(baseUrl).toBe(`http://localhost:${port}/v2`)
  expect(printed).toMatch(/^ksef-simulator \S+ \(KSeF DEMO,/)
  const client = createClient({ baseUrl })
  expect((await client.auth.challenge()).timestamp).toMatch(/^2026-02-01T12:0\d:/)
  // Only TEST takes seals that nobody vouches for.
  const identity = await makeSeal({ nip: '5265877635', key: 'p256', validFrom: new Date('2026-01-01') })
  await expect(signInWithSeal(client, { nip: '5265877635', identity })).rejects.toMatchObject({
    error: 'invalidCertificate',
  })
})

test('a port that is taken is told in a sentence, and ends the process with 1', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const child = run(['start', '--port', String((server.address() as AddressInfo).port)])
  const [said, code] = await Promise.all([text(child.stderr), codeOf(child)])
  expect(code).toBe(1)
  expect(said).toMatch(
    /^Cannot listen on port \d+ of 127\.0\.0\.1: another program has it.* --port 0 takes a free one\.\n$/,
  )
})

test('a word that is no command is called one', async () => {
  const child = run(['strat'])
  const [said, code] = await Promise.all([text(child.stderr), codeOf(child)])
  expect([code, said]).toEqual([
    2,
    "error: unknown command 'strat'\n(Did you mean start?)\n(--help tells what there is)\n",
  ])
})

test('a place in the command line wins over that of the environment', async () => {
  const { baseUrl } = await started(['--port', '0', '--host', '127.0.0.1'], {
    KSEF_SIMULATOR_PORT: '1',
    KSEF_SIMULATOR_HOST: '192.0.2.1',
  })
  expect((await fetch(`${baseUrl}/auth/challenge`, { method: 'POST' })).status).toBe(200)
})

/** What `start` understands, without starting. */
const understood = async (words: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  for (const [name, text] of Object.entries(env)) vi.stubEnv(name, text)
  const program = new Command()
  register(program)
  const command = program.commands[0]!.action(() => {})
  await program.parseAsync(['start', ...words], { from: 'user' })
  vi.unstubAllEnvs()
  return command.opts()
}

test('what is empty means the default, this machine alone; HOST and PORT are for others', async () => {
  const place = { host: '127.0.0.1', port: 4010 }
  expect(await understood(['--host', '', '--port', ''])).toMatchObject(place)
  expect(await understood([], { KSEF_SIMULATOR_HOST: '', KSEF_SIMULATOR_PORT: '' })).toMatchObject(place)
  expect(await understood([], { HOST: 'build-7.company.example', PORT: '3000' })).toMatchObject(place)
})

/** A value of each option, as a text; of lists two. `true` where it is there or not. */
const given: Readonly<Record<string, string | true>> = {
  seed: true,
  port: '4711',
  host: 'localhost',
  allowHost: 'one.example,two.example',
  at: '2026-02-01T12:00:00Z',
  delay: 'activation=2s,acube.queue=1500',
  api: '2.8',
  rateLimits: 'off',
  profile: 'prod',
  logLevel: 'silent',
  logFormat: 'json',
  surprise: '7',
  clientIpHeader: 'X-Real-IP',
  trustedProxies: '2',
  publicUrl: 'https://ksef.example:8443',
  https: true,
  httpsCa: '/ca.pem',
  schemas: '/schemas',
  acubeKsefUrl: 'http://127.0.0.1:4011',
  acubeWebhookHost: 'erp.example,10.0.0.1:8080',
  controlFrom: '10.0.0.1,172.16.0.0/12',
  controlToken: 'letmein',
  journal: true,
  data: '/state.db',
  database: 'postgres://127.0.0.1:5432/ksef',
  dataSync: 'normal',
  maxWorlds: '3',
  worldIdle: '90m',
  allowProduction: true,
}

/** ksef-simulator.yaml in a folder of its own. */
const fileWith = (text: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'ksef-start-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'ksef-simulator.yaml'), text)
  return join(folder, 'ksef-simulator.yaml')
}

/** Behind the name that an option has in the file. */
const inFile = (name: string, text: string | true, isNegated: boolean): string => {
  if (text === true) return `${!isNegated}`
  if (name === 'delay') return `{ ${text.replaceAll('=', ': ')} }`
  return text.includes(',') ? `[${text}]` : text
}

const inEveryPlace = startOptions.filter(({ line }) => line !== undefined)
test.each(inEveryPlace.map(it => [it.name, it] as const))(
  '%s is the same on the command line, as a variable and as a line of the file, and wins in this order',
  async (name, { option, variable, line }) => {
    const text = given[name] ?? expect.fail(`${name} has no value here`)
    const words = text === true ? [option.long!] : [option.long!, text]
    const [section, member] = line!.split('.')
    const value = inFile(name, text, option.negate)
    const file = fileWith(member === undefined ? `${section}: ${value}` : `${section}: { ${member}: ${value} }`)
    const { [name]: wanted } = await understood(words)
    const { [name]: otherwise } = await understood([])
    expect(wanted).not.toEqual(otherwise)
    expect((await understood([], { [variable]: text === true ? `${!option.negate}` : text }))[name]).toEqual(wanted)
    expect((await understood(['--config', file]))[name]).toEqual(wanted)
    expect((await understood([], { KSEF_SIMULATOR_CONFIG: file, [variable]: '' }))[name]).toEqual(wanted)
    if (text !== true) return
    // Also where it takes back what the file says.
    const back = { [variable]: `${option.negate}`, KSEF_SIMULATOR_CONFIG: file }
    expect((await understood([], back))[name]).toEqual(option.negate)
  },
)

test('the command line wins over variables and these over the file; of delays each by itself', async () => {
  const file = fileWith('start: { port: 1, host: one, profile: prod }\ndelays: { invoice: 1s, grant: 1s, export: 1s }')
  const variables = { KSEF_SIMULATOR_PORT: '2', KSEF_SIMULATOR_HOST: 'two', KSEF_SIMULATOR_DELAY: 'grant=2s,export=2s' }
  expect(await understood(['--config', file, '--port', '3', '--delay', 'export=3s'], variables)).toMatchObject({
    port: 3,
    host: 'two',
    profile: 'prod',
    delay: { invoice: 1000, grant: 2000, export: 3000 },
  })
})

test.each([
  ['KSEF_SIMULATOR_PORT', '70000', 'a port is a number from 0 to 65535.'],
  ['KSEF_SIMULATOR_RATE_LIMITS', 'none', 'Allowed choices are test, production, off.'],
  ['KSEF_SIMULATOR_JOURNAL', 'perhaps', 'it is true or false.'],
])('%s=%s is refused in a sentence', async (variable, text, said) => {
  vi.stubEnv(variable, text)
  const { err, code } = await runCommand(register, 'start')
  vi.unstubAllEnvs()
  expect([code, err]).toEqual([
    2,
    expect.stringContaining(`the variable ${variable} has a value that is invalid. ${said}`),
  ])
})

test('who starts it with nothing is told a company and a token, which signs in, after a reset, too; --no-seed has neither', async () => {
  const { printed, baseUrl } = await started(['--port', '0'])
  expect(printed).toContain(`  company  5265877635, Firma Testowa sp. z o.o.\n  token    ${wellKnownToken}\n`)
  for (const _ of [1, 2]) {
    const session = await signInWithToken(createClient({ baseUrl }), { token: wellKnownToken })
    expect((await session.tokens.list()).tokens).toMatchObject([{ status: 'Active' }])
    expect((await fetch(new URL('/control/reset', baseUrl), { method: 'POST' })).status).toBe(200)
  }
  const empty = await started(['--port', '0', '--no-seed'])
  expect(empty.printed).not.toContain('token')
  await expect(
    signInWithToken(createClient({ baseUrl: empty.baseUrl }), { token: wellKnownToken }),
  ).rejects.toMatchObject({ code: 450 })
})

test('ksef-simulator.yaml of the working folder is found; what is wrong there, or refused by KSeF, ends the start in one sentence with its line', async () => {
  const token = wellKnownToken.replaceAll('5265877635', '1111111111')
  const right = fileWith(
    `start: { port: 0, logLevel: silent }\nclock: { at: 2026-03-01T12:00:00Z, runs: false }\ncompanies: [{ nip: 1111111111 }]\ntokens: [{ token: '${token}' }]\nfaults: [{ operation: tokens.get, status: 503 }]`,
  )
  const child = run([], {}, dirname(right))
  const printed = await readyOf(child)
  expect(printed).toContain('  file  ksef-simulator.yaml\n')
  expect(printed).not.toContain('company')
  const client = createClient({ baseUrl: /^ {2}API +(\S+)$/m.exec(printed)![1]! })
  expect((await client.auth.challenge()).timestamp).toBe('2026-03-01T12:00:00+00:00')
  expect((await (await signInWithToken(client, { token })).tokens.list()).tokens).toHaveLength(1)

  for (const [content, sentence] of [
    ['companies:\n  - nip: 5', /^ksef-simulator\.yaml:2: companies\[0\]\.nip: it is no NIP, which has ten digits\.\n$/],
    [
      'companies:\n  - { nip: 1111111111, role: JST }\ninvoices:\n  - { in: 1111111111, file: no.xml }',
      /^ksef-simulator\.yaml:4: invoices\[0\]\.file: \S+no\.xml is not there\.\n$/,
    ],
    [
      'companies:\n  - { nip: 1111111111, role: JST, subunits: [5265877635] }\n  - { nip: 5265877635, role: JST }',
      /^ksef-simulator\.yaml:3: companies\[1\]: 30001: .*\n$/,
    ],
  ] as const) {
    const file = fileWith(content)
    const { err, code } = await runCommand(register, 'start', '--port', '0', '--config', file)
    expect([code, err.replace(`${dirname(file)}/`, '')]).toEqual([1, expect.stringMatching(sentence)])
  }
})

test.each([
  ['2026-02-01T12:00:00Z', '2026-02-01T12:00:00.000Z'],
  ['2026-02-01T12:00Z', '2026-02-01T12:00:00.000Z'],
  ['2026-02-01T12:00:00.250+01:00', '2026-02-01T11:00:00.250Z'],
  ['1970-01-01T00:00:00Z', '1970-01-01T00:00:00.000Z'],
  ['9998-12-31T23:59:59Z', '9998-12-31T23:59:59.000Z'],
])('--at %s is %s', async (text, iso) => {
  expect(new Date((await understood(['--at', text])).at).toISOString()).toBe(iso)
})

test('an address may be written as a URL writes it; who listens to the network is told so in one line', async () => {
  const { printed, baseUrl } = await started(['--port', '0', '--host', '[::1]'])
  expect(baseUrl).toMatch(/^http:\/\/\[::1\]:\d+\/v2$/)
  expect(printed).not.toContain('Warning')
  const open = await started(['--port', '0', '--host', '[::]'])
  expect(open.printed.match(/^Warning: .*$/gm)).toEqual([
    'Warning: :: is open to the network, and with it the published keys and passwords; /control answers this machine and whom --control-from and --control-token name.',
  ])
})

test.each([
  [
    'nowhere.invalid',
    /^Cannot listen on nowhere\.invalid: (nobody knows a host of this name|the name server does not answer)\.$/m,
  ],
  ['192.0.2.1', /^Cannot listen on 192\.0\.2\.1: it is no address of this machine\.$/m],
])('--host %s is told in a sentence', async (host, sentence) => {
  const child = run(['start', '--port', '0', '--host', host])
  const [said, code] = await Promise.all([text(child.stderr), codeOf(child)])
  expect([code, said]).toEqual([1, expect.stringMatching(sentence)])
  expect(said).not.toMatch(/\bE[A-Z]{4,}|getaddrinfo| at /)
})

test('--max-worlds bounds how many worlds there are beside the default one', async () => {
  const { baseUrl } = await started(['--port', '0', '--max-worlds', '1', '--world-idle', '2h'])
  const status = async (path: string) => (await fetch(new URL(path, baseUrl))).status
  expect(await status('/w/one/control/health')).toBe(200)
  expect(await status('/w/two/control/health')).toBe(503)
  expect(await status('/control/health')).toBe(200)
})

test('--allow-host may be repeated, and a container is met by its name', async () => {
  const { baseUrl } = await started(['--port', '0', '--allow-host', 'a.example', '--allow-host', 'B.example'])
  const port = Number(new URL(baseUrl).port)
  const statuses = ['ksef:4010', 'a.example', 'b.example:4010', 'c.example'].map(async Host => {
    const { status } = await sent(port, 'POST /v2/auth/challenge', { headers: { Host } })
    return status
  })
  expect(await Promise.all(statuses)).toEqual([200, 200, 200, 421])
})

test('--client-ip-header takes the last entry, or that before as many proxies as are trusted', async () => {
  const headers = { 'X-Forwarded-For': '192.0.2.1, 192.0.2.2, 192.0.2.3' }
  const of = async (...words: string[]) => {
    const { baseUrl } = await started(['--port', '0', '--client-ip-header', 'X-Forwarded-For', ...words])
    return (await (await fetch(`${baseUrl}/auth/challenge`, { method: 'POST', headers })).json()).clientIp
  }
  expect(await Promise.all([of(), of('--trusted-proxies', '2')])).toEqual(['192.0.2.3', '192.0.2.2'])
})

/** More than a minute takes, at once: ten a second and thirty a minute pass where requests are counted. */
const listed = async (limits: string): Promise<readonly number[]> => {
  const { baseUrl } = await started(['--port', '0', '--rate-limits', limits])
  const identity = await makeSeal({ nip: '5265877635', key: 'p256' })
  const session = await signInWithSeal(createClient({ baseUrl }), { nip: '5265877635', identity })
  const headers = { Authorization: `Bearer ${await session.accessToken()}` }
  const calls = Array.from({ length: 31 }, () => fetch(`${baseUrl}/auth/sessions`, { headers }))
  return (await Promise.all(calls)).map(({ status }) => status)
}

test('--rate-limits off counts nothing, test and production count', async () => {
  expect(new Set(await listed('off'))).toEqual(new Set([200]))
  expect(await listed('test')).toContain(429)
  expect(await listed('production')).toContain(429)
})

/** A request whose body is begun and not ended: it is under way until `finish`. */
const underWay = async (baseUrl: string) => {
  const body = '{}'
  const headers = { 'Content-Type': 'application/json', 'Content-Length': body.length, Expect: '100-continue' }
  const request = httpRequest(`${baseUrl}/auth/ksef-token`, { method: 'POST', headers })
  request.flushHeaders()
  await once(request, 'continue')
  return async () => {
    request.end(body)
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    return { status: response.statusCode, connection: response.headers.connection, body: await text(response) }
  }
}

const isClosed = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => false,
    () => true,
  )

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s: no more is taken, what is under way is answered, exit 0',
  async signal => {
    const { child, baseUrl } = await started(['--port', '0'])
    const finish = await underWay(baseUrl)
    child.kill(signal)
    const health = new URL('/control/health', baseUrl).href
    while (!(await isClosed(health)));
    expect(child.exitCode).toBeNull()
    const answer = await finish()
    expect(answer).toMatchObject({ status: 400, connection: 'close' })
    expect(answer.body).toContain('21405')
    expect(await codeOf(child)).toBe(0)
  },
)

/** A busy machine may take longer once, though nobody is waited for. */
const onTime = { retry: 3 }

test.each(Object.entries(unfinished))(
  'SIGTERM: %s is not waited for longer than two seconds',
  onTime,
  async (_, octets) => {
    const { child, baseUrl } = await started(['--port', '0'])
    const socket = await connected(Number(new URL(baseUrl).port), octets)
    onTestFinished(() => void socket.destroy())
    await fetch(new URL('/control/health', baseUrl))
    const asked = performance.now()
    child.kill('SIGTERM')
    expect(await codeOf(child)).toBe(0)
    expect(performance.now() - asked).toBeLessThan(2000)
  },
)

test('a client that leaves in the middle of its body is no defect: one line at info', async () => {
  const child = run(['start', '--port', '0', '--log-level', 'info'])
  const port = Number(/:(\d+)\/v2$/m.exec(await readyOf(child))![1])
  for (const path of ['/v2/auth/ksef-token', '/acube/login', '/control/acube/work', '/web/login']) {
    const headers = 'Host: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\nExpect: 100-continue'
    const socket = await connected(port, `POST ${path} HTTP/1.1\r\n${headers}\r\n\r\n{`)
    // It is being read.
    await once(socket, 'data')
    socket.destroy()
  }
  await fetch(`http://127.0.0.1:${port}/control/health`)
  child.kill('SIGTERM')
  const said = await text(child.stderr)
  const lines = said
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as { level: number; msg: string; explanation?: string })
  expect(lines.filter(({ level }) => level > 30)).toEqual([])
  expect(lines.map(({ msg }) => msg)).toContain('POST /v2/auth/ksef-token')
  expect(said).toContain('The connection ended before the body was whole.')
  expect(said).not.toContain('defect')
})

test('--log-level silent is silent, whatever comes', async () => {
  const { child, baseUrl } = await started(['--port', '0'])
  const port = Number(new URL(baseUrl).port)
  const said = text(child.stderr)
  const paths = ['/control/health', '/web', '/acube/docs', '/demo', '/v2/nowhere', '/docs/v2']
  for (const path of paths) await sent(port, `GET ${path}`, { headers: { Host: 'xn--' } })
  const body = JSON.stringify({ publicKey: 'x', subject: { commonName: '\ud800' } })
  await sent(port, 'POST /control/certificates', { headers: { 'Content-Type': 'application/json' }, body })
  for (const octets of Object.values(unfinished)) (await connected(port, octets)).destroy()
  child.kill('SIGTERM')
  expect(await said).toBe('')
  expect(await codeOf(child)).toBe(0)
})

/** Every command of the folder, as it declares itself. */
const declared = async (): Promise<readonly Command[]> => {
  const folder = new URL('../../simulator/commands/', import.meta.url)
  const files = readdirSync(folder).filter(
    file => file.endsWith('.ts') && /^export const register\b/m.test(readFileSync(new URL(file, folder), 'utf8')),
  )
  const program = new Command()
  for (const file of files) (await import(new URL(file, folder).href)).register(program)
  return program.commands
}

test('--help names every command, and that of each command every option with what it does', async () => {
  const commands = await declared()
  const help = await text(run(['--help']).stdout)
  for (const command of commands) expect(help).toMatch(new RegExp(`^ {2}${command.name()}\\b.*\\S{3}`, 'm'))
  const inner = commands.flatMap(command => [command, ...command.commands])
  expect(inner.length).toBeGreaterThan(commands.length)
  for (const command of inner) {
    expect(command.description(), command.name()).not.toBe('')
    for (const option of command.options) {
      expect(command.helpInformation()).toContain(option.flags)
      expect(option.description, option.flags).not.toBe('')
    }
  }
})

test('the help of start is whole', async () => {
  const help = await text(run(['start', '--help']).stdout)
  const options = ['port', 'host', 'at', 'delay', 'rate-limits', 'profile', 'log-level', 'surprise', 'client-ip-header']
  for (const option of [
    ...options,
    'allow-host',
    'trusted-proxies',
    'public-url',
    'schemas',
    'acube-ksef-url',
    'acube-webhook-host',
    'max-worlds',
    'world-idle',
    'allow-production',
  ])
    expect(help).toContain(`--${option}`)
  expect(help).toMatch(/env:\s+KSEF_SIMULATOR_PORT/)
  expect(help).toMatch(/env:\s+KSEF_SIMULATOR_HOST/)
  expect(help).not.toContain('{}')
})
