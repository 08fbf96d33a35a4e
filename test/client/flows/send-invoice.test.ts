import { parseUpoXml } from 'ksef-client-ts'
import { afterAll, expect, test } from 'vitest'
import {
  createClient,
  InvoiceFailed,
  makeInvoice,
  makeSeal,
  poll,
  type Session,
  sendInvoice,
  signInWithSeal,
} from '../../../client/index.ts'
import { createSimulator, fixedRuntime } from '../../../simulator/index.ts'

const nip = '5265877635'
const today = '2026-11-22'
const runtime = fixedRuntime({
  at: Date.parse(`${today}T12:00:00Z`),
  delays: { invoice: 5000, session: 3000, storage: 6000 },
})
const simulator = createSimulator({ runtime, rateLimits: 'off' })
afterAll(() => simulator.close())

/** The simulator's clock is the client's: waiting moves it. */
const waits: number[] = []
const clock = {
  now: runtime.now,
  sleep: async (ms: number) => {
    waits.push(ms)
    runtime.advance(ms)
  },
}
const client = createClient({ baseUrl: 'http://ksef.test/v2', fetch: request => simulator.fetch(request), clock })
const signIn = async (nip: string): Promise<Session> =>
  signInWithSeal(client, { nip, identity: await makeSeal({ nip, key: 'p256', validFrom: new Date('2026-01-01') }) })
const session = await signIn(nip)

const sale = (number: string, issueDate = today) =>
  makeInvoice({
    seller: { nip, name: 'Sprzedawca', address: 'Warszawa' },
    buyer: { nip: '7980332920', name: 'Nabywca', address: 'Kraków' },
    number,
    issueDate,
    lines: [{ name: 'Usługa', netPrice: 100 }],
    madeAt: new Date(`${issueDate}T08:00:00Z`),
  })

const failure = (sent: Promise<unknown>): Promise<InvoiceFailed> =>
  sent.then(
    () => expect.fail('the invoice was taken'),
    error => error,
  )

test('an invoice is sent, waited for, and its UPO says so', async () => {
  const sent = await sendInvoice(session, { xml: sale('FV/1') })
  expect(sent.ksefNumber).toMatch(/^5265877635-20261122-[0-9A-F]{12}-[0-9A-F]{2}$/)
  expect(waits.length).toBeGreaterThan(2)
  const upo = parseUpoXml(sent.upo)
  expect(upo.numerReferencyjnySesji).toBe(sent.sessionReferenceNumber)
  expect(upo.dokumenty).toMatchObject([
    { numerFaktury: 'FV/1', numerKSeFDokumentu: sent.ksefNumber, trybWysylki: 'Online' },
  ])
  const { status } = await session.sessions.status({ params: { referenceNumber: sent.sessionReferenceNumber } })
  expect(status.code).toBe(200)
})

test('what was sent can be fetched, to the byte', async () => {
  const xml = sale('FV/2')
  const { ksefNumber } = await sendInvoice(session, { xml })
  runtime.advance(60_000)
  const fetched = await session.invoices.get({ params: { ksefNumber } })
  expect(new TextDecoder().decode(fetched.xml)).toBe(xml)
})

test('an invoice against the schema fails with the message of the schema, and its session is closed', async () => {
  const error = await failure(sendInvoice(session, { xml: sale('FV/3').replace('<P_12>23<', '<P_12>23.00<') }))
  expect(error).toBeInstanceOf(InvoiceFailed)
  expect(error).toMatchObject({
    code: 450,
    details: [expect.stringContaining("The value '23.00' is invalid according to its datatype")],
    explanationId: expect.any(String),
  })
  const params = { referenceNumber: error.sessionReferenceNumber }
  const closed = await poll(
    'the session',
    () => session.sessions.status({ params }),
    ({ status }) => status.code !== 170,
    clock,
  )
  expect(closed).toMatchObject({ status: { code: 445 }, invoiceCount: 1, failedInvoiceCount: 1 })
})

test.each([
  ['twice', 440, () => sale('FV/1')],
  ['before its day', 450, () => sale('FV/4', '2026-11-24')],
  ["in another's name", 410, () => sale('FV/5').replace(nip, '1111111111')],
  ['as no XML', 450, () => 'FV/6'],
])('an invoice that is sent %s fails with %i', async (_, code, xml) => {
  expect(await failure(sendInvoice(session, { xml: xml() }))).toMatchObject({ name: 'InvoiceFailed', code })
})

test('a form that KSeF does not know is refused before anything is sent', async () => {
  const formCode = { systemCode: 'FA (1)', schemaVersion: '1-0E', value: 'FA' }
  await expect(sendInvoice(session, { xml: sale('FV/7'), formCode })).rejects.toMatchObject({
    error: 'validationFailed',
  })
})

test('an invoice that takes too long is left at the deadline', async () => {
  await expect(sendInvoice(session, { xml: sale('FV/8'), patience: { deadline: 1000 } })).rejects.toMatchObject({
    name: 'WaitedTooLong',
    lastSeen: { status: { code: 100 } },
  })
})
