import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSeal } from '../../client/index.ts'
import { register as registerContracts } from '../../simulator/commands/contracts.ts'
import { register as registerInvoice } from '../../simulator/commands/invoice.ts'
import { register as registerSeal } from '../../simulator/commands/seal.ts'
import { register as registerStart } from '../../simulator/commands/start.ts'
import { register as registerTokens } from '../../simulator/commands/tokens.ts'
import { createSimulator } from '../../simulator/index.ts'
import { runCommand } from './run-command.ts'

/** What a person reads when something is wrong: a sentence that says what, and what to do; and an exit code. */

const folder = mkdtempSync(join(tmpdir(), 'ksef-messages-'))
const at = (name: string): string => join(folder, name)
const simulator = createSimulator({ rateLimits: 'off' })
const places: Record<string, number> = {}

const opened = async (server: Server): Promise<number> => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}
const site = createServer((_, response) => {
  response.writeHead(200, { 'Content-Type': 'text/html' })
  response.end('<html>A shop</html>')
})
const hangsUp = createTcpServer(socket => socket.destroy())
const noHttp = createTcpServer(socket => socket.end('220 mail.example ESMTP\r\n'))
const servers: Server[] = [site, hangsUp, noHttp]

beforeAll(async () => {
  const { privateKey, certificate } = await makeSeal({ nip: '5265877635', key: 'p256' })
  const other = await makeSeal({ nip: '5265877635', key: 'p256' })
  const secure = createTlsServer({ key: privateKey, cert: certificate })
  servers.push(secure)
  places.simulator = (await simulator.listen({ port: 0 })).port
  places.site = await opened(site)
  places.hangsUp = await opened(hangsUp)
  places.noHttp = await opened(noHttp)
  places.secure = await opened(secure)
  const gone = createTcpServer()
  places.nobody = await opened(gone)
  await new Promise(resolve => gone.close(resolve))

  writeFileSync(at('there.pem'), 'mine')
  writeFileSync(at('text.txt'), 'no PEM')
  writeFileSync(at('mixed.pem'), `${privateKey}\n${other.certificate}`)
  writeFileSync(at('broken.pem'), `${privateKey.replace(/\n[^\n]{20}/, '\nAAAAAAAAAAAAAAAAAAAA')}\n${certificate}`)
  writeFileSync(at('invoice.xml'), '<Faktura/>')
  mkdirSync(at('folder'))
  mkdirSync(at('recorded'))
  writeFileSync(at('recorded/one.json'), '{')
})
afterAll(async () => {
  await simulator.close()
  for (const server of servers) server.close()
  rmSync(folder, { recursive: true })
})

/** `{simulator}` is the port of it, `{folder}` the place of files. */
const filled = (word: string): string =>
  word.replace(/\{(\w+)\}/g, (_, name: string) => (name === 'folder' ? folder : String(places[name])))

