import { rmSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseUpoXml } from 'ksef-client-ts'
import { afterAll, beforeEach, expect, test } from 'vitest'
import {
  type BatchProgress,
  type BatchState,
  createClient,
  type Fetch,
  makeInvoice,
  resumeBatch,
  sendBatch,
  signInWithSeal,
} from '../../../client/index.ts'
import { sealOf, simulated } from '../../simulator/simulated.ts'

const nip = '5265877635'
const { simulator, clock, runtime } = simulated()
const folder = await mkdtemp(join(tmpdir(), 'ksef-flow-'))
afterAll(async () => {
  await simulator.close()
  await rm(folder, { recursive: true })
})

/** What becomes of a request to the storage in the place of its answer: nothing when it goes through. */
let struck: (request: Request) => Response | undefined = () => undefined
let uploads: string[] = []
const fetch: Fetch = request => {
  if (request.method === 'PUT') {
    uploads.push(new URL(request.url).pathname.replace(/.*\//, ''))
    expect(request.headers.has('Authorization')).toBe(false)
    // Without it KSeF's storage refuses large parts.
    expect(Number(request.headers.get('Content-Length'))).toBeGreaterThan(0)
    const answer = struck(request)
    if (answer !== undefined) return answer
  }
  return simulator.fetch(request)
}
beforeEach(() => {
  struck = () => undefined
  uploads = []
})
const lost = () => {
  throw new TypeError('fetch failed')
}
/** Strikes the nth upload, and those behind it where `times` says so. */
const strike = (nth: number, how: () => Response, times = 1) => {
  let count = 0
  struck = () => (++count >= nth && count < nth + times ? how() : undefined)
}

const client = createClient({ baseUrl: 'http://ksef.test', fetch, clock })
const session = await signInWithSeal(client, { nip, identity: await sealOf(nip) })

let made = 0
const sale = () =>
  makeInvoice({
    seller: { nip, name: 'Sprzedawca', address: 'Warszawa' },
    buyer: { nip: '7980332920', name: 'Nabywca', address: 'Kraków' },
    number: `FV/${++made}`,
    issueDate: '2026-11-22',
    lines: [{ name: 'Usługa', netPrice: 100 }],
    madeAt: new Date('2026-11-22T08:00:00Z'),
  })
const sales = (count: number) => Array.from({ length: count }, (_, place) => ({ name: `${place}.xml`, xml: sale() }))
const bad = () => ({ name: 'bad.xml', xml: sale().replace('<P_12>23<', '<P_12>23.00<') })

/** A package in parts of 500 bytes, in a folder that a test looks into. */
const inParts = (count = 3) => ({ invoices: sales(count), partSize: 500, folder })
const failure = (work: Promise<unknown>) =>
  work.then(
    () => expect.fail('it went well'),
    error => error,
  )

test('a folder is sent as one package: what came of each file, and the UPO on demand', async () => {
  const own = await mkdtemp(join(folder, 'sales-'))
  for (const { name, xml } of [...sales(3), bad()]) await writeFile(join(own, name), xml)
  await writeFile(join(own, 'notes.txt'), 'no invoice')
  await mkdir(join(own, 'older.xml'))
  const told: BatchProgress[] = []
  const sent = await sendBatch(session, { invoices: own, progress: it => told.push(it) })

  expect(sent.referenceNumber).toMatch(/-SB-/)
  expect(sent.invoices.map(({ invoiceFileName, status }) => [invoiceFileName, status.code])).toEqual([
    ['0.xml', 200],
    ['1.xml', 200],
    ['2.xml', 200],
    ['bad.xml', 450],
  ])
  expect(sent.failed).toMatchObject([
    { invoiceFileName: 'bad.xml', status: { details: [expect.stringContaining("The value '23.00' is invalid")] } },
  ])
  const upos = []
  for await (const { upo } of sent.upos()) upos.push(parseUpoXml(upo))
  expect(upos).toMatchObject([{ numerReferencyjnySesji: sent.referenceNumber }])
  expect(upos[0]!.dokumenty.map(({ numerKSeFDokumentu }) => numerKSeFDokumentu).sort()).toEqual(
    sent.invoices.flatMap(({ ksefNumber }) => ksefNumber ?? []).sort(),
  )
  expect([...new Set(told.map(({ step }) => step))]).toEqual(['pack', 'send', 'process'])
  for (const step of ['pack', 'send', 'process']) {
    const last = told.filter(it => it.step === step).at(-1)!
    expect([step, last.done]).toEqual([step, last.total])
  }
})

test('invoices come one by one from anywhere, get names, and are declared offline', async () => {
  async function* made() {
    for (let count = 0; count < 3; count++) yield { xml: count === 1 ? new TextEncoder().encode(sale()) : sale() }
  }
  const sent = await sendBatch(session, { invoices: made(), offline: true })
  expect(sent.invoices.map(({ invoiceFileName, invoicingMode }) => [invoiceFileName, invoicingMode])).toEqual(
    [1, 2, 3].map(number => [`invoice-${number}.xml`, 'Offline']),
  )
})

test('a package of which no invoice is good is a result, without a UPO', async () => {
  const sent = await sendBatch(session, { invoices: [bad()] })
  expect(sent.failed).toEqual(sent.invoices)
  for await (const _ of sent.upos()) expect.fail('a UPO of nothing')
})

test.each([
  ['the network loses it', lost],
  ['a page answers in place of the storage', () => new Response('<html>', { status: 200 })],
  ['the storage is unwell', () => new Response('', { status: 503 })],
])('a part is sent again where %s, and the others are not', async (_, how) => {
  strike(2, how, 2)
  const sent = await sendBatch(session, inParts())
  expect(sent.failed).toEqual([])
  expect(uploads.length).toBeGreaterThan(4)
  expect(uploads.filter(part => part === '2')).toHaveLength(3)
  expect(new Set(uploads).size).toBe(uploads.length - 2)
  expect(await readdir(folder)).not.toContainEqual(expect.stringMatching(/^ksef-batch-/))
})

test('an interrupted sending goes on from its state, as JSON: what has arrived is not sent again', async () => {
  let state: BatchState | undefined
  const keep = (it: BatchState) => {
    state = JSON.parse(JSON.stringify(it))
  }
  strike(3, lost, 100)
  const error = await failure(sendBatch(session, { ...inParts(), keep }))
  expect(error.message).toBe('fetch failed')
  expect(state!.session!.sent).toEqual([1, 2])
  expect(JSON.stringify(state)).not.toMatch(/secret/i)

  struck = () => undefined
  uploads = []
  const sent = await resumeBatch(session, state!, { keep })
  expect(sent.failed).toEqual([])
  expect(uploads).not.toContain('1')
  expect(uploads).not.toContain('2')
  expect(uploads[0]).toBe('3')
  expect(await readdir(folder)).not.toContain(state!.folder.replace(`${folder}/`, ''))

  // And from where nothing is left but to wait.
  expect(state!.session!.closed).toBe(true)
  expect((await resumeBatch(session, state!)).invoices).toEqual(sent.invoices)
})

test('without anyone who keeps the state nothing stays on the disk', async () => {
  strike(1, lost, 100)
  await failure(sendBatch(session, inParts()))
  expect(await readdir(folder)).not.toContainEqual(expect.stringMatching(/^ksef-batch-/))
})

test('where the links have expired, the parts go to a new session, once', async () => {
  let state: BatchState | undefined
  const keep = (it: BatchState) => {
    state = it
  }
  strike(2, lost, 100)
  await failure(sendBatch(session, { ...inParts(), keep }))
  const before = state!.session!.referenceNumber
  struck = () => undefined
  runtime.advance(12 * 3_600_000)
  const later = await signInWithSeal(client, { nip, identity: await sealOf(nip) })
  const sent = await resumeBatch(later, state!, { keep })
  expect(sent.referenceNumber).not.toBe(before)
  expect(sent.failed).toEqual([])

  uploads = []
  strike(1, () => new Response('<Error><Code>AuthenticationFailed</Code></Error>', { status: 403 }), 100)
  const error = await failure(sendBatch(later, inParts()))
  expect(error).toMatchObject({
    name: 'UnexpectedAnswer',
    status: 403,
    text: expect.stringContaining('Authentication'),
  })
  expect(uploads).toEqual(['1', '1'])
})

test.each([
  ['is lost', lost],
  ['is a 500', () => new Response('', { status: 500 })],
  ['is a 502 of what stands in front', () => new Response('<html>', { status: 502 })],
])('a close whose answer %s has closed the session all the same', async (_, how) => {
  const fetch: Fetch = async request => {
    const response = await simulator.fetch(request)
    return request.url.endsWith('/close') && response.ok ? how() : response
  }
  const own = createClient({ baseUrl: 'http://ksef.test', clock, fetch, accessToken: session.accessToken })
  expect((await sendBatch(own, inParts(1))).failed).toEqual([])
})

test('a package that KSeF cannot work on fails with its status and an explanation', async () => {
  const limits = { maxInvoices: 2, maxInvoiceSizeInMB: 1, maxInvoiceWithAttachmentSizeInMB: 3 }
  const body = { onlineSession: limits, batchSession: limits, collectiveIdentifier: { maxInvoices: 2 } }
  await session.testdata.setSessionLimits({ body })
  const error = await failure(sendBatch(session, { invoices: sales(3) }))
  expect(error).toMatchObject({ name: 'BatchFailed', code: 420, explanationId: expect.any(String) })
})

test.each([
  ['an empty folder', async () => mkdtemp(join(folder, 'empty-')), /no file that ends in \.xml/],
  ['no invoice at all', async () => [], /no invoice to send/],
])('%s is told before anything is sent', async (_, invoices, text) => {
  expect((await failure(sendBatch(session, { invoices: await invoices() }))).message).toMatch(text)
})

test('a file that goes away meanwhile is told, and nothing stays on the disk', async () => {
  const own = await mkdtemp(join(folder, 'sales-'))
  for (const { name, xml } of sales(3)) await writeFile(join(own, name), xml)
  const progress = () => rmSync(join(own, '2.xml'), { force: true })
  const error = await failure(sendBatch(session, { invoices: own, folder, progress }))
  expect(error).toMatchObject({ code: 'ENOENT', path: join(own, '2.xml') })
  expect(await readdir(folder)).not.toContainEqual(expect.stringMatching(/^ksef-batch-/))
})

test('more parts than KSeF takes are told before anything is sent', async () => {
  const error = await failure(sendBatch(session, { invoices: sales(10), partSize: 100, folder }))
  expect(error.message).toMatch(/parts, and KSeF takes 50/)
  expect(await readdir(folder)).not.toContainEqual(expect.stringMatching(/^ksef-batch-/))
})
