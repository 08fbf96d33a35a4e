import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { sendInvoice } from '../../client/index.ts'
import { nextCursor } from '../../simulator/portal/invoices/search.ts'
import { readSvg } from '../read-qr.ts'
import { buyerNip, invoice, nip, open, sendMany } from './company.ts'
import { fieldsIn } from './fields-in.ts'
import { rowsReadBy } from './rows-read.ts'
import { pathsIn, Visitor } from './visitor.ts'

/** Invoices in the portal, as its pages say it: what needs no browser. */
vi.setConfig({ testTimeout: 60_000 })

const sample = (visitor: Visitor): string =>
  visitor.text.slice(visitor.text.indexOf('<?xml'), visitor.text.indexOf('</Faktura>') + 10)

/** The document in the form, as a browser would send it. */
const fillSample = async (visitor: Visitor): Promise<string> => {
  await visitor.get('/web/invoices/load?sample=1')
  return sample(visitor)
}

const numberOn = (visitor: Visitor): string => /\d{10}-\d{8}-[0-9A-F]{12}-[0-9A-F]{2}/.exec(visitor.html)?.[0] ?? ''

test('a sample is sent and shown: as a picture, as XML and PDF, with its UPO and its code', async () => {
  const { visitor } = open()
  await visitor.signIn(nip)
  const pasted = await fillSample(visitor)
  await visitor.post('/web/invoices/load', { pasted })
  expect(visitor.title).toContain('Completed successfully')
  const number = numberOn(visitor)
  expect(number).not.toBe('')

  await visitor.get(`/web/invoices/invoice?invoice=${number}`)
  for (const text of [
    'Basic invoice',
    'Seller',
    'Buyer',
    'Items',
    'Tax rate summary',
    'Total amount due',
    '1,637.97 PLN',
  ])
    expect(visitor.text).toContain(text)
  const [link = ''] =
    new RegExp(`http://ksef\\.test:4010/invoice/${nip}/02-03-2026/[\\w-]{43}`).exec(visitor.html) ?? []
  expect(link).not.toBe('')

  await visitor.get(`/web/invoices/xml?invoice=${number}`)
  expect(visitor.headers.get('content-disposition')).toBe(`attachment; filename="${number}.xml"`)
  expect(visitor.html.trim()).toBe(pasted.trim())
  await visitor.get(`/web/invoices/pdf?invoice=${number}`)
  expect(visitor.headers.get('content-type')).toBe('application/pdf')
  expect(visitor.html.slice(0, 5)).toBe('%PDF-')
  await visitor.get(`/web/invoices/upo?invoice=${number}`)
  expect(visitor.html).toContain(`<NumerKSeFDokumentu>${number}</NumerKSeFDokumentu>`)
  await visitor.get(`/web/invoices/upo?invoice=${number}&as=pdf`)
  expect(visitor.html.slice(0, 5)).toBe('%PDF-')
  await visitor.get(`/web/invoices/qr?invoice=${number}`)
  expect(readSvg(visitor.html)).toBe(link)
  await visitor.get(`/web/invoices/xml?invoice=${number}&invoice=${number}`)
  expect(visitor.headers.get('content-type')).toBe('application/xml')
})

test('what breaks the schema is refused, and the reason stands beside its line', async () => {
  const { visitor } = open()
  await visitor.signIn(nip)
  const good = await fillSample(visitor)
  const bad = good.replace('<P_12>8</P_12>', '<P_12>no rate</P_12>')
  await visitor.post('/web/invoices/load', { pasted: bad })
  expect(visitor.title).toContain('Error: KSeF rejected the invoice')
  const line = bad.split('\n').findIndex(text => text.includes('no rate')) + 1
  expect(visitor.html).toMatch(
    new RegExp(`<li value="${line}" class="wrong"><code>.*no rate.*</code><p class="reason">`),
  )
  const shown = [...visitor.html.matchAll(/<li value="(\d+)"/g)].map(([, number]) => Number(number))
  expect([shown[0], shown.length <= 9]).toEqual([line - 4, true])
  // Corrected in the form that the document comes back in.
  await visitor.get(/href="(\/web\/invoices\/load\?again=[^"]+)"/.exec(visitor.html)![1]!)
  expect(sample(visitor)).toContain('no rate')
  await visitor.post('/web/invoices/load', { pasted: sample(visitor).replace('no rate', '8') })
  expect(visitor.title).toContain('Completed successfully')
})

