import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import fc from 'fast-check'
import { afterAll, beforeEach, expect, test } from 'vitest'
import {
  createClient,
  type ExportProgress,
  exportInvoices,
  type Fetch,
  fetchNewInvoices,
  type InvoiceDocument,
  makeInvoice,
  type Session,
  sendBatch,
  signInWithSeal,
} from '../../../client/index.ts'
import { makeNip } from '../../../contracts/ksef/formats.ts'
import type { SimulatorOptions } from '../../../simulator/index.ts'
import { fill } from '../../simulator/ksef/invoices/stored-invoice.ts'
import { sealOf, simulated } from '../../simulator/simulated.ts'
import { storeOf } from '../../simulator/store-of.ts'

const nip = '5265877635'

/** What becomes of the answer of the storage: by default nothing. */
let bent: (response: Response, request: Request) => Response | Promise<Response> = response => response
let fetched: string[] = []
/** What exports were asked for. */
let asked: { filters: { dateRange: object } }[] = []
beforeEach(() => {
  bent = response => response
  fetched = []
  asked = []
})

const world = (packageLimits: SimulatorOptions['packageLimits'] = {}, storage = 0) => {
  const all = simulated({ packageLimits, delays: { storage } })
  const fetch: Fetch = async request => {
    if (request.url.endsWith('/invoices/exports')) asked.push(await request.clone().json())
    const response = await all.simulator.fetch(request)
    if (!request.url.includes('/invoice-package/')) return response
    fetched.push(request.url)
    expect(request.headers.has('Authorization')).toBe(false)
    return bent(response, request)
  }
  const client = createClient({ baseUrl: 'http://ksef.test', fetch, clock: all.clock })
  let made = 0
  const sale = (nip: string) =>
    makeInvoice({
      seller: { nip, name: 'Sprzedawca', address: 'Warszawa' },
      buyer: { nip: '7980332920', name: 'Nabywca', address: 'Kraków' },
      number: `FV/${++made}`,
      issueDate: '2026-11-22',
      lines: [{ name: 'Usługa', netPrice: 100 }],
      madeAt: new Date('2026-11-22T08:00:00Z'),
    })
  const sales = (count: number, seller = nip) => Array.from({ length: count }, () => ({ xml: sale(seller) }))
  const signIn = async (own = nip) => signInWithSeal(client, { nip: own, identity: await sealOf(own) })
  return { ...all, client, sales, signIn }
}

const parts = world({ exportedPart: 1500 })
/** A world of small packages, where it takes a while until an invoice is stored. */
const small = world({ exportedInvoices: 5 }, 1500)
afterAll(async () => {
  await parts.simulator.close()
  await small.simulator.close()
})
const { runtime } = parts
const session = await parts.signIn()
const sent = await sendBatch(session, { invoices: parts.sales(4) })
const numbers = sent.invoices.map(({ ksefNumber }) => ksefNumber!)
runtime.advance(10_000)

const sold = {
  subjectType: 'Subject1',
  dateRange: { dateType: 'PermanentStorage', from: '2026-11-22T00:00:00Z' },
} as const
const all = async (documents: AsyncIterable<InvoiceDocument>): Promise<InvoiceDocument[]> => {
  const taken: InvoiceDocument[] = []
  for await (const document of documents) taken.push(document)
  return taken
}
const numbersOf = (documents: readonly InvoiceDocument[]) => documents.map(({ metadata }) => metadata.ksefNumber)
const failure = (work: Promise<unknown>) =>
  work.then(
    () => expect.fail('it went well'),
    error => error,
  )
const leftBehind = async () => (await readdir(tmpdir())).filter(name => name.startsWith('ksef-export-'))
const before = await leftBehind()

