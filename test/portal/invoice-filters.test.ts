import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Session, sendBatch, sendInvoice } from '../../client/index.ts'
import { formCodes } from '../../contracts/ksef/form-codes.ts'
import { attachment, authorizedSubject, faInvoice, thirdSubject } from '../../contracts/ksef/suite-invoices.ts'
import { buyerNip, nip, open } from './company.ts'

/** What each filter of the invoice list leaves of a company's invoices, each called by what is special about it; and whose they are. */

const { simulator, runtime, client, signIn, visitor } = open()
const otherNip = '1111111111'
const bailiff = '2222222222'
const day = 86_400_000
const numberOf = new Map<string, string>()

const made = (number: string, more: Partial<Parameters<typeof faInvoice>[0]> = {}): string =>
  faInvoice({ seller: nip, buyer: buyerNip, number, ...more }, new Date(runtime.now()))
const send = async (session: Session, number: string, more: Parameters<typeof made>[1] = {}): Promise<void> => {
  const { ksefNumber } = await sendInvoice(session, { xml: made(number, more) })
  numberOf.set(number, ksefNumber)
}

/** A purchase of a farmer, which the buyer issues. */
const farmers = () =>
  readFileSync(new URL('../../fixtures/invoices/fa-rr.xml', import.meta.url), 'utf8')
    .replaceAll('7980332920', nip)
    .replace(/<P_4B>[^<]*</, '<P_4B>2026-03-03<')
    .replace(/<P_4C>[^<]*</, '<P_4C>farmer<')

beforeAll(async () => {
  await client.testdata.allowAttachments({ body: { nip } })
  await visitor.signIn(nip)
  await visitor.get('/web/permissions/grant/self-invoicing')
  await visitor.post('/web/permissions/grant/self-invoicing', {
    subject: buyerNip,
    fullName: 'Nabywca',
    description: 'Umowa',
  })
  const first = await signIn()
  await send(first, 'plain')
  await send(first, 'euro', { buyer: otherNip, currency: 'EUR', net: 200, vat: 46 })
  await send(first, 'late', { issueDate: '2026-02-20' })
  await send(await signIn(buyerNip), 'self', { selfInvoicing: true })
  runtime.advance(day)
  const second = await signIn()
  await send(second, 'advance', { kind: 'ZAL', net: 1000, vat: 230 })
  await sendBatch(second, { invoices: [{ name: 'a.xml', xml: made('attached', { attachment }) }] })
  await send(await signIn(buyerNip), 'received', { seller: buyerNip, buyer: nip })
  const formCode = formCodes.find(({ value }) => value === 'FA_RR')!
  await sendInvoice(await signIn(buyerNip), { xml: farmers(), formCode })
  const other = await signIn(otherNip)
  await send(other, 'third', { seller: otherNip, thirdSubjects: thirdSubject(nip) })
  await send(other, 'authorised', { seller: otherNip, authorizedSubject: authorizedSubject(nip, 2) })
  await send(other, 'goods', { seller: otherNip, buyer: nip })
  await send(other, 'strange', { seller: otherNip, buyer: bailiff })
  await visitor.signIn(nip)
}, 60_000)
afterAll(() => simulator.close())

/** Numbers of the rows, sorted. */
const shownBy = async (query: string): Promise<string[]> => {
  await visitor.get(`/web/invoices?${query}`)
  expect([query, visitor.status]).toEqual([query, 200])
  return [...visitor.html.matchAll(/<th scope="row"[^>]*><label[^>]*><bdi[^>]*>([^<]*)</g)].map(([, it]) => it!).sort()
}

const issued = ['advance', 'attached', 'euro', 'late', 'plain', 'self']
const but = (...left: string[]) => issued.filter(it => !left.includes(it))

test.each([
  ['issued', '', issued],
  ['received', 'as=Subject2', ['farmer', 'goods', 'received']],
  ['as other entity', 'as=Subject3', ['third']],
  ['as authorised entity', 'as=SubjectAuthorized', ['authorised']],
])('%s: its own invoices and no others', async (_, query, shown) => {
  expect(await shownBy(query)).toEqual(shown)
})

/** By the names of the filters: what is asked, and what remains. */
const narrowed: Readonly<Record<string, readonly (readonly [query: string, shown: readonly string[]])[]>> = {
  date: [['date=Issue&to=2026-02-28', ['late']]],
  from: [
    ['from=2026-03-03', ['advance', 'attached']],
    ['date=Invoicing&from=2026-03-03', ['advance', 'attached']],
  ],
  to: [['to=2026-03-02', but('advance', 'attached')]],
  ksef: [['ksef={plain}', ['plain']]],
  number: [['number=euro', ['euro']]],
  seller: [
    [`as=Subject2&seller=${otherNip}`, ['goods']],
    [`seller=${buyerNip}`, []],
  ],
  buyerType: [
    ['buyerType=Nip', issued],
    ['buyerType=VatUe', []],
  ],
  buyer: [[`buyer=${otherNip}`, ['euro']]],
  amount: [
    ['amount=Vat&amountFrom=184&amountTo=184', ['euro']],
    ['amount=Netto&amountFrom=200&amountTo=200', ['euro']],
  ],
  amountFrom: [['amountFrom=246', ['advance', 'euro']]],
  amountTo: [['amountTo=1,229.99', but('advance')]],
  currency: [['currency=eur', ['euro']]],
  mode: [
    ['mode=Offline', ['late']],
    ['mode=Online', but('late')],
  ],
  form: [
    ['as=Subject2&form=FA_RR', ['farmer']],
    ['as=Subject2&form=FA', ['goods', 'received']],
    ['form=PEF', []],
  ],
  kind: [
    ['kind=Zal', ['advance']],
    ['kind=Kor', []],
  ],
  self: [
    ['self=yes', ['self']],
    ['self=no', but('self')],
  ],
  attachment: [
    ['attachment=yes', ['attached']],
    ['attachment=no', but('attached')],
  ],
}

test('every filter of the list is here', async () => {
  await visitor.get('/web/invoices')
  const offered = [...visitor.html.matchAll(/id="filter-[^"]*" name="([^"]*)"/g)].map(([, name]) => name)
  expect(Object.keys(narrowed)).toEqual(offered)
})

test.each(Object.entries(narrowed))('%s narrows', async (_, cases) => {
  for (const [query, shown] of cases) {
    const asked = query.replace(/\{(\w+)\}/, (_, name) => numberOf.get(name) ?? '')
    expect([query, await shownBy(asked)]).toEqual([query, shown])
  }
})

test('two filters together leave what both do', async () => {
  expect(await shownBy('amountFrom=200&currency=PLN')).toEqual(['advance'])
})
