import { expect, test, vi } from 'vitest'
import { sendInvoice } from '../../client/index.ts'
import { makeInvoiceKey } from '../../client/invoices/invoice-key.ts'
import { keyFor } from '../../client/key-for.ts'
import { newestApi } from '../../contracts/ksef/api-version.ts'
import { formDocuments } from '../../contracts/ksef/suite-forms.ts'
import { fa3, openInvoiceSession, sendAndSettle } from '../../contracts/ksef/suite-invoices.ts'
import { authorizing, carriedOut } from '../../contracts/ksef/suite-permissions.ts'
import { signInOwner, signInProvider } from '../../contracts/ksef/suite-preparation.ts'
import { connected } from '../../simulator/commands/contracts/connected.ts'
import { typedAmount } from '../../simulator/portal/invoices/typed-amount.ts'
import { mostValues, valuesOf } from '../../simulator/portal/picture/picture.ts'
import { download } from '../../simulator/portal/reply.tsx'
import { buyerNip, invoice, nip, open } from './company.ts'
import { pathsIn, Visitor } from './visitor.ts'

/** What invoices in the portal meet that is too much, or odd. */
vi.setConfig({ testTimeout: 60_000 })

test('of a document with too many values there is no picture, but its XML; both languages say so', async () => {
  const { visitor, signIn } = open()
  const lines = Array.from({ length: 2900 }, (_, n) => ({ name: `Towar ${n}`, netPrice: 1 }))
  const { ksefNumber } = await sendInvoice(await signIn(), { xml: invoice('FV/długa', { lines }) })
  await visitor.signIn(nip)
  for (const [language, sentence] of [
    ['en', /at most 20,000 values/],
    ['pl', /najwyżej 20\s000 wartości/],
  ] as const) {
    await visitor.get(`/web/language?to=${language}&back=/web/home`)
    await visitor.get(`/web/invoices/invoice?invoice=${ksefNumber}`)
    expect([visitor.status, visitor.html.includes('class="picture"')]).toEqual([200, false])
    expect(visitor.text).toMatch(sentence)
    expect(visitor.html).not.toContain('/web/invoices/pdf')
    await visitor.get(`/web/invoices/pdf?invoice=${ksefNumber}`)
    expect(visitor.status).toBe(422)
    expect(visitor.text).toMatch(sentence)
    const [, xml = ''] = /class="button" href="([^"]*)"/.exec(visitor.html) ?? []
    await visitor.get(xml.replaceAll('&amp;', '&'))
    expect(visitor.headers.get('content-type')).toBe('application/xml')
  }
})

test('several in one archive have no more values together than one alone', async () => {
  const { visitor, signIn } = open()
  const session = await signIn()
  const lines = Array.from({ length: 1600 }, (_, n) => ({ name: `Towar ${n}`, netPrice: 1 }))
  const numbers: string[] = []
  for (const number of ['A', 'B'])
    numbers.push((await sendInvoice(session, { xml: invoice(number, { lines }) })).ksefNumber)
  await visitor.signIn(nip)
  await visitor.get(`/web/invoices/pdf?invoice=${numbers[0]}`)
  expect(visitor.headers.get('content-type')).toBe('application/pdf')
  await visitor.get(`/web/invoices/pdf?invoice=${numbers.join('&invoice=')}`)
  expect(visitor.status).toBe(422)
})

test('a long value counts as several', () => {
  const withText = (text: string) => valuesOf({ sections: [{ columns: [[{ kind: 'texts', texts: [text, ''] }]] }] })
  expect([withText('a'), withText('a'.repeat(50)), withText('a'.repeat(51))]).toEqual([2, 2, 3])
  expect(
    [withText('Herbata liściasta z Gdyni, 2026-03-02')].concat(withText('a '.repeat(6)), withText('-'.repeat(11))),
  ).toEqual([3, 3, 4])
  expect(withText('a'.repeat(3_000_000))).toBeGreaterThan(mostValues)
})