test('a document in one line is shown with a line for each element, and the reason beside the right one', async () => {
  const { visitor } = open()
  await visitor.signIn(nip)
  const bad = invoice('FV/1').replace('<P_12>8</P_12>', '<P_12>no rate</P_12>')
  await visitor.post('/web/invoices/load', { pasted: bad })
  expect(visitor.html).toMatch(
    /<li value="\d\d" class="wrong"><code> *&lt;P_12&gt;no rate&lt;\/P_12&gt;<\/code><p class="reason">/,
  )
  // It is corrected as it was shown.
  await visitor.get(/href="(\/web\/invoices\/load\?again=[^"]+)"/.exec(visitor.html)![1]!)
  expect(sample(visitor)).toMatch(/\n *<P_12>no rate<\/P_12>\n/)
})

test('what the real portal does not take is refused before it is sent, unless one wants what the API takes', async () => {
  const { visitor, signIn } = open()
  await visitor.signIn(nip)
  const say = async (fields: Record<string, string>) => {
    await visitor.get('/web/invoices/load')
    await visitor.post('/web/invoices/load', fields)
    return `${visitor.status} ${visitor.text}`
  }
  expect(await say({ pasted: '' })).toMatch(/^422.*Choose a file or paste the document/s)
  expect(await say({ pasted: 'no <xml' })).toMatch(/^422.*This is no XML document/s)
  expect(await say({ pasted: '<a/>' })).toMatch(/^422.*does not say which form/s)
  const late = invoice('FV/2', { issueDate: '2026-03-01' })
  expect(await say({ pasted: late })).toMatch(/^422.*this one was issued on 2026-03-01/s)
  const foreign = invoice('FV/3', { seller: { nip: buyerNip, name: 'Inna', address: 'x' } })
  expect(await say({ pasted: foreign })).toMatch(/^422.*the seller of this one is 5265877635/s)
  expect(await say({ pasted: late, anyway: 'yes' })).toContain('Completed successfully')
  expect(await say({ pasted: foreign, anyway: 'yes' })).toContain('KSeF rejected the invoice')
  // Twice the same number.
  await sendInvoice(await signIn(), { xml: invoice('FV/4') })
  expect(await say({ pasted: invoice('FV/4') })).toContain('Duplikat faktury')
})

test('a file is sent as it is; one that is too large is not taken', async () => {
  const { simulator, visitor } = open()
  await visitor.signIn(nip)
  await visitor.get('/web/invoices/load')
  const upload = async (bytes: string) => {
    const form = new FormData()
    form.set('csrf', visitor.csrf)
    form.set('pasted', '')
    form.set('file', new Blob([bytes], { type: 'text/xml' }), 'invoice.xml')
    const cookie = [...visitor.cookies].map(pair => pair.join('=')).join('; ')
    return simulator.fetch(
      new Request('http://ksef.test:4010/web/invoices/load', { method: 'POST', body: form, headers: { cookie } }),
    )
  }
  const sent = await upload(invoice('FV/file'))
  await visitor.get(sent.headers.get('location') ?? '')
  await visitor.get(`/web/invoices/xml?invoice=${numberOn(visitor)}`)
  expect(visitor.html).toBe(invoice('FV/file'))
  expect((await upload(' '.repeat(13 * 1024 * 1024))).status).toBe(413)
})