test('documents of several parts come with their metadata, to the byte, and nothing stays on the disk', async () => {
  const told: ExportProgress[] = []
  const documents = await all(exportInvoices(session, sold, { progress: it => told.push(it) }))
  expect(numbersOf(documents).sort()).toEqual(numbers.toSorted())
  expect(fetched.length).toBeGreaterThan(2)
  for (const { xml, metadata } of documents) {
    const { xml: kept, hash } = await session.invoices.get({ params: { ksefNumber: metadata.ksefNumber } })
    expect(Buffer.from(xml).equals(kept)).toBe(true)
    expect(metadata.invoiceHash).toBe(hash)
  }
  expect([...new Set(told.map(({ step }) => step))]).toEqual(['wait', 'fetch', 'unpack'])
  for (const step of ['fetch', 'unpack']) {
    const last = told.filter(it => it.step === step).at(-1)!
    expect([step, last.done]).toEqual([step, last.total])
  }
  expect(await leftBehind()).toEqual(before)
})

test('who stops half way leaves nothing behind', async () => {
  for await (const _ of exportInvoices(session, sold)) break
  expect(await leftBehind()).toEqual(before)
})

test('nothing found is nothing', async () => {
  expect(await all(exportInvoices(session, { ...sold, invoiceNumber: 'FV/none' }))).toEqual([])
})

test('a link that has expired meanwhile is asked for anew', async () => {
  let count = 0
  bent = async response => {
    // The first opens; then an hour goes by.
    if (++count !== 1) return response
    runtime.advance(3_600_001)
    return response
  }
  expect(await all(exportInvoices(session, sold))).toHaveLength(4)
  const tries = fetched.map(url => new URL(url).pathname)
  expect(tries.filter(path => path.includes('-002.'))).toHaveLength(2)
  expect(new Set(fetched).size).toBe(fetched.length)
})

test.each([
  ['is lost', async () => Promise.reject(new TypeError('fetch failed'))],
  ['is a page', async () => new Response('<html>')],
  ['is cut off', async (response: Response) => new Response((await response.arrayBuffer()).slice(0, 100))],
])('a part that %s is fetched again', async (_, how) => {
  let count = 0
  bent = response => (++count === 2 ? how(response) : response)
  expect(await all(exportInvoices(session, sold))).toHaveLength(4)
  expect(fetched).toHaveLength(1 + new Set(fetched.map(url => new URL(url).pathname)).size)
})

const tampered = async (response: Response): Promise<Response> => {
  const bytes = new Uint8Array(await response.arrayBuffer())
  bytes[40]! ^= 1
  return new Response(bytes)
}

test('a part that stays tampered with is refused, and told what differs', async () => {
  bent = tampered
  const error = await failure(all(exportInvoices(session, sold)))
  expect(error).toMatchObject({
    name: 'DamagedPackage',
    message: expect.stringMatching(/-001\.zip\.aes has \d+ bytes/),
  })
  expect(fetched).toHaveLength(6)
  expect(await leftBehind()).toEqual(before)
})

test('so is one whose content is other than what KSeF says of it, though it came as it was sent', async () => {
  const fetch: Fetch = async request => {
    const response = await parts.simulator.fetch(request)
    if (!/\/exports\/[^/]+$/.test(request.url)) return response
    const other = Buffer.alloc(32).toString('base64')
    return new Response((await response.text()).replace(/"partHash":"[^"]+/, `"partHash":"${other}`), response)
  }
  const client = createClient({ baseUrl: 'http://ksef.test', clock: parts.clock, fetch })
  const own = await signInWithSeal(client, { nip, identity: await sealOf(nip) })
  const error = await failure(all(exportInvoices(own, sold)))
  expect(error).toMatchObject({ name: 'DamagedPackage', message: expect.stringMatching(/^What is in /) })
})

test('an export that comes to nothing fails with its status', async () => {
  const dateRange = { ...sold.dateRange, from: '2026-11-24T00:00:00Z', to: '2026-11-25T00:00:00Z' }
  const beyond = { ...sold, dateRange: { ...dateRange, restrictToPermanentStorageHwmDate: true } }
  const error = await failure(all(exportInvoices(session, beyond)))
  expect(error).toMatchObject({ name: 'ExportFailed', code: 420, explanationId: expect.any(String) })
})