test('PEF has no picture, but KOD I, whose page finds it', async () => {
  const { runtime, simulator, visitor } = open()
  const target = connected({
    api: newestApi,
    baseUrl: 'http://ksef.test:4010/v2',
    send: request => simulator.fetch(request),
    wait: async times => {
      await simulator.idle()
      runtime.advance(1000 * (times + 1))
    },
    advance: runtime.advance,
    from: clientIp => request => simulator.fetch(request, { clientIp }),
  })
  const owner = await signInOwner(target, nip)
  const provider = await signInProvider(target)
  const body = authorizing({ type: 'PeppolId', value: provider.context.value }, 'PefInvoicing')
  await carriedOut(target, owner, owner.call.permissions.grantAuthorization({ body }))
  for (const system of ['PEF (3)', 'PEF_KOR (3)']) {
    const { formCode, write } = formDocuments.find(form => form.formCode.systemCode === system)!
    const session = await openInvoiceSession(target, provider, { formCode })
    const xml = write({ seller: nip, buyer: buyerNip, number: `${system}/1` }, new Date(runtime.now()))
    const { ksefNumber } = await sendAndSettle(target, session, xml)
    await visitor.signIn(nip)
    await visitor.get(`/web/invoices/invoice?invoice=${ksefNumber}`)
    expect([visitor.status, visitor.text.includes('it is a UBL document')]).toEqual([200, true])
    const [, link = ''] = /href="http:\/\/ksef\.test:4010(\/invoice\/[^"]*)"/.exec(visitor.html) ?? []
    expect(link).toMatch(`/invoice/${nip}/02-03-2026/`)
    await visitor.get(link)
    expect(visitor.text).toContain('Faktura znajduje się w KSeF')
    await visitor.get(`/web/invoices/qr?invoice=${ksefNumber}`)
    expect(visitor.html).toMatch(/^<svg/)
    await visitor.get(`/web/invoices/pdf?invoice=${ksefNumber}`)
    expect([visitor.status, visitor.title]).toEqual([422, 'Error: There is no picture of it – KSeF simulator'])
  }
})

const form = {
  number: 'FV/7',
  sellerName: 'Kos',
  sellerAddress: 'Gdańsk',
  buyerName: 'Żółw',
  buyerAddress: 'Warszawa',
  'item-1': 'Herbata',
  'price-1': '1',
}
const issue = async (visitor: Visitor, fields: object) => {
  await visitor.get('/web/invoices/issue')
  await visitor.post('/web/invoices/issue', { ...form, ...fields })
  return visitor
}

test('a control character is refused at its field, in both languages', async () => {
  const { visitor } = open()
  await visitor.signIn(nip)
  for (const [language, sentence] of [
    ['en', 'There is a control character in it'],
    ['pl', 'Jest w\u00a0tym znak sterujący'],
  ] as const) {
    await visitor.get(`/web/language?to=${language}&back=/web/home`)
    for (const name of [
      'number',
      'sellerName',
      'sellerAddress',
      'buyerNip',
      'buyerName',
      'buyerAddress',
      'item-1',
      'unit-1',
    ])
      for (const action of ['preview', 'xml', '']) {
        await issue(visitor, { [name]: 'a\u0001\ufffe', do: action })
        expect([name, action, visitor.status, visitor.text.includes(sentence)]).toEqual([name, action, 422, true])
      }
  }
})

test('an amount is what people write as one', async () => {
  for (const [text, pl, en = pl] of [
    ['1200,50', 1200.5],
    ['1 200.50', 1200.5],
    ['1\u00a0200\u202f000', 1_200_000],
    ['-3', -3],
    ['1,200', 1.2, 1200],
    ['1,200.50', Number.NaN, 1200.5],
    ['1,200,000', Number.NaN, 1_200_000],
    ['1,20.5', Number.NaN],
    ...['', ' ', '1e3', '0x10', '0b1', 'Infinity', '.5', '5.', '1..2', '--1', '+1', '1_000', '٣'].map(
      odd => [odd, Number.NaN] as const,
    ),
  ] as const)
    expect([text, typedAmount(text, 'pl'), typedAmount(text, 'en')]).toEqual([text, pl, en])
  const { visitor } = open()
  await visitor.signIn(nip)
  for (const odd of ['1e3', '0x10']) {
    expect((await issue(visitor, { 'price-1': odd })).status).toBe(422)
    expect(visitor.text).toContain('This is no number.')
    await visitor.get(`/web/invoices?amountFrom=${odd}`)
    expect([visitor.status, visitor.text.includes('KSeF does not take this value.')]).toEqual([422, true])
  }
})

