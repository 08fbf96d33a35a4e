import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { connect, type DetailedPeerCertificate } from 'node:tls'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { createClient, makeSeal, sendInvoice, signInWithSeal } from '../../../client/index.ts'
import type { DeliveryView } from '../../../simulator/acube/acube.ts'
import { openTls } from '../../../simulator/door/tls.ts'
import { serveApp } from '../../../simulator/http/serve.ts'
import { trustingFetch } from '../../../simulator/http/trusting-fetch.ts'
import { createSimulator, type Listening, type ListenOptions, type SimulatorOptions } from '../../../simulator/index.ts'
import { seller, withAcube } from '../../acube/company.ts'
import { connected } from '../http/connected.ts'

/** https, by clients that trust the CA, and by those that do not. */

const folder = mkdtempSync(join(tmpdir(), 'https-'))
const world = withAcube()
let listening: Listening
beforeAll(async () => {
  listening = await world.simulator.listen({ port: 0, https: true })
})
afterAll(async () => {
  await world.simulator.close()
  rmSync(folder, { recursive: true })
})

/** Its JSON, for who trusts the CA that is given, or those of Node. */
const asked = async (url: string, ca?: string, method = 'GET') => {
  const outgoing = request(url, { ca, method, agent: false }).end()
  const [response] = await once(outgoing, 'response')
  return { status: response.statusCode, body: await json(response) }
}

/** What is shown to whoever connects, trusted or not. */
const shownAt = async (port: number): Promise<DetailedPeerCertificate> => {
  const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false })
  await once(socket, 'secureConnect')
  const shown = socket.getPeerCertificate(true)
  socket.destroy()
  return shown
}

const opened = async (options: ListenOptions, of: SimulatorOptions = {}) => {
  const simulator = createSimulator(of)
  onTestFinished(() => simulator.close())
  return simulator.listen({ port: 0, https: true, ...options })
}

test('whoever trusts the CA is answered under every local name', async () => {
  const { port, ca, baseUrl } = listening
  expect(baseUrl).toBe(`https://127.0.0.1:${port}/v2`)
  for (const name of ['127.0.0.1', 'localhost'])
    expect(await asked(`https://${name}:${port}/control/health`, ca)).toMatchObject({
      status: 200,
      body: { status: 'ok' },
    })
  expect((await shownAt(port)).subjectaltname).toBe('DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1')
})

test('whoever does not is told by TLS, as is who trusts the CA of another simulator', async () => {
  const other = await opened({})
  const url = `${listening.origin}/control/health`
  const refused = { code: expect.stringMatching(/^(SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE)$/) }
  await expect(asked(url)).rejects.toMatchObject(refused)
  expect(other.ca).not.toBe(listening.ca)
  await expect(asked(url, other.ca)).rejects.toThrow(/certificate/)
  await expect(fetch(url)).rejects.toThrow('fetch failed')
  await expect(fetch(url.replace('https', 'http'))).rejects.toThrow('fetch failed')
})

test('it names the hosts that --public-url, --host and --allow-host give, and no others', async () => {
  const names = { host: 'localhost', allowedHosts: ['ksef', '192.0.2.7'] }
  const { port, ca } = await opened(names, { publicUrl: 'https://ksef.example:8443' })
  const { subjectaltname } = await shownAt(port)
  for (const name of ['DNS:ksef.example', 'DNS:ksef,', 'IP Address:192.0.2.7', 'DNS:localhost'])
    expect(`${subjectaltname},`).toContain(name)
  const by = async (servername: string) => {
    const socket = connect({ port, host: 'localhost', servername, ca })
    await once(socket, 'secureConnect').finally(() => socket.destroy())
  }
  await by('ksef.example')
  await expect(by('other.example')).rejects.toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' })
})

test('links are of https, and lead to the same door', async () => {
  const trusting = trustingFetch(listening.ca!)
  const clock = { now: world.runtime.now, sleep: async () => {} }
  const client = createClient({ baseUrl: listening.baseUrl, fetch: trusting, clock })
  const identity = await makeSeal({ nip: seller, key: 'p256', validFrom: new Date(world.runtime.now()) })
  const session = await signInWithSeal(client, { nip: seller, identity })
  const sent = await sendInvoice(session, { xml: world.invoiceXml('FV/2') })
  const params = { referenceNumber: sent.sessionReferenceNumber, invoiceReferenceNumber: sent.invoiceReferenceNumber }
  const link = (await session.sessions.invoiceStatus({ params })).upoDownloadUrl!
  expect(link).toMatch(new RegExp(`^${listening.origin}/storage/`))
  expect(await (await trusting(link)).text()).toContain('Potwierdzenie')
})