test('the form makes an invoice: sent, looked at first, or taken away', async () => {
  const { visitor } = open()
  await visitor.signIn(nip)
  const fields = {
    number: 'FV/7',
    sellerName: 'Kos i Wspólnicy',
    sellerAddress: 'Gdańsk',
    buyerNip: '526-587-76-35',
    buyerName: 'Żółw S.A.',
    buyerAddress: 'Warszawa',
    'item-1': 'Herbata',
    'quantity-1': '2',
    'unit-1': 'szt.',
    'price-1': '1 200,50',
    'rate-1': '8',
  }
  await visitor.get('/web/invoices/issue')
  await visitor.post('/web/invoices/issue', { ...fields, number: '', 'price-1': 'dear' })
  expect([visitor.status, visitor.text.match(/Fill this in\.|This is no number\./g)]).toEqual([
    422,
    ['Fill this in.', 'This is no number.'],
  ])
  await visitor.post('/web/invoices/issue', { ...fields, do: 'preview' })
  expect(visitor.text).toContain('2,593.08 PLN')
  await visitor.post('/web/invoices/issue', { ...fields, do: 'xml' })
  expect(visitor.html).toContain('<P_11>2401.00</P_11>')
  await visitor.get('/web/invoices/issue')
  await visitor.post('/web/invoices/issue', fields)
  expect(visitor.title).toContain('Completed successfully')
})

test('the form begins like another invoice of the context, with as many items', async () => {
  const { visitor, signIn, simulator } = open()
  const line = (n: number) => ({ name: `Herbata ${n}`, quantity: n, netPrice: 1.5, rate: '8' as const })
  const lines = [1, 2, 3, 4].map(line)
  const { ksefNumber } = await sendInvoice(await signIn(), { xml: invoice('FV/1', { lines }) })
  await visitor.signIn(nip)
  await visitor.get(`/web/invoices/invoice?invoice=${ksefNumber}`)
  expect(visitor.text).toContain('Issue a similar invoice')
  await visitor.get(`/web/invoices/issue?similar=${ksefNumber}`)
  const fields = fieldsIn(visitor.html)
  expect(fields).toMatchObject({
    number: '',
    buyerNip,
    'item-4': 'Herbata 4',
    'quantity-4': '4',
    'price-4': '1.5',
    'rate-4': '8',
  })
  expect(fields).not.toHaveProperty('item-5')
  await visitor.post('/web/invoices/issue', { ...fields, do: 'line' })
  expect(fieldsIn(visitor.html)).toMatchObject({ 'item-4': 'Herbata 4', 'item-5': '', 'rate-5': '23' })
  await visitor.post('/web/invoices/issue', { ...fields, number: 'FV/2', 'rate-1': '0 EX' })
  expect([visitor.status, visitor.text.includes('Fill this in.')]).toEqual([422, true])
  await visitor.post('/web/invoices/issue', { ...fields, number: 'FV/2' })
  expect(visitor.title).toContain('Completed successfully')
  // Who received it issues none like it.
  const other = new Visitor(simulator, 'http://ksef.test:4010')
  await other.signIn(buyerNip)
  await other.get(`/web/invoices/issue?similar=${ksefNumber}`)
  expect(fieldsIn(other.html)).toMatchObject({ sellerName: '' })
})

