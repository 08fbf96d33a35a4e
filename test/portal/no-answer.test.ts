import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { sendInvoice } from '../../client/index.ts'
import { invoice, nip, open } from './company.ts'

/** KSeF does not answer, or something else answers in its place: every page says so, and no page is a defect. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const { simulator, runtime, signIn, visitor } = open()
afterAll(() => simulator.close())

const faults = (method: string, body?: object) =>
  simulator.fetch('http://ksef.test:4010/control/faults', {
    method,
    ...(body && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  })
/** Strikes one call, the first or a later one. Resolves to whether it was met. */
const striking = async (fault: object, nth: number, act: () => Promise<unknown>): Promise<boolean> => {
  await faults('DELETE')
  await faults('POST', { ...fault, nth, times: 1 })
  await act()
  // One that has struck as often as it may is gone.
  const standing: unknown[] = await (await faults('GET')).json()
  await faults('DELETE')
  return standing.length === 0
}
afterEach(() => faults('DELETE'))

const speak = (language: string) => visitor.get(`/web/language?to=${language}&back=/web/exchanges`)

let ksefNumber = ''
let session = ''
beforeAll(async () => {
  const sent = await sendInvoice(await signIn(), { xml: invoice('FV/1') })
  ksefNumber = sent.ksefNumber
  await visitor.signIn(nip)
  await visitor.get('/web/certificates/apply')
  await visitor.post('/web/certificates/apply', { name: 'Serwer', purpose: 'Offline', key: 'p256', from: '' })
  await visitor.get('/web/sessions')
  session = /session=([^"&]*)/.exec(visitor.html)?.[1] ?? ''
})

const addresses = () => [
  '/web/invoices',
  `/web/invoices/invoice?invoice=${ksefNumber}`,
  `/web/invoices/xml?invoice=${ksefNumber}`,
  `/web/invoices/pdf?invoice=${ksefNumber}`,
  `/web/invoices/qr?invoice=${ksefNumber}`,
  `/web/invoices/upo?invoice=${ksefNumber}`,
  `/web/invoices/issue?similar=${ksefNumber}`,
  '/web/sessions',
  `/web/sessions/session?session=${session}`,
  '/web/permissions/here',
  '/web/certificates',
  '/web/certificates/apply',
  '/web/collective-identifiers',
  '/web/attachments',
  '/web/tokens',
]
const sentences = [
  ['en', 'KSeF did not answer', 'KSeF may have done what was asked all the same'],
  ['pl', 'KSeF nie odpowiedział', 'KSeF mógł jednak wykonać'],
] as const

test.each(['lost', 'cut'])('a connection that is %s is told on every page, in both languages', async kind => {
  for (const [language, title, sentence] of sentences) {
    await speak(language)
    for (const address of addresses())
      for (const nth of [1, 2]) {
        if (!(await striking({ [kind]: true }, nth, () => visitor.get(address)))) continue
        expect([address, nth, visitor.status]).toEqual([address, nth, 422])
        expect(visitor.text).toContain(title)
        expect(visitor.text).toContain(sentence)
      }
  }
})

test('the panel shows the call that had no answer', async () => {
  await speak('en')
  await striking({ lost: true }, 1, () => visitor.get('/web/tokens'))
  expect(visitor.html).toMatch(/<span class="wire-status" data-ok="no">no answer<\/span>/)
})

const person = { subject: '90010112349', firstName: 'Anna', lastName: 'Kos', scope: 'InvoiceRead' }
test.each([
  ['/web/tokens/generate', { name: 'Zażółć', role: 'InvoiceRead' }],
  ['/web/permissions/grant/person', { ...person, description: 'Zażółć' }],
  ['/web/certificates/apply', { name: 'Zażółć', purpose: 'Offline', key: 'p256', from: '' }],
  [
    '/web/invoices/issue',
    {
      ...{ number: 'Zażółć', sellerName: 'Kos', sellerAddress: 'Gdańsk', buyerName: 'Żółw', buyerAddress: 'Łódź' },
      ...{ 'item-1': 'Herbata', 'price-1': '1' },
    },
  ],
  ['/web/invoices/load', { pasted: '<Zażółć/', anyway: 'yes' }],
] as const)('what was typed into %s stays, also while KSeF answers nothing at all', async (path, fields) => {
  for (const fault of [{ lost: true }, { cut: true }, { status: 503 }, { error: 'unexpected' }]) {
    await visitor.get('/web/exchanges')
    await faults('POST', fault)
    await visitor.post(path, fields)
    await faults('DELETE')
    expect([path, visitor.status, visitor.path]).toEqual([path, 422, path])
    expect(visitor.text + visitor.html).toContain('Zażółć')
    expect(visitor.html).toContain('class="notice error"')
  }
})

test('the number of a token is shown though its status is not known', async () => {
  await visitor.get('/web/tokens/generate')
  await striking({ lost: true }, 2, () =>
    visitor.post('/web/tokens/generate', { name: 'ERP w Gdyni', role: 'InvoiceRead' }),
  )
  expect([visitor.status, visitor.tokenNumber]).toEqual([201, expect.stringContaining('|nip-')])
})

test('a page that something else gives in the place of KSeF is no invoice and no UPO', async () => {
  for (const address of addresses().filter(it => it.includes(ksefNumber)))
    for (const nth of [1, 2, 3, 4]) {
      if (!(await striking({ page: 'imperva' }, nth, () => visitor.get(address)))) continue
      expect([address, nth, visitor.status]).toEqual([address, nth, 422])
      expect(visitor.text).toContain('The simulator explains')
    }
})

test('a server that is out of order does not say that there is no such thing', async () => {
  await visitor.get('/web/certificates')
  const certificate = /certificate=([^"&]*)/.exec(visitor.html)?.[1]
  for (const fault of [{ status: 503 }, { error: 'unexpected' }, { lost: true }]) {
    await striking(fault, 1, () => visitor.get(`/web/certificates/certificate?certificate=${certificate}`))
    expect([visitor.status, visitor.path]).toEqual([422, expect.stringContaining('/web/certificates/certificate?')])
  }
})

test('while KSeF gives no new access token forms keep what was typed, and one can sign out', async () => {
  await visitor.signIn(nip)
  await visitor.get('/web/tokens/generate')
  runtime.advance(20 * 60_000)
  for (const fault of [{ status: 503 }, { lost: true }, { error: 'tooManyRequests' }]) {
    await faults('POST', { operation: 'auth.refresh', ...fault })
    await visitor.post('/web/tokens/generate', { name: 'Zażółć', role: 'InvoiceRead' })
    expect([visitor.status, visitor.path]).toEqual([422, '/web/tokens/generate'])
    expect(visitor.html).toContain('value="Zażółć"')
    await faults('DELETE')
  }
  await faults('POST', { lost: true })
  await visitor.post('/web/sign-out')
  expect([visitor.status, visitor.path]).toEqual([200, '/web/login?reason=signed-out-here'])
  expect(visitor.text).toContain('KSeF did not confirm that it revoked its session')
  await faults('DELETE')
  await visitor.get('/web/exchanges')
  expect(visitor.text).toContain('Nothing has been called yet.')
})

test('who signs out after KSeF has ended the session leaves nothing behind either', async () => {
  await visitor.signIn(nip)
  await visitor.get('/web/tokens')
  const other = await signIn()
  for (const { referenceNumber, isCurrent } of (await other.authSessions.list()).items)
    if (!isCurrent) await other.authSessions.revoke({ params: { referenceNumber } })
  runtime.advance(20 * 60_000)
  await visitor.post('/web/sign-out')
  expect(visitor.path).toBe('/web/login?reason=signed-out')
  await visitor.get('/web/exchanges')
  expect(visitor.text).toContain('Nothing has been called yet.')
})