test('A-Cube works with KSeF, and tells a receiver, at the address that it listens on', async () => {
  const { done, onboarded, send, work, invoiceNow, ask } = world
  const { uuid } = await onboarded()
  const webhookUrl = `https://localhost:${listening.port}/v2/auth/challenge`
  await done('POST /webhooks', { json: { legalEntity: uuid, webhookType: 'invoice-sender', webhookUrl } }, 201)
  const sent = await send('FV/1')
  await work({ queue: 'now' })
  await work()
  expect(await invoiceNow(sent)).toMatchObject({ status: 'valid' })
  const deliveries = (await (await ask('GET /control/acube/deliveries')).json()) as readonly DeliveryView[]
  expect(deliveries).toMatchObject([{ url: webhookUrl, state: 'delivered' }])
})

test('a file keeps the CA for its owner alone, and every later start has it', async () => {
  const httpsCa = join(folder, 'ca.pem')
  const first = await opened({ httpsCa })
  const second = await opened({ https: undefined, httpsCa })
  expect(second.ca).toBe(first.ca)
  expect(statSync(httpsCa).mode & 0o777).toBe(0o600)
  expect(readFileSync(httpsCa, 'utf8')).toContain('PRIVATE KEY')
  expect((await asked(`${second.origin}/control/health`, first.ca)).status).toBe(200)
  const [one, two] = [await shownAt(first.port), await shownAt(second.port)]
  expect(one.serialNumber).not.toBe(two.serialNumber)
})

test('beside a data file it is kept, too', async () => {
  const data = join(folder, 'state.db')
  const { ca } = await opened({}, { data })
  expect(readFileSync(`${data}.ca.pem`, 'utf8')).toContain(ca!.trim())
})

test.each([
  ['is none', () => 'bananas', / holds no CA: it has a private key and its certificate, as PEM\.$/],
  ['has no private key', (ca: string) => ca.slice(ca.indexOf('-----BEGIN CERT')), / holds no CA: it has a private key/],
  [
    'has the key of another',
    (ca: string, of: string) => of.split('-----BEGIN CERT')[0]! + ca.slice(ca.indexOf('-----BEGIN CERT')),
    /or not that of its private key\.$/,
  ],
])('a file that %s is refused in a sentence', async (_, spoilt, said) => {
  const files = ['one.pem', 'two.pem'].map(name => join(folder, name))
  for (const httpsCa of files) await opened({ httpsCa })
  const [one, two] = files.map(file => readFileSync(file, 'utf8'))
  const httpsCa = join(folder, 'spoilt.pem')
  writeFileSync(httpsCa, spoilt(one!, two!))
  await expect(opened({ httpsCa })).rejects.toThrow(said)
})

test('a folder that is not there is named', async () => {
  const httpsCa = join(folder, 'nowhere', 'ca.pem')
  await expect(opened({ httpsCa })).rejects.toThrow(`${httpsCa} is not there.`)
})

test('stop() leaves whoever is silent, in TLS or before it, and answers whom it owes an answer', async () => {
  let answer = (_: Response) => {}
  const answered = new Promise<Response>(resolve => {
    answer = resolve
  })
  const { served, ca } = await openTls(undefined, [])
  const { port, stop } = await serveApp(() => answered, 0, '127.0.0.1', served)
  const owed = asked(`https://127.0.0.1:${port}/`, ca)
  const inTls = connect({ port, host: '127.0.0.1', ca })
  await once(inTls, 'secureConnect')
  inTls.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{')
  // A ClientHello by halves.
  const before = await connected(port, '\u0016\u0003\u0001')
  const silent = await connected(port, '')
  const stopped = stop()
  await Promise.all([inTls, before, silent].map(socket => once(socket.on('error', () => {}).resume(), 'close')))
  answer(Response.json('late'))
  expect(await owed).toEqual({ status: 200, body: 'late' })
  await stopped
})
