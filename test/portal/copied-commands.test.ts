import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { parse } from 'node-html-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createClient } from '../../client/index.ts'
import { createSimulator, fixedRuntime } from '../../simulator/index.ts'
import { isInstalled } from '../shared.ts'
import { Visitor } from './visitor.ts'

/** What "Under the hood" gives to copy, run as it is. */

const nip = '1234563218'
const pesel = '90010112349'
const simulator = createSimulator({
  rateLimits: 'off',
  runtime: fixedRuntime({ at: Date.parse('2026-03-02T08:15:00Z'), seed: 1 }),
})
/** Of curl: the status of each answer goes to stderr, in a line of its own. */
const settings = mkdtempSync(join(tmpdir(), 'curl-'))
let origin: string

beforeAll(async () => {
  writeFileSync(join(settings, '.curlrc'), 'silent\nwrite-out = "%{stderr}\\n%{http_code}"\n')
  ;({ origin } = await simulator.listen({ port: 0 }))
})
afterAll(async () => {
  rmSync(settings, { recursive: true })
  await simulator.close()
})

const send = (path: string, body: object): Promise<Response> =>
  fetch(origin + path, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } })

const statusIn = async (command: string): Promise<number> => {
  const { stderr } = await promisify(execFile)('bash', ['-c', command], {
    env: { PATH: process.env.PATH, CURL_HOME: settings },
  })
  return Number(stderr.split('\n').at(-1))
}

/** A browser in a world: its pages are asked for without the prefix, and lead there with it. */
const visitorOf = (prefix: string): Visitor => {
  const inWorld = (url: URL): URL => {
    if (!url.pathname.startsWith(`${prefix}/`)) url.pathname = prefix + url.pathname
    return url
  }
  const fetch: typeof simulator.fetch = (request, connection) =>
    simulator.fetch(new Request(inWorld(new URL((request as Request).url)), request as Request), connection)
  return new Visitor({ fetch }, origin)
}

interface Copied {
  readonly call: string
  readonly shown: number
  readonly command: string
}

/** The calls of a browser's session, oldest first. */
const copiedFrom = async (visitor: Visitor): Promise<readonly Copied[]> => {
  await visitor.get('/web/exchanges')
  return parse(visitor.html, { blockTextElements: {} })
    .querySelectorAll('.exchange')
    .map(it => ({
      call: `${it.querySelector('.method')!.text} ${it.querySelector('.path')!.text}`.trim(),
      shown: Number(it.querySelector('.wire-status')!.text),
      command: it.querySelector('pre[id$="-curl"]')!.text,
    }))
}
const named = (all: readonly Copied[], call: RegExp): readonly Copied[] => all.filter(it => call.test(it.call))

