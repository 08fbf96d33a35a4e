import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Session, sendInvoice } from '../../client/index.ts'
import { pageBefore, rememberPage } from '../../simulator/portal/parts/list/page-before.ts'
import type { PortalSession } from '../../simulator/portal/session.ts'
import { buyerNip, invoice, nip, open, sendMany } from './company.ts'
import { Visitor } from './visitor.ts'

/** What all lists have: a way on and back, filters that say that they are in force, and what is said where one cannot be read. */

const { simulator, runtime, signIn, visitor } = open()
let session: Session
const numbers: string[] = []
let identifier = ''

const rowsOf = ({ html }: Visitor): string[] =>
  [...(/<table class="list">.*?<\/table>/s.exec(html)?.[0] ?? '').matchAll(/<th scope="row".*?<\/th>/gs)].map(([row]) =>
    row.replace(/ (?:for|id)="select-\d+"/g, ''),
  )
const linkOf = ({ html }: Visitor, label: string): string | undefined =>
  new RegExp(`href="([^"]*)">${label}</a>`).exec(html)?.[1]?.replaceAll('&amp;', '&')

beforeAll(async () => {
  session = await signIn()
  for (let n = 1; n <= 31; n++) {
    runtime.advance(60_000)
    const sent = await sendInvoice(session, { xml: invoice(`FV/${n}`) })
    numbers.push(sent.ksefNumber)
  }
  // Of one instant.
  await sendMany(session, 25, 'B')
  await visitor.signIn(nip)
  for (let n = 0; n < 25; n++) await visitor.generateToken(`Token ${n}`)
  await visitor.get('/web/collective-identifiers/new')
  for (let n = 0; n < 25; n++) {
    const invoices = numbers.slice(n, n + 2)
    const made = { invoice: invoices, amount: ['', ''], currency: ['PLN', 'PLN'], description: ['', ''] }
    await visitor.post('/web/collective-identifiers/new', made)
  }
  await visitor.post('/web/collective-identifiers/new', { invoice: numbers })
  identifier = /identifier=([^&]*)/.exec(visitor.path)![1]!
}, 120_000)
afterAll(() => simulator.close())

const lists = () => [
  '/web/invoices',
  '/web/invoices?date=Issue',
  `/web/invoices?from=2026-03-01&seller=${nip}`,
  '/web/sessions',
  '/web/sessions?status=Succeeded',
  '/web/tokens',
  '/web/collective-identifiers',
  `/web/collective-identifiers/identifier?identifier=${identifier}`,
]

test('every list goes on and back over the same pages', async () => {
  for (const list of lists()) {
    const pages = [rowsOf(await visitor.get(list))]
    expect([list, linkOf(visitor, 'Previous page')]).toEqual([list, undefined])
    for (let next = linkOf(visitor, 'Next page'); next !== undefined; next = linkOf(visitor, 'Next page'))
      pages.push(rowsOf(await visitor.get(next)))
    expect([list, pages.length >= 3, new Set(pages.flat()).size]).toEqual([list, true, pages.flat().length])
    for (const page of pages.slice(0, -1).reverse()) {
      await visitor.get(linkOf(visitor, 'Previous page') ?? '/web/nowhere')
      expect([list, rowsOf(visitor)]).toEqual([list, page])
    }
    expect([list, visitor.path]).toEqual([list, list])
  }
})

test('two windows and the button of the browser do not lead each other astray', async () => {
  const one = linkOf(await visitor.get('/web/invoices'), 'Next page')!
  const two = linkOf(await visitor.get(one), 'Next page')!
  const first = rowsOf(await visitor.get(one))
  // The other window looks at the same list, in tens and twenties, and at another.
  for (const path of ['/web/invoices?size=20', '/web/sessions', '/web/invoices?seller=1234563218']) {
    await visitor.get(path)
    await visitor.get(linkOf(visitor, 'Next page')!)
  }
  await visitor.get(two)
  await visitor.get(linkOf(visitor, 'Previous page')!)
  expect([visitor.path, rowsOf(visitor)]).toEqual([one, first])
  await visitor.get(linkOf(visitor, 'Previous page')!)
  expect(visitor.path).toBe('/web/invoices')
  // From a page that one came back to it goes on, too.
  await visitor.get(two)
  expect(linkOf(visitor, 'First page')).toBe('/web/invoices')
})

