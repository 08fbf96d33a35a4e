import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeInvoice, sendInvoice } from '../../client/index.ts'
import { simulated } from '../simulator/simulated.ts'
import { pathsIn, Visitor } from './visitor.ts'

/** Collective identifiers and the consent to attachments in the portal, without a browser. */

const seller = '1234563218'
const buyer = '5265877635'
const { simulator, client, signedIn } = simulated()
let invoices: string[]
let foreign: string

const party = (nip: string) => ({ nip, name: `Firma ${nip}`, address: 'ul. Polna 1, 00-001 Warszawa' })
const sent = async (nip: string, number: string): Promise<string> => {
  const lines = [{ name: 'Usługa', netPrice: 100 }]
  const xml = makeInvoice({ seller: party(nip), buyer: party(buyer), number, issueDate: '2026-11-22', lines })
  return (await sendInvoice(await signedIn(nip), { xml })).ksefNumber
}
beforeAll(async () => {
  invoices = [await sent(seller, 'FV/1'), await sent(seller, 'FV/2')]
  foreign = await sent('1111111111', 'FV/1')
})
afterAll(() => simulator.close())

/** What is written, on one line. */
const said = ({ text }: Visitor): string => text.replace(/\s+/g, ' ')
const calls = ({ html }: Visitor): string[] => pathsIn(html).map(path => /^\/v2([^?]*)/.exec(path)![1]!)

test('from typed numbers to an identifier with its payments; the seller sees it, too, and the list finds it', async () => {
  const visitor = await new Visitor(simulator).signIn(buyer)
  await visitor.get('/web/collective-identifiers')
  expect(visitor.text).toContain('There are no collective identifiers from the last 100 days')
  await visitor.get(`/web/collective-identifiers/new?numbers=${encodeURIComponent(`${invoices.join('\r\n')}\r\n`)}`)
  for (const number of invoices) expect(visitor.html).toContain(`<legend class="mono">${number}</legend>`)
  await visitor.post('/web/collective-identifiers/new', {
    invoice: invoices,
    amount: ['100,50', ''],
    currency: ['EUR', 'PLN'],
    description: ['First half', ''],
  })
  expect(visitor.path).toMatch(/identifier=1234563218-IZ202611-[0-9A-F]{12}-[0-9A-F]{2}&made=1$/)
  expect(said(visitor)).toContain('It cannot be taken back.')
  expect(visitor.html).toContain('€100.50')
  expect(visitor.text).toContain('First half')
  const [, number = ''] = /identifier=([^&]*)/.exec(visitor.path) ?? []
  await visitor.get(`/web/collective-identifiers?number=${number}&made=here&least=2&most=2`)
  expect(visitor.html).toContain(`identifier=${number}"`)
  const owner = await new Visitor(simulator).signIn(seller)
  await owner.get('/web/collective-identifiers?made=elsewhere')
  expect(calls(owner)).toEqual(['/collective-identifiers/query'])
  expect(said(owner)).toContain('in another context')
  // Who is no party learns the invoices, and not what is paid.
  const stranger = await new Visitor(simulator).signIn('2222222222')
  await stranger.get(`/web/collective-identifiers/identifier?identifier=${number}`)
  expect(stranger.text).toContain('hidden from this context')
  expect(stranger.html).not.toContain('€')
})

test('KSeF says no: the sentence stands with its invoice, what was typed stays', async () => {
  const visitor = await new Visitor(simulator).signIn(buyer)
  await visitor.post('/web/collective-identifiers/new', {
    invoice: [invoices[0]!, foreign],
    amount: ['1', '2'],
    currency: ['PLN', 'PLN'],
    description: ['', ''],
  })
  expect(visitor.status).toBe(422)
  expect(visitor.text).toContain('71004')
  expect(visitor.html).toMatch(/id="amount-1"[^>]*value="2"/)
  await visitor.post('/web/collective-identifiers/new', { invoice: [invoices[0]!, invoices[1]!], amount: ['ten', ''] })
  expect(visitor.text).toContain('21001')
  expect(visitor.html).toMatch(/id="amount-0-errors"><p>This is no amount\./)
  await visitor.post('/web/collective-identifiers/new', { invoice: [invoices[0]!, 'nonsense'] })
  expect(visitor.html).toMatch(/id="invoice-1-errors"><p>This is no KSeF number\./)
  await visitor.post('/web/collective-identifiers/new', { invoice: invoices[0]! })
  expect(visitor.text).toContain('21405')
})