/** What no person should have to read: errno, OpenSSL, undici, stack traces, members of JavaScript. */
const jargon =
  /\bE[A-Z]{4,}\b|ERR_|UND_ERR|routines:|DECODER|syscall|getaddrinfo|fetch failed|\bat .*:\d+:\d+|undefined|\[object|allowProduction|options\./

const registers = {
  start: registerStart,
  invoice: registerInvoice,
  seal: registerSeal,
  tokens: registerTokens,
  contracts: registerContracts,
}
const run = (line: string) => {
  const words = line.split(' ').map(filled)
  return runCommand(registers[words[0] as keyof typeof registers], ...words)
}

const list = 'tokens list --nip 5265877635 --url'
const send = 'invoice send {folder}/invoice.xml --nip 5265877635 --url http://127.0.0.1:{simulator}'

const said: readonly (readonly [what: string, line: string, code: number, message: RegExp])[] = [
  // Addresses.
  [
    'nobody listens',
    `${list} http://127.0.0.1:{nobody}`,
    3,
    /^No answer from \S+: nobody listens there\. Start the simulator with: npx ksef-simulator start\n$/,
  ],
  [
    'https where http is spoken',
    `${list} https://127.0.0.1:{simulator}/v2`,
    3,
    /^No answer from \S+: what listens there does not speak https\. Did you mean http:\/\/127\.0\.0\.1:\d+\/v2\?\n$/,
  ],
  [
    'a certificate that nobody vouches for',
    `${list} https://127.0.0.1:{secure}`,
    3,
    /^No answer from \S+: its certificate is not trusted\. .*NODE_EXTRA_CA_CERTS/,
  ],
  [
    'a host that does not exist',
    `${list} http://nowhere.invalid`,
    3,
    /^No answer from \S+: (nobody knows a host of this name|the name server does not answer)\.\n$/,
  ],
  [
    'who hangs up',
    `${list} http://127.0.0.1:{hangsUp}`,
    3,
    /^No answer from \S+: the connection was closed before the answer came\.\n$/,
  ],
  [
    'who speaks something else',
    `${list} http://127.0.0.1:{noHttp}`,
    3,
    /^No answer from \S+: what listens there does not speak HTTP\. Did you mean https:\/\/127\.0\.0\.1:\d+\/\?\n$/,
  ],
  ['another web site', `${list} http://127.0.0.1:{site}`, 1, /^http:\S+ does not answer as KSeF does\. 200: /],
  [
    'a port that fetch does not go to',
    `${list} http://127.0.0.1:1`,
    3,
    /^No answer from \S+: the connection failed\.\n$/,
  ],
  [
    'an address without scheme',
    `${list} 127.0.0.1:{simulator}`,
    2,
    /an address begins with http:\/\/ or https:\/\/\. Did you mean http:\/\/127\.0\.0\.1:\d+\?/,
  ],
  ['a name without scheme', `${list} localhost:4010/v2`, 2, /Did you mean http:\/\/localhost:4010\/v2\?/],
  ['another scheme', `${list} ftp://ksef`, 2, /an address looks like https:\/\/ksef\.example:8443\./],
  [
    'contracts run where nobody listens',
    'contracts run --area limits --url http://127.0.0.1:{nobody}',
    3,
    /^No answer from \S+: nobody listens there\./,
  ],
  ['contracts run without scheme', 'contracts run --url localhost:4010', 2, /Did you mean http:\/\/localhost:4010\?/],
  [
    'contracts run on an area that is none',
    'contracts run --area lmits --url http://127.0.0.1:{simulator}',
    2,
    /^error: No suite is about \/lmits\. There are auth, /,
  ],
  // Files.
  ['an invoice that is not there', send.replace('invoice.xml', 'none.xml'), 1, /none\.xml is not there\.\n$/],
  ['a folder for an invoice', send.replace('invoice.xml', 'folder'), 1, /\/folder is a folder, not a file\.\n$/],
  [
    'a seal that is not there',
    `${list} http://127.0.0.1:{simulator} --seal {folder}/none.pem`,
    1,
    /none\.pem is not there\.\n$/,
  ],
  [
    'a folder for a seal',
    `${list} http://127.0.0.1:{simulator} --seal {folder}/folder`,
    1,
    /\/folder is a folder, not a file\.\n$/,
  ],
  [
    'a seal that is none',
    `${list} http://127.0.0.1:{simulator} --seal {folder}/text.txt`,
    1,
    /text\.txt is no PKCS#12, and holds no certificate with a private key in PEM\.\n$/,
  ],
  [
    'a seal whose key is broken',
    `${list} http://127.0.0.1:{simulator} --seal {folder}/broken.pem`,
    1,
    /broken\.pem holds a private key that cannot be read\.\n$/,
  ],
  [
    'a seal of two halves',
    `${list} http://127.0.0.1:{simulator} --seal {folder}/mixed.pem`,
    1,
    /mixed\.pem holds a private key that is not that of its certificate\.\n$/,
  ],
  [
    'a seal that is there already',
    'seal --nip 5265877635 --out {folder}/there.pem --key p256',
    1,
    /there\.pem is there already\.\n$/,
  ],
  [
    'a seal in a folder that is not there',
    'seal --nip 5265877635 --out {folder}/none/my.pem --key p256',
    1,
    /none\/my\.pem is not there\.\n$/,
  ],
  [
    'a folder for a report',
    'contracts run --area limits --url http://127.0.0.1:{simulator} --report {folder}/folder',
    1,
    /\/folder is a folder, not a file\.\n$/,
  ],
  ['a file for a folder of recordings', 'contracts compare {folder}/invoice.xml', 1, /invoice\.xml is no folder\.\n$/],
  [
    'a recording that is no JSON',
    'contracts compare {folder}/recorded {folder}/recorded',
    1,
    /one\.json is no JSON\.\n$/,
  ],
  [
    'schemas that are not there',
    'start --port 0 --log-level silent --schemas {folder}/none',
    1,
    /^The schemas of invoices cannot be read: \S+none is not there\.\n$/,
  ],
  [
    'a file for a folder of schemas',
    'start --port 0 --log-level silent --schemas {folder}/invoice.xml',
    1,
    /invoice\.xml is no folder\.\n$/,
  ],
  // NIPs.
  [
    'a wrong check digit',
    `tokens list --nip 5265877634 --url http://127.0.0.1:{nobody}`,
    2,
    /^error: 5265877634 is no NIP: its last digit must be 5, by the others: 5265877635\. --as-is takes it as it is\.\n/,
  ],
  [
    'no ten digits',
    `tokens list --nip 123 --url http://127.0.0.1:{nobody}`,
    2,
    /^error: 123 is no NIP: a NIP has ten digits\./,
  ],
  [
    'a NIP that begins with 0',
    `tokens list --nip 0265877635 --url http://127.0.0.1:{nobody}`,
    2,
    /the first digit of a NIP is not 0, and the next two are not 00\./,
  ],
  ['a NIP that no digit ends', `tokens list --nip 1000000010 --url http://127.0.0.1:{nobody}`, 2, /is no NIP: /],
  // KSeF says no.
  [
    'a refusal',
    `${send.replace('5265877635', '7980332920')} --seal {folder}/seal.pem`,
    4,
    /^KSeF refuses: 415: .*\nWhy: ./,
  ],
  // Mistyped.
  ['a mistyped option', 'start --prot 4010', 2, /^error: unknown option '--prot'\n\(Did you mean --port\?\)/],
  ['a mistyped command', 'tokens rvoke', 2, /^error: unknown command 'rvoke'\n\(Did you mean revoke\?\)/],
  // Where to listen.
  [
    'a port that a simulator has',
    'start --log-level silent --port {simulator}',
    1,
    /^Cannot listen on port \d+ of 127\.0\.0\.1: a ksef-simulator has it.* --port 0 takes a free one\.\n$/,
  ],
  [
    'a port that another has',
    'start --log-level silent --port {site}',
    1,
    /^Cannot listen on port \d+ of 127\.0\.0\.1: another program has it.* --port 0 takes a free one\.\n$/,
  ],
  [
    'a host with its port',
    'start --host 127.0.0.1:4010',
    2,
    /a host is a name or an address alone, as 127\.0\.0\.1; --port gives the port\./,
  ],
  ['a URL for a host', 'start --host http://127.0.0.1', 2, /a host is a name or an address alone/],
]

test.each(said)('%s is told in a sentence', async (what, line, code, message) => {
  if (what === 'a refusal') await run('seal --nip 5265877635 --out {folder}/seal.pem --key p256')
  const result = await run(line)
  expect(result.err).toMatch(message)
  expect(result.code).toBe(code)
  expect(result.err).not.toMatch(jargon)
})

test('only who has written a wrong command line is shown the way to the help', async () => {
  const { Command, CommanderError } = await import('commander')
  const hinted = async (line: string): Promise<boolean> => {
    let err = ''
    const program = new Command('ksef-simulator')
      .showHelpAfterError('(--help tells what there is)')
      .exitOverride()
      .configureOutput({
        writeErr: text => {
          err += text
        },
      })
    registerTokens(program)
    await program.parseAsync(line.split(' ').map(filled), { from: 'user' }).catch((error: unknown) => {
      if (!(error instanceof CommanderError)) throw error
    })
    return err.includes('--help')
  }
  expect(await hinted('tokens list')).toBe(true)
  expect(await hinted('tokens list --nip 123')).toBe(true)
  expect(await hinted(`${list} http://127.0.0.1:{nobody}`)).toBe(false)
  expect(
    await hinted(
      `tokens revoke 20250514-EC-000000000A-000000000B-0C --nip 5265877635 --url http://127.0.0.1:{simulator}`,
    ),
  ).toBe(false)
})

test.each(['526-587-76-35', 'PL5265877635', 'pl 526 587 76 35', ' 5265877635'])(
  'the NIP "%s" is understood',
  async nip => {
    const words = ['tokens', 'list', '--nip', nip, '--url', `http://127.0.0.1:${places.simulator}`]
    expect(await runCommand(registerTokens, ...words)).toEqual({ out: '', err: '', code: 0 })
  },
)

test('--as-is sends a NIP with a wrong check digit, which KSeF TEST takes', async () => {
  const words = `tokens list --nip 5265877634 --as-is --url http://127.0.0.1:{simulator}`
  expect(await run(words)).toEqual({ out: '', err: '', code: 0 })
  const refused = await run('tokens list --nip 0123 --as-is --url http://127.0.0.1:{simulator}')
  expect([refused.code, refused.err]).toEqual([4, expect.stringMatching(/^KSeF refuses: /)])
})

const asNobody = process.platform !== 'win32' && process.getuid?.() !== 0
test.skipIf(!asNobody)('a file that may not be read is told so', async () => {
  writeFileSync(at('locked.xml'), '<Faktura/>')
  chmodSync(at('locked.xml'), 0)
  expect(await run(send.replace('invoice.xml', 'locked.xml'))).toMatchObject({
    code: 1,
    err: expect.stringContaining('locked.xml may not be read by this user.'),
  })
})

/** lsof is on every macOS and most of Linux. */
const hasLsof = (): boolean => {
  try {
    return execFileSync('lsof', ['-v'], { stdio: 'ignore' }) === null
  } catch {
    return false
  }
}
test.skipIf(!hasLsof())('whoever has the port is named with the number of the process', async () => {
  const { err } = await run('start --log-level silent --port {site}')
  expect(err).toContain(`(process ${process.pid})`)
})

test('NODE_ENV=production is refused with the option that lets it', async () => {
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  try {
    const { err, code } = await run('start --port 0 --log-level silent')
    expect([code, err]).toEqual([1, expect.stringContaining('--allow-production starts it all the same.')])
    expect(err).not.toMatch(jargon)
  } finally {
    process.env.NODE_ENV = before
  }
})