test('who comes from elsewhere to a page in the middle gets to the first', async () => {
  const next = linkOf(await visitor.get('/web/tokens'), 'Next page')!
  const stranger = await new Visitor(simulator).signIn(nip)
  await stranger.get(next)
  expect([linkOf(stranger, 'Previous page'), linkOf(stranger, 'First page')]).toEqual([undefined, '/web/tokens'])
})

test('what a session remembers of its way is bounded: the oldest goes first, and no address is too long', () => {
  const pagesBefore = new Map<string, string>()
  const remembering = { pagesBefore } as PortalSession
  for (let n = 1; n <= 1000; n++) rememberPage(remembering, `/web/tokens?after=${n}`, `${n - 1}`)
  expect([pagesBefore.size, pageBefore(remembering, '/web/tokens?after=1')]).toEqual([300, undefined])
  expect(pageBefore(remembering, '/web/tokens?after=1000')).toBe('999')
  rememberPage(remembering, `/web/tokens?name=${'x'.repeat(1000)}`, '')
  expect(pagesBefore.size).toBe(300)
})

describe.each([
  [
    'en',
    'Show filters',
    'Filters in force',
    'KSeF did not accept the filter',
    'The list could not be read',
    'Try again',
  ],
  [
    'pl',
    'Rozwiń filtry',
    'Włączone filtry',
    'KSeF nie przyjął filtra',
    'Nie udało się odczytać listy',
    'Spróbuj ponownie',
  ],
] as const)('%s', (language, show, inForce, refused, unread, again) => {
  beforeAll(() => visitor.get(`/web/language?to=${language}&back=/web/exchanges`))
  const fault = async (body: object | undefined) => {
    await simulator.fetch('http://ksef.test:4010/control/faults', { method: 'DELETE' })
    if (body)
      await simulator.fetch('http://ksef.test:4010/control/faults', {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json' },
      })
  }

  test('filters are folded, and say what is in force', async () => {
    await visitor.get('/web/invoices')
    expect(visitor.text).toContain(show)
    expect(visitor.text).not.toContain(inForce)
    await visitor.get('/web/invoices?number=FV/1&mode=Online&kind=Vat')
    const [, folded = ''] = /<div class="in-force">(.*?)<\/div>/s.exec(visitor.html) ?? []
    const words = folded.replace(/<\/li>/g, '|').replace(/<[^>]*>/g, '')
    const said = {
      en: 'Filters in force:Invoice number: FV/1|Mode: Online|Kind of invoice: Basic invoice|Clear the filters',
      pl: 'Włączone filtry:Nr faktury: FV/1|Tryb wysyłki: Online|Rodzaj faktury: Faktura podstawowa|Wyczyść filtry',
    }
    expect(words).toBe(said[language])
    expect(visitor.html).not.toContain('<details id="filter" open')
  })

  test('a refusal is one of the filter only where it is about it', async () => {
    await visitor.get('/web/invoices?currency=zloty')
    expect([visitor.status, visitor.text.includes(refused), visitor.text.includes(again)]).toEqual([422, true, false])
    expect(visitor.html).toContain('<details id="filter" open')
    for (const body of [{ status: 503 }, { lost: true }, { error: 'tooManyRequests' }, { page: 'imperva' }])
      for (const query of ['', '?number=FV', '?number=FV&refresh=1']) {
        await fault({ operation: 'invoices.*', ...body })
        await visitor.get(`/web/invoices${query}`)
        expect([body, query, visitor.status, visitor.text.includes(refused)]).toEqual([body, query, 422, false])
        expect(linkOf(visitor, again)).toBe(query.replace('&refresh=1', '') || '?')
        if (!('lost' in body)) expect(visitor.text).toContain(unread)
        await fault(undefined)
        await visitor.get(`/web/invoices${linkOf(visitor, again)}`)
        expect(visitor.status).toBe(200)
      }
    await visitor.get('/web/invoices?after=x~y')
    expect([visitor.status, visitor.text.includes(refused), visitor.text.includes(unread)]).toEqual([422, false, true])
  })

  test('a page that could not be read can be asked for again; a form cannot, and what KSeF does not know neither', async () => {
    const address = `/web/invoices/invoice?invoice=${numbers[0]}`
    await fault({ status: 503 })
    await visitor.get(address)
    expect([visitor.status, linkOf(visitor, again)]).toEqual([422, `?invoice=${numbers[0]}`])
    await visitor.get('/web/exchanges')
    await visitor.post('/web/tokens/revoke', { token: 'x' })
    expect([visitor.status, linkOf(visitor, again)]).toEqual([422, undefined])
    await fault(undefined)
    await visitor.get('/web/sessions/session?session=20260302-SO-0000000000-0000000000-00')
    expect([visitor.status, linkOf(visitor, again)]).toEqual([422, undefined])
  })
})

