import { afterAll, beforeEach, expect, test } from 'vitest'
import {
  createClient,
  enrollCertificate,
  generateToken,
  grant,
  makeInvoice,
  makeSeal,
  sendInvoice,
  signInWithSeal,
  signInWithToken,
} from '../../client/index.ts'
import { createSimulator, fixedRuntime } from '../../simulator/index.ts'

/** What our client does when KSeF is unwell: it waits as it is told, gives up in time, and says what it met. */

const nip = '5265877635'
const runtime = fixedRuntime({ at: Date.parse('2026-11-22T12:00:00Z') })
const simulator = createSimulator({ runtime, rateLimits: 'off' })
const { origin, baseUrl } = await simulator.listen({ port: 0 })
afterAll(() => simulator.close())

const waits: number[] = []
const clock = {
  now: runtime.now,
  sleep: async (ms: number) => {
    waits.push(ms)
    runtime.advance(ms)
  },
}
const client = createClient({ baseUrl, clock })
const identity = await makeSeal({ nip, key: 'p256', validFrom: new Date('2026-01-01') })
const session = await signInWithSeal(client, { nip, identity })

const control = (asked: string, body?: object) => {
  const [method, path] = asked.split(' ')
  const json = body && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }
  return fetch(`${origin}/control${path}`, { method, ...json })
}
const fault = (body: object) => control('POST /faults', body)
beforeEach(async () => {
  await control('DELETE /faults')
  waits.length = 0
})

const invoice = (number: string) => ({
  xml: makeInvoice({
    seller: { nip, name: 'Sprzedawca', address: 'Warszawa' },
    buyer: { nip: '7980332920', name: 'Nabywca', address: 'Kraków' },
    number,
    issueDate: '2026-11-22',
    lines: [{ name: 'Usługa', netPrice: 100 }],
    madeAt: new Date('2026-11-22T08:00:00Z'),
  }),
})
const failure = (work: Promise<unknown>) =>
  work.then(
    () => expect.fail('it went well'),
    error => error,
  )

test('a 429 while it asks for a status is waited out for as long as it says', async () => {
  await fault({ operation: 'auth.status', times: 2, error: 'tooManyRequests', retryAfter: 7 })
  await signInWithSeal(client, { nip, identity })
  expect(waits).toEqual([7000, 7000])
})

test('one that stays is given up at the deadline', async () => {
  await fault({ operation: 'auth.status', error: 'tooManyRequests', retryAfter: 50 })
  expect(await failure(signInWithSeal(client, { nip, identity }))).toMatchObject({ name: 'WaitedTooLong' })
})

test.each([
  ['auth.xadesSignature', 'noPermissions', 415],
  ['auth.xadesSignature', 'cancelled', 550],
  ['auth.ksefToken', 'tokenRevoked', 450],
  ['auth.ksefToken', 'revoked', 425],
])('a sign-in by %s that ends in %s is told with its code', async (operation, outcome, code) => {
  const token = operation === 'auth.ksefToken' ? await tokenOf() : undefined
  await fault({ operation, outcome, times: 1 })
  const work = token === undefined ? signInWithSeal(client, { nip, identity }) : signInWithToken(client, token)
  expect(await failure(work)).toMatchObject({ name: 'SignInFailed', code })
})

const tokenOf = () => generateToken(session, { description: 'A program', permissions: ['InvoiceRead'] })

test('a rotated key is told with 21470', async () => {
  const token = await tokenOf()
  await fault({ operation: 'auth.ksefToken', error: 'unknownPublicKey', times: 1 })
  expect(await failure(signInWithToken(client, token))).toMatchObject({ name: 'KsefError', code: 21470 })
})

test('an invoice that is stuck at 150 and ends in 550 is told so, and is not in KSeF', async () => {
  await fault({ operation: 'sessions.sendInvoice', outcome: 'cancelled', settlesAfter: '1m', times: 1 })
  const began = runtime.now()
  expect(await failure(sendInvoice(session, invoice('FV/550')))).toMatchObject({ name: 'InvoiceFailed', code: 550 })
  expect(runtime.now() - began).toBeGreaterThanOrEqual(60_000)
  // It was never accepted: the same number is none twice.
  expect(await sendInvoice(session, invoice('FV/550'))).toHaveProperty('ksefNumber')
})

test.each([
  ['attachmentNotAllowed', 415],
  ['duplicate', 440],
  ['notXml', 450],
])('an invoice that ends in %s on purpose has no {name} left in its details', async (outcome, code) => {
  await fault({ operation: 'sessions.sendInvoice', outcome, times: 1 })
  const error = await failure(sendInvoice(session, invoice(`FV/${outcome}`)))
  expect(error).toMatchObject({ name: 'InvoiceFailed', code })
  expect(error.message).not.toMatch(/\{\w+\}/)
})