test('the form knows the seller from the newest invoice of the context, and keeps what was typed instead', async () => {
  const { visitor, signIn, simulator, runtime } = open()
  await visitor.signIn(nip)
  await visitor.get('/web/invoices/issue')
  expect(fieldsIn(visitor.html)).toMatchObject({ sellerName: '', sellerAddress: '' })
  const session = await signIn()
  await sendInvoice(session, { xml: invoice('FV/1') })
  runtime.advance(60_000)
  const seller = { nip, name: 'Kos & Córki', address: 'ul. Nowa 1, Gdańsk' }
  await sendInvoice(session, { xml: invoice('FV/2', { seller }) })
  runtime.advance(60_000)
  await sendInvoice(await signIn(buyerNip), { xml: invoice('FV/3', { seller: { ...seller, nip: buyerNip } }) })
  for (const language of ['en', 'pl']) {
    await visitor.get(`/web/language?to=${language}&back=/web/home`)
    await visitor.get('/web/invoices/issue')
    const fields = fieldsIn(visitor.html)
    expect(fields).toMatchObject({ sellerName: 'Kos &amp; Córki', sellerAddress: 'ul. Nowa 1, Gdańsk', buyerName: '' })
    expect(pathsIn(visitor.html).filter(path => path.startsWith('/v2/invoices/'))).toEqual([
      expect.stringMatching(/^\/v2\/invoices\/query\/metadata/),
      expect.stringMatching(/^\/v2\/invoices\/ksef\//),
    ])
    await visitor.post('/web/invoices/issue', { ...fields, sellerName: 'Other', sellerAddress: '', do: 'line' })
    expect(fieldsIn(visitor.html)).toMatchObject({ sellerName: 'Other', sellerAddress: '' })
  }
  // What KSeF refuses is not told here.
  const refused = await simulator.fetch('http://ksef.test:4010/control/faults', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ operation: 'invoices.queryMetadata', status: 503 }),
  })
  expect(refused.status).toBeLessThan(300)
  await visitor.get('/web/invoices/issue')
  expect([visitor.status, fieldsIn(visitor.html).sellerName]).toEqual([200, ''])
})

test('a form has 50 items at most', async () => {
  const { visitor } = open()
  await visitor.signIn(nip)
  await visitor.get('/web/invoices/issue')
  const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`item-${index + 1}`, '']))
  await visitor.post('/web/invoices/issue', { ...many, do: 'line' })
  const fields = fieldsIn(visitor.html)
  expect([fields['item-50'], fields['item-51'], visitor.text.includes('Add an item')]).toEqual(['', undefined, false])
})