test('more than one package holds come all, each once, whatever date they are looked for by', async () => {
  const own = '1111111111'
  const session = await small.signIn(own)
  await fill(storeOf(small.simulator), 11, own, small.runtime.now() - 3_600_000)
  for (const dateType of ['PermanentStorage', 'Invoicing'] as const) {
    const documents = await all(exportInvoices(session, { ...sold, dateRange: { ...sold.dateRange, dateType } }))
    expect(new Set(numbersOf(documents)).size).toBe(11)
    expect(documents).toHaveLength(11)
  }
})

test('more of one instant than a package holds are an error, not a loop', async () => {
  const own = '7740001454'
  await fill(storeOf(small.simulator), 6, own, small.runtime.now() - 3_600_000, true)
  const error = await failure(all(exportInvoices(await small.signIn(own), sold)))
  expect(error.message).toMatch('more invoices of one instant')
})

const seed = Number(process.env.FAST_CHECK_SEED ?? 11)

/** Fetches what is new, from a state that was kept as JSON; stops after so many where that is asked for. */
const fetchNew = async (session: Session, kept: string, stopAfter = Number.POSITIVE_INFINITY) => {
  const invoices = fetchNewInvoices(session, JSON.parse(kept))
  const got: string[] = []
  for await (const { metadata } of invoices) {
    if (got.length === stopAfter) break
    got.push(metadata.ksefNumber)
  }
  return { got, kept: JSON.stringify(invoices.state) }
}

test('whatever is sent when, and whenever it is fetched or broken off, everything comes exactly once', async () => {
  const { runtime, signIn, sales } = small
  const nips = () => makeNip(() => runtime.random(4).readUInt32BE() / 2 ** 32)
  const step = fc.record({
    sent: fc.nat(4),
    pause: fc.nat(4000),
    fetches: fc.boolean(),
    stopAfter: fc.option(fc.nat(3), { nil: undefined }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async steps => {
      const own = nips()
      const session = await signIn(own)
      const [sent, got]: [string[], string[]] = [[], []]
      let kept = JSON.stringify({ subjectType: 'Subject1', from: new Date(runtime.now() - 10_000).toISOString() })
      const fetchSome = async (stopAfter?: number) => {
        const news = await fetchNew(session, kept, stopAfter)
        got.push(...news.got)
        kept = news.kept
      }
      for (const { sent: count, pause, fetches, stopAfter } of steps) {
        if (count > 0) {
          const { invoices } = await sendBatch(session, { invoices: sales(count, own) })
          sent.push(...invoices.map(({ ksefNumber }) => ksefNumber!))
        }
        runtime.advance(pause)
        if (fetches) await fetchSome(stopAfter)
      }
      runtime.advance(10_000)
      await fetchSome()
      expect(got.toSorted()).toEqual(sent.toSorted())
    }),
    { seed, numRuns: 10 },
  )
})

test('years behind, it goes in ranges that KSeF takes; the state is JSON and comes to the high-water mark', async () => {
  const { simulator, signIn, runtime, sales } = small
  const own = '1234563218'
  const session = await signIn(own)
  await fill(storeOf(simulator), 3, own, runtime.now() - 400 * 86_400_000)
  await sendBatch(session, { invoices: sales(2, own) })
  runtime.advance(10_000)
  const news = await fetchNew(session, '{"subjectType":"Subject1","from":"2025-01-01T00:00:00Z"}')
  expect(news.got).toHaveLength(5)
  // Beyond the mark others may still come before what is there already.
  const restricted = { dateType: 'PermanentStorage', restrictToPermanentStorageHwmDate: true }
  for (const { filters } of asked) expect(filters.dateRange).toMatchObject(restricted)
  expect(asked.length).toBeGreaterThan(7)
  const state = JSON.parse(news.kept)
  expect(state).toMatchObject({ subjectType: 'Subject1', seen: [] })
  expect(runtime.now() - Date.parse(state.from)).toBeLessThan(20_000)
  expect((await fetchNew(session, news.kept)).got).toEqual([])
  // A begin beyond the mark: nothing is certain there yet.
  const later = JSON.stringify({ subjectType: 'Subject1', from: new Date(runtime.now() - 1).toISOString() })
  expect(await fetchNew(session, later)).toEqual({ got: [], kept: expect.stringContaining(JSON.parse(later).from) })
})