test('the answer to a sent invoice is lost: the invoice is there once, and sent again it is a duplicate', async () => {
  await fault({ operation: 'sessions.sendInvoice', lost: true, done: true, times: 1 })
  expect(await failure(sendInvoice(session, invoice('FV/lost')))).toMatchObject({ message: 'fetch failed' })
  expect(await failure(sendInvoice(session, invoice('FV/lost')))).toMatchObject({ name: 'InvoiceFailed', code: 440 })
  const found = await session.invoices.queryMetadata({
    query: { pageSize: 100 },
    body: { subjectType: 'Subject1', dateRange: { dateType: 'Issue', from: '2026-11-01T00:00:00Z' } },
  })
  expect(found.invoices.filter(it => it.invoiceNumber === 'FV/lost')).toHaveLength(1)
})

test('a closed session hangs at 170 for as long as it shall', async () => {
  await fault({ operation: 'sessions.closeOnline', settlesAfter: '90s', times: 1 })
  const began = runtime.now()
  await sendInvoice(session, invoice('FV/170'))
  expect(runtime.now() - began).toBeGreaterThanOrEqual(90_000)
})

test('a link that is dead fails the download of a UPO', async () => {
  const { sessionReferenceNumber } = await sendInvoice(session, invoice('FV/upo'))
  const { upo } = await session.sessions.status({ params: { referenceNumber: sessionReferenceNumber } })
  const url = upo!.pages[0]!.downloadUrl
  expect((await fetch(url)).status).toBe(200)
  await fault({ operation: 'storage', deadLink: true, times: 1 })
  const [dead, altered] = [await fetch(url), await fetch(url.replace(/sig=[^&]+/, 'sig=AAAA'))]
  const shown = async (response: Response) => [
    response.status,
    response.headers.get('x-ms-error-code'),
    (await response.text()).replace(/RequestId:\S+/, ''),
  ]
  expect(await shown(dead)).toEqual(await shown(altered))
  expect((await fetch(url)).status).toBe(200)
})

test.each([502, 503, 504])('%i of a gateway is an answer that is none of the contract', async status => {
  await fault({ operation: 'tokens.list', status, times: 1 })
  expect(await failure(session.tokens.list({}))).toMatchObject({ name: 'UnexpectedAnswer', status })
})

const world = simulator.world()

test('keys that were rotated a moment ago are no hindrance: it asks for them each time', async () => {
  const token = await tokenOf()
  await world.keys.rotate({ oldValidFor: 0 })
  await signInWithToken(client, token)
  expect(await sendInvoice(session, invoice('FV/rotated'))).toHaveProperty('ksefNumber')
})

const granted = () =>
  grant(session, 'grantToPerson', {
    subjectIdentifier: { type: 'Pesel', value: '15062788702' },
    permissions: ['InvoiceRead'],
    description: 'A person',
    subjectDetails: { subjectDetailsType: 'PersonByIdentifier', personById: { firstName: 'Anna', lastName: 'Nowak' } },
  })

test.each([
  ['permissions.grantToPerson', 'cancelled', 550, 'GrantFailed', granted],
  ['permissions.grantToPerson', 'unrelatedIdentifiers', 410, 'GrantFailed', granted],
  [
    'certificates.enroll',
    'limitReached',
    400,
    'EnrollmentFailed',
    () => enrollCertificate(session, { name: 'A program', type: 'Authentication' }),
  ],
  ['sessions.closeOnline', 'noValidInvoices', 445, 'InvoiceFailed', () => sendInvoice(session, invoice('FV/445'))],
  ['sessions.openOnline', 'keyNotDecrypted', 21180, 'KsefError', () => sendInvoice(session, invoice('FV/415'))],
] as const)('what %s begins and ends in %s (%i) is told as %s', async (operation, outcome, code, name, work) => {
  await fault({ operation, outcome, times: 1 })
  expect(await failure(work())).toMatchObject({ name, code })
})

test('a slow answer and a slow body are waited for', async () => {
  for (const slow of [{ delay: '20s' }, { trickle: '20s' }]) {
    await fault({ operation: 'auth.challenge', times: 1, ...slow })
    const began = runtime.now()
    let answered = false
    const asked = client.auth.challenge().finally(() => {
      answered = true
    })
    while (!answered) {
      await control('GET /health')
      runtime.advance(1000)
    }
    expect(await asked).toHaveProperty('challenge')
    expect(runtime.now() - began).toBeGreaterThanOrEqual(20_000)
  }
})

test('a link for downloads is dead, and the next time it opens', async () => {
  const { sessionReferenceNumber } = await sendInvoice(session, invoice('FV/link'))
  const { upo } = await session.sessions.status({ params: { referenceNumber: sessionReferenceNumber } })
  const link = upo!.pages[0]!.downloadUrl
  await world.faults.add({ operation: 'storage', deadLink: true, times: 1 })
  const dead = await fetch(link)
  expect([dead.status, await dead.text()]).toEqual([403, expect.stringContaining('AuthenticationFailed')])
  const { text } = await world.state.explanation({ id: dead.headers.get('X-Simulator-Explanation')! })
  expect(text).toContain('on purpose')
  expect((await fetch(link)).status).toBe(200)
})