test('a company of 1,000 invoices: every page is one request, which reads nothing of the pages before it', async () => {
  const { visitor, signIn, runtime, simulator } = open()
  const session = await signIn()
  for (let batch = 0; batch < 20; batch++) {
    await sendMany(session, 50, `${batch}`)
    runtime.advance(60_000)
  }
  await visitor.signIn(nip)
  const seen: string[] = []
  const read: number[] = []
  const rowsRead = rowsReadBy(simulator)
  let path: string | undefined = '/web/invoices?size=100'
  for (let pages = 0; path !== undefined && pages < 20; pages++) {
    rowsRead()
    await visitor.get(path)
    read.push(rowsRead())
    seen.push(...[...visitor.html.matchAll(/name="invoice"[^>]*value="([^"]+)"/g)].map(([, number]) => number!))
    expect(
      pathsIn(visitor.html).filter(it => /metadata.*pageOffset=0/.test(it)),
      path,
    ).toHaveLength(1)
    path = /href="([^"]*after=[^"]*)">Next page/.exec(visitor.html)?.[1]?.replaceAll('&amp;', '&')
  }
  expect(seen).toHaveLength(1000)
  expect(new Set(seen).size).toBe(1000)
  // The last page costs no more than the first.
  expect(read.filter(rows => rows === 0 || rows > read[0]!)).toEqual([])
})

test('where many bear one instant, their number counts', () => {
  const rows = (...dates: string[]) => dates.map(permanentStorageDate => ({ permanentStorageDate })) as never
  expect(nextCursor(rows('c', 'b', 'b'), 'PermanentStorage', { skip: 0 })).toEqual({ to: 'b', skip: 2 })
  expect(nextCursor(rows('b', 'b', 'b'), 'PermanentStorage', { to: 'b', skip: 2 })).toEqual({ to: 'b', skip: 5 })
  expect(nextCursor(rows('b', 'a'), 'PermanentStorage', { to: 'b', skip: 5 })).toEqual({ to: 'a', skip: 1 })
  expect(nextCursor([], 'PermanentStorage', { skip: 0 })).toBeUndefined()
})

test('what KSeF refuses of a filter is said at the page, whatever was typed', async () => {
  const { visitor } = open()
  await visitor.signIn(nip)
  for (const query of [
    'ksef=no+number',
    'seller=12',
    'from=x',
    'to=x',
    'from=x&to=y',
    'currency=zz',
    `number=${'x'.repeat(300)}`,
  ]) {
    await visitor.get(`/web/invoices?${query}`)
    expect([query, visitor.status]).toEqual([query, 422])
  }
  await visitor.get('/web/invoices?after=x~y')
  expect(visitor.status).toBe(422)
  await visitor.get('/web/invoices?currency=zloty')
  expect(visitor.html).toMatch(/data-invalid=""><label for="filter-currency">/)
})

test('FA_RR has its own picture', async () => {
  const { visitor, signIn } = open()
  const xml = readFileSync(new URL('../../fixtures/invoices/fa-rr.xml', import.meta.url), 'utf8')
  const seller = /<Podmiot1>.*?<NIP>(\d+)</s.exec(xml)![1]!
  const formCode = { systemCode: 'FA_RR (1)', schemaVersion: '1-1E', value: 'FA_RR' }
  const dated = xml.replace(/<P_4B>[^<]*</, '<P_4B>2026-03-02<')
  const { ksefNumber } = await sendInvoice(await signIn(seller), { xml: dated, formCode })
  await visitor.signIn(seller)
  await visitor.get(`/web/invoices/invoice?invoice=${ksefNumber}`)
  for (const text of ['VAT RR invoice', 'Supplier (farmer)', 'Flat-rate refund']) expect(visitor.text).toContain(text)
})

test('invoices that are chosen in the list lead to a collective identifier for them', async () => {
  const { visitor, signIn } = open()
  const session = await signIn()
  for (const number of ['FV/1', 'FV/2']) await sendInvoice(session, { xml: invoice(number) })
  await visitor.signIn(nip)
  await visitor.get('/web/invoices')
  const numbers = [...visitor.html.matchAll(/name="invoice"[^>]*value="([^"]+)"/g)].map(([, number]) => number!)
  const [, action = ''] = /formaction="([^"]*)"[^>]*>Make a collective identifier/.exec(visitor.html) ?? []
  await visitor.get(`${action}?list=&invoice=${numbers.join('&invoice=')}`)
  await visitor.post(action, { invoice: numbers, amount: ['10', ''], currency: ['PLN', 'PLN'], description: ['', ''] })
  expect(visitor.text).toMatch(/1234563218-IZ202603-/)
  for (const number of numbers) expect(visitor.text).toContain(number)
  // One alone is none: KSeF says so, and the form stays.
  await visitor.get(`${action}?invoice=${numbers[0]}`)
  await visitor.post(action, { invoice: numbers[0]!, amount: '', currency: 'PLN', description: '' })
  expect([visitor.status, visitor.text.includes(numbers[0]!)]).toEqual([422, true])
})

test('of a session there is a UPO, or it is said why not', async () => {
  const { visitor, signIn } = open()
  const session = await signIn()
  await sendInvoice(session, { xml: invoice('FV/1') })
  await visitor.signIn(nip)
  const upoOf = async (query: string) => {
    await visitor.get(`/web/sessions?${query}`)
    const [, first = ''] = /href="(\/web\/sessions\/session\?[^"]*)"/.exec(visitor.html) ?? []
    await visitor.get(first.replaceAll('&amp;', '&'))
    return visitor.text
  }
  expect(await upoOf('status=Succeeded')).toContain('Download the collective UPO')
  await sendInvoice(session, { xml: invoice('FV/1') }).catch(() => undefined)
  expect(await upoOf('status=Failed')).toContain('KSeF accepted no invoice of this session')
})