test('an amount is what people write as one in their language; numbers lead to the invoices of who may read them', async () => {
  const visitor = await new Visitor(simulator).signIn(buyer)
  await visitor.post('/web/collective-identifiers/new', {
    invoice: invoices,
    amount: ['1,200.50', ''],
    currency: ['EUR', 'PLN'],
  })
  expect(visitor.html).toContain('€1,200.50')
  for (const number of invoices) expect(visitor.html).toContain(`href="/web/invoices/invoice?invoice=${number}"`)
  const { path } = visitor
  await client.testdata.grantPermissions({
    body: {
      contextIdentifier: { type: 'Nip', value: buyer },
      authorizedIdentifier: { type: 'Pesel', value: '90010112349' },
      permissions: [{ permissionType: 'CollectiveIdentifierManage', description: 'Payments' }],
    },
  })
  const payer = await new Visitor(simulator).signIn(buyer, { type: 'person-pesel', pesel: '90010112349' })
  await payer.get(path)
  for (const number of invoices) expect(payer.text).toContain(number)
  expect(payer.html).not.toContain('href="/web/invoices/invoice?')
})

test('days that are none, or too many, are refused beside the filter', async () => {
  const visitor = await new Visitor(simulator).signIn(buyer)
  await visitor.get('/web/collective-identifiers?from=2026-01-01&to=2026-11-22')
  expect(visitor.status).toBe(422)
  expect(visitor.text).toContain('100')
  await visitor.get('/web/collective-identifiers?from=x')
  expect(visitor.html).toMatch(/id="filter-from-errors"><p>This is no date\./)
  for (const one of ['from=2026-11-01', 'to=2026-11-01', 'from=2026-01-01']) {
    await visitor.get(`/web/collective-identifiers?${one}`)
    expect([one, visitor.status]).toEqual([one, 200])
  }
  await visitor.get('/web/collective-identifiers/identifier?identifier=1111111111-IZ202607-65ED02180000-E7')
  expect(visitor.text).toContain('KSeF knows no invoices of this number')
})

test('consent to attachments: given, to end on a day, and ended', async () => {
  const visitor = await new Visitor(simulator).signIn(seller)
  await visitor.get('/web/attachments')
  expect(visitor.html).toContain('data-status="false"')
  await visitor.post('/web/attachments', { do: 'give' })
  expect(visitor.html).toContain('data-status="true"')
  await visitor.post('/web/attachments', { do: 'withdraw', until: '2026-13-41' })
  expect(visitor.status).toBe(422)
  expect(visitor.html).toMatch(/id="until-errors"><p>This is no date\./)
  await visitor.get('/web/attachments')
  await visitor.post('/web/attachments', { do: 'withdraw', until: '2026-11-30' })
  expect(said(visitor)).toMatch(/Allowed The consent ends \d+ (Nov|Dec) 2026/)
  await visitor.post('/web/attachments', { do: 'withdraw', until: '' })
  expect(visitor.html).toContain('data-status="false"')
})

test('who holds none of what these pages are for is told so', async () => {
  await client.testdata.grantPermissions({
    body: {
      contextIdentifier: { type: 'Nip', value: seller },
      authorizedIdentifier: { type: 'Pesel', value: '90010112349' },
      permissions: [{ permissionType: 'Introspection', description: 'Sessions' }],
    },
  })
  const visitor = await new Visitor(simulator).signIn(seller, { type: 'person-pesel', pesel: '90010112349' })
  for (const path of ['/web/collective-identifiers', '/web/collective-identifiers/new', '/web/attachments']) {
    expect(visitor.html).not.toContain(`href="${path}"`)
    await visitor.get(path)
    expect(visitor.text, path).toContain('Not with this sign-in')
  }
})