test('the words of a parser are set apart from a Polish sentence, in English', async () => {
  await visitor.get('/web/language?to=pl&back=/web/exchanges')
  await visitor.get('/web/invoices/load')
  await visitor.post('/web/invoices/load', { pasted: invoice('X/1').replace('<P_12>8</P_12>', '<P_12>9</P_12>') })
  expect(visitor.html).toMatch(/<p class="reason">.*?<q class="foreign" lang="en">The .*? constraint failed\.<\/q>/)
  expect(visitor.html).toMatch(/<dd>Faktura jest niezgodna .*?: <q class="foreign" lang="en">The /)
  expect(visitor.text).not.toContain('«')
  await visitor.get('/web/invoices/load')
  await visitor.post('/web/invoices/load', { pasted: '<a><b></a>' })
  expect(visitor.html).toMatch(/To nie jest dokument XML: <q class="foreign" lang="en">/)
  await visitor.post('/web/invoices/load', { pasted: '<a><b></a>', anyway: 'yes' })
  expect(visitor.html).toMatch(/Faktura nie jest poprawnie sformowanym XML: <q class="foreign" lang="en">/)
  await visitor.get('/web/language?to=en&back=/web/exchanges')
})

test('what is to be paid stands beside the number: ticked or typed, to whoever may read it', async () => {
  const ticked = numbers.slice(-2)
  const known = () =>
    [...visitor.html.matchAll(/<dl class="payment-known".*?<\/dl>/gs)].map(([it]) =>
      it
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
  const said = ['31', '30'].map(n => `Invoice number FV/${n} Buyer name Żółw S.A. Gross 1,599.12 PLN`)
  const query = `invoice=${ticked[1]}&invoice=${ticked[0]}`
  await visitor.get(`/web/collective-identifiers/new?list=number%3D${encodeURIComponent('FV/31')}&${query}`)
  expect(known()).toEqual(said)
  expect(visitor.html.match(/invoices\/query\/metadata/g)!.length).toBeGreaterThan(0)
  await visitor.post('/web/collective-identifiers/new', { invoice: [...ticked].reverse(), amount: ['x', ''], list: '' })
  expect([visitor.status, known()]).toEqual([422, said])
  // All that one may hold, typed.
  await visitor.get(`/web/collective-identifiers/new?numbers=${numbers.join('+')}`)
  expect(known()).toHaveLength(numbers.length)
  expect(visitor.text).not.toContain('Where only a number stands')
  const buyer = await new Visitor(simulator).signIn(buyerNip)
  await buyer.get(`/web/collective-identifiers/new?numbers=${numbers[0]}+${nip}-20260302-0100ABCDEF00-00+x`)
  expect(buyer.text.match(/Seller name\s+Kos i Wspólnicy/g)).toHaveLength(1)
  expect(buyer.text).toContain('Where only a number stands')
})
