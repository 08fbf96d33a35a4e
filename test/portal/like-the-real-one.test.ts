import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sendInvoice } from '../../client/index.ts'
import { buyerNip, invoice, nip, open } from './company.ts'
import { Visitor } from './visitor.ts'

/** What is known of the real portal word for word, and in its order (portal-more.md); what the simulator has besides stands between. */

const { visitor, signIn, simulator } = open()
afterAll(() => simulator.close())
beforeAll(async () => {
  await sendInvoice(await signIn(), { xml: invoice('FV/1') })
  await visitor.signIn(nip)
  await visitor.get('/web/certificates/apply')
  await visitor.post('/web/certificates/apply', { name: 'Serwer', purpose: 'Authentication', key: 'p256', from: '' })
  await visitor.get('/web/language?to=pl&back=/web/home')
})

const inner = (html: string, pattern: RegExp): readonly string[] =>
  [...html.matchAll(pattern)].map(([, text = '']) =>
    text
      .replace(/<[^>]*>/g, ' ')
      .replace(/[\s\u00a0]+/g, ' ')
      .trim(),
  )

/** Of what is shown, what the real one has: all of it, and in its order. */
const hasInOrder = (shown: readonly string[], real: readonly string[]): void =>
  expect(shown.filter(text => real.includes(text))).toEqual(real)

test('the menu', async () => {
  await visitor.get('/web/home')
  const [menu = ''] = /<nav class="menu".*?<\/nav>/s.exec(visitor.html) ?? []
  hasInOrder(inner(menu, /<(?:a|p|span|h2)\b[^>]*>([^<]*)</g), [
    'Faktury',
    'Wystaw fakturę VAT',
    'Wczytaj fakturę',
    'Lista faktur',
    'Historia sesji',
    'Uprawnienia',
    'Nadaj uprawnienie',
    'Zarządzaj uprawnieniami',
    'Dodaj administratora',
    'Tokeny',
    'Generuj token',
    'Lista tokenów',
    'Certyfikaty',
    'Wnioskuj o certyfikat',
    'Lista certyfikatów',
  ])
})

const rest = [
  'Nr KSeF',
  'Nr faktury',
  'Data wystawienia',
  'Data zapisania w KSeF',
  'Data otrzymania',
  'Waluta',
  'Netto',
  'Brutto',
  'VAT (PLN)',
]

describe('columns', () => {
  test.each([
    ['purchases', buyerNip, '/web/invoices?as=Subject2', ['Identyfikator sprzedawcy', 'Nazwa sprzedawcy', ...rest]],
    ['sales', nip, '/web/invoices', ['Identyfikator nabywcy', 'Nazwa nabywcy', ...rest]],
    ['certificates', nip, '/web/certificates', ['Numer seryjny certyfikatu', 'Nazwa własna', 'Przeznaczenie']],
  ] as const)('%s', async (_, who, path, columns) => {
    const reader = await new Visitor(simulator).signIn(who)
    await reader.get('/web/language?to=pl&back=/web/home')
    await reader.get(path)
    hasInOrder(inner(reader.html, /<span class="head-label">(.*?)<\/span>/g), columns)
  })
})

const choices = (html: string): readonly string[] => inner(html, /<label class="choice">.*?<span>(.*?)<code>/gs)

test('kinds of permissions', async () => {
  await visitor.get('/web/permissions/grant')
  expect(inner(visitor.html, /<h2 id="kinds">(.*?)</g)).toEqual(['Rodzaj uprawnienia'])
  hasInOrder(inner(visitor.html, /class="tile"[^>]*><strong>(.*?)<\/strong>/g), [
    'Osobie fizycznej do pracy w KSeF',
    'Podmiotowi do wystawiania i przeglądania faktur',
    'Osobie fizycznej do pracy dla klienta',
    'Osobie fizycznej do pracy dla wszystkich klientów',
    'Do wystawiania i przeglądania faktur jako przedstawiciel podatkowy',
  ])
})

test('permissions of a token', async () => {
  await visitor.get('/web/tokens/generate')
  expect(visitor.text).toContain('Wybierz uprawnienia powiązane z\u00a0tokenem')
  hasInOrder(choices(visitor.html), [
    'wystawianie faktur',
    'przeglądanie faktur',
    'przeglądanie uprawnień',
    'zarządzanie uprawnieniami',
    'zarządzanie jednostkami podrzędnymi',
    'wykonywanie operacji egzekucyjnych',
  ])
})

test('permissions of a person', async () => {
  await visitor.get('/web/permissions/grant/person')
  hasInOrder(choices(visitor.html), [
    'wystawianie faktur',
    'przeglądanie faktur',
    'przeglądanie uprawnień',
    'przeglądanie historii sesji (generowania UPO)',
    'zarządzanie podmiotami podrzędnymi',
  ])
})

test('what is pressed and read', async () => {
  for (const [path, ...words] of [
    ['/web/invoices/issue', 'Wyślij do KSeF', 'Podgląd', 'Pobierz XML'],
    ['/web/invoices/load', 'Dodaj fakturę', 'Wyślij do KSeF'],
    [
      '/web/permissions/grant/person',
      'Nadaj uprawnienia',
      'Zrezygnuj',
      'Pozostań',
      'Wyjdź z procesu',
      'Zakres uprawnień',
    ],
    ['/web/permissions/grant/entity', 'Pełna nazwa', 'z prawem do dalszego przekazywania uprawnienia'],
    ['/web/tokens/generate', 'Generowanie tokena', 'Nazwa tokena', 'Generuj token'],
    [
      '/web/certificates/apply',
      'Nazwa certyfikatu',
      'Przeznaczenie certyfikatu',
      'Uwierzytelnienie w systemie KSeF',
      'Podpis linku do weryfikacji wystawcy',
      'Certyfikat ważny od',
      'Wyślij wniosek o wydanie certyfikatu',
    ],
    ['/web/certificates', 'Pobierz certyfikat', 'Unieważnij'],
  ] as const) {
    await visitor.get(path)
    const text = visitor.text.replace(/[\s\u00a0]+/g, ' ')
    for (const word of words) expect(text, path).toContain(word)
  }
})