test('a number with which the form would not count rightly is refused at its field, in both languages', async () => {
  const { visitor } = open()
  await visitor.signIn(nip)
  for (const [language, sentence] of [
    ['en', 'The form cannot count with a number this large or this fine.'],
    ['pl', 'Formularz nie policzy tak dużej ani tak dokładnej liczby.'],
  ] as const) {
    await visitor.get(`/web/language?to=${language}&back=/web/home`)
    for (const fields of [
      { 'price-1': '999999999999999', 'quantity-1': '999999999999999' },
      { 'price-1': '99999999999999.99', 'quantity-1': '0.0001' },
      { 'price-1': '100000000000.01' },
      { 'price-1': '-100000', 'quantity-1': '1000001' },
      { 'price-1': '1', 'quantity-1': '0.1234567' },
    ]) {
      await issue(visitor, { ...fields, do: 'xml' })
      expect([fields, visitor.status, visitor.text.includes(sentence)]).toEqual([fields, 422, true])
    }
  }
  await issue(visitor, { 'price-1': '99 999 999,99', 'quantity-1': '0,123456', do: 'xml' })
  expect(visitor.html).toContain('<P_9A>99999999.99</P_9A>')
  expect(visitor.html).toContain('<P_8B>0.123456</P_8B>')
})

test('a buyer whose NIP is a dash is a consumer', async () => {
  const { visitor } = open()
  await visitor.signIn(nip)
  await issue(visitor, { buyerNip: ' - ', do: 'xml' })
  expect(visitor.html).toContain('<BrakID>1</BrakID>')
})

test('a file has a name that every system takes', async () => {
  const nameOf = (name: string) => download('', 'xml', name).headers.get('content-disposition')
  expect(nameOf('FV/2026\r\n"1;')).toBe('attachment; filename="FV_2026___1_.xml"')
  expect(nameOf('Żółw 1')).toBe(`attachment; filename="___w_1.xml"; filename*=UTF-8''%C5%BB%C3%B3%C5%82w_1.xml`)
  expect(nameOf('x'.repeat(300))).toBe(`attachment; filename="${'x'.repeat(100)}.xml"`)
  expect(nameOf('😀\ud800')).toBe('attachment; filename="__.xml"')
  const { visitor } = open()
  await visitor.signIn(nip)
  await issue(visitor, { number: 'Ż/1', do: 'xml' })
  expect(visitor.headers.get('content-disposition')).toContain('filename="__1.xml"')
})

test('the UPO of an invoice is found among however many sessions of its day, and asked for once or twice', async () => {
  const { runtime, simulator, visitor, signIn } = open()
  const session = await signIn()
  const numbers: string[] = []
  for (let n = 1; n <= 25; n++) {
    runtime.advance(60_000)
    numbers.push((await sendInvoice(session, { xml: invoice(`FV/${n}`) })).ksefNumber)
  }
  await visitor.signIn(nip)
  for (const number of [numbers[0], numbers[12], numbers[24]]) {
    await visitor.get(`/web/invoices/upo?invoice=${number}`)
    expect(visitor.html).toContain(`<NumerKSeFDokumentu>${number}</NumerKSeFDokumentu>`)
    await visitor.get('/web/exchanges')
    const [step = ''] = visitor.html.split('<section class="exchange-step">').slice(1)
    const asked = pathsIn(step).filter(path => path.endsWith('/upo')).length
    expect([asked > 0, asked <= 2]).toEqual([true, true])
  }
  // Whoever received it has no session with it.
  const buyer = await new Visitor(simulator).signIn(buyerNip)
  await buyer.get(`/web/invoices/upo?invoice=${numbers[0]}`)
  expect([buyer.status, buyer.title]).toEqual([404, 'Error: No UPO found – KSeF simulator'])
  await visitor.get('/web/invoices/upo?invoice=nothing')
  expect(visitor.status).toBe(404)
})

test('among more sessions than are looked through no UPO is searched for, and the page says so', async () => {
  const { runtime, visitor, signIn } = open()
  const { ksefNumber } = await sendInvoice(await signIn(), { xml: invoice('FV/1') })
  const buyer = await signIn(buyerNip)
  const key = keyFor(await buyer.publicKeys.list(), 'SymmetricKeyEncryption', runtime.now())
  const { encryption } = await makeInvoiceKey(key)
  await visitor.signIn(buyerNip)
  const calls = async () => {
    await visitor.get(`/web/invoices/upo?invoice=${ksefNumber}`)
    expect(visitor.status).toBe(404)
    const { text } = visitor
    await visitor.get('/web/exchanges')
    const [step = ''] = visitor.html.split('<section class="exchange-step">').slice(1)
    return [
      text.includes('than the portal looks through'),
      pathsIn(step).filter(path => path.includes('/sessions')).length,
    ]
  }
  const openSome = async (count: number) => {
    for (let n = 0; n < count; n++) await buyer.sessions.openOnline({ body: { formCode: fa3, encryption } })
  }
  await openSome(500)
  expect(await calls()).toEqual([false, 11])
  await openSome(100)
  expect(await calls()).toEqual([true, 11])
})