describe.each([
  ['the default world', ''],
  ['a world of its own', '/w/one'],
])('in %s', (_, prefix) => {
  test('what the owner did runs with the status that is shown, and what does not says so', async () => {
    const visitor = visitorOf(prefix)
    await visitor.signIn(nip)
    const [reference = ''] = (await visitor.generateToken("It's mine")).split('|')
    await visitor.get('/web/tokens')
    await visitor.get(`/web/tokens/revoke?token=${reference}&list=`)
    await send(`${prefix}/control/clock/advance`, { by: '20m' })
    await visitor.post('/web/tokens/revoke', { token: reference })
    const all = await copiedFrom(visitor)
    for (const call of [/POST .*token\/refresh$/, /POST .*\/tokens$/, /GET .*\/tokens\/[\w-]+$/, /DELETE .*\/tokens\//])
      expect(named(all, call), String(call)).not.toEqual([])
    const spent = all.filter(({ command }) => command.startsWith('# Does not run again: '))
    expect(spent.map(({ call }) => call.replace(/\d{8}-.*/, '…')).sort()).toEqual([
      `GET ${prefix}/v2/auth/…`,
      `POST ${prefix}/v2/auth/token/redeem`,
      `POST ${prefix}/v2/auth/xades-signature`,
    ])
    for (const { call, shown, command } of all) {
      expect(command).not.toMatch(/eyJ|… \+/)
      if (command.startsWith('#')) expect(await statusIn(command), call).not.toBe(shown)
      else expect(await statusIn(command), call).toBe(shown)
    }
  })

  test('what someone else may not do in the context is refused again', async () => {
    const client = createClient({ baseUrl: origin + prefix })
    await client.testdata.grantPermissions({
      body: {
        contextIdentifier: { type: 'Nip', value: nip },
        authorizedIdentifier: { type: 'Pesel', value: pesel },
        permissions: [{ permissionType: 'InvoiceRead', description: 'Reads invoices' }],
      },
    })
    const visitor = visitorOf(prefix)
    await visitor.signIn(nip, { type: 'person-pesel', pesel })
    await visitor.generateToken('Too much', ['InvoiceRead', 'InvoiceWrite'])
    const [refused] = named(await copiedFrom(visitor), /POST .*\/tokens$/)
    expect(refused?.shown).toBe(400)
    expect(refused?.command).toContain(`"subject":{"type":"Pesel","value":"${pesel}"}`)
    expect(await statusIn(refused!.command)).toBe(400)
  })

  test('what the journal tells as curl runs, too', async () => {
    const signedIn = await (await send(`${prefix}/control/sign-in`, { nip })).json()
    const headers = { Authorization: `Bearer ${signedIn.accessToken.token}` }
    const { status } = await fetch(`${origin}${prefix}/v2/tokens?pageSize=10`, { headers })
    const told: { id: string; path: string }[] = await (await fetch(`${origin}${prefix}/control/journal`)).json()
    const { id } = told.findLast(({ path }) => path.includes('/v2/tokens?pageSize=10'))!
    const command = await (await fetch(`${origin}${prefix}/control/journal/${id}/curl`)).text()
    expect(command).toContain(`'${origin}${prefix}/v2/tokens?pageSize=10'`)
    expect(await statusIn(command)).toBe(status)
  })
})

test('in Polish it says so in Polish', async () => {
  const visitor = visitorOf('')
  await visitor.get('/web/login')
  await visitor.get('/web/language?to=pl&back=/web/login')
  await visitor.signIn(nip)
  const [redeem] = named(await copiedFrom(visitor), /redeem$/)
  expect(redeem?.command).toMatch(/^# Nie zadziała ponownie: .*\ncurl /)
})

/** How each is run where its tools are here; C# is only read. PHP's curl and Java's compiler are packages of their own. */
const runs: Readonly<
  Record<string, { run: string; file: string; needs: readonly [program: string, ...asked: string[]] }>
> = {
  python: { run: 'python3', file: 'call.py', needs: ['python3'] },
  php: { run: 'php', file: 'call.php', needs: ['php', '-r', "exit((int) !function_exists('curl_init'));"] },
  typescript: { run: 'node', file: 'call.mjs', needs: ['node'] },
  java: { run: 'java', file: 'Call.java', needs: ['javac'] },
}

const codeOf = async (visitor: Visitor, language: string, path: RegExp) => {
  await visitor.get('/web/exchanges')
  const exchange = parse(visitor.html)
    .querySelectorAll('.exchange')
    .find(it => path.test(it.querySelector('.path')!.text))!
  const href = exchange.querySelector('a[href*="/web/exchanges/code"]')!.getAttribute('href')!
  await visitor.get(href.replaceAll('&amp;', '&').replace('in=csharp', `in=${language}`))
  const page = parse(visitor.html, { blockTextElements: {} })
  return { first: page.querySelector('#code-first')?.text ?? '', code: page.querySelector('#code')!.text }
}

describe('in other languages', () => {
  let visitor: Visitor
  beforeAll(async () => {
    visitor = visitorOf('')
    await visitor.signIn(nip)
    // A body, in which quotes, a backslash and Polish letters stand.
    await visitor.get(`/web/invoices?${new URLSearchParams({ number: 'ł\'"\\n$x' })}`)
  })

  test.each(Object.entries(runs).filter(([, { needs }]) => isInstalled(...needs)))(
    '%s runs',
    async (language, { run, file }) => {
      const { first, code } = await codeOf(visitor, language, /metadata/)
      writeFileSync(join(settings, file), code)
      const { stdout } = await promisify(execFile)('bash', ['-c', `${first}\n${run} ${file}`], {
        cwd: settings,
        env: { PATH: process.env.PATH, HOME: process.env.HOME },
      })
      expect(stdout).toContain('"hasMore":false')
    },
  )

  test('C# holds no token, and says where it comes from', async () => {
    const { code } = await codeOf(visitor, 'csharp', /metadata/)
    expect(code).toContain('"Bearer " + Environment.GetEnvironmentVariable("ACCESS_TOKEN")')
    expect(code).toContain('new HttpMethod("POST")')
    expect(code).toContain('\\"invoiceNumber\\"')
    await visitor.get('/web/exchanges/code?call=12345&in=csharp')
    expect(visitor.status).toBe(404)
  })
})
