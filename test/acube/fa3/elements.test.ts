import { expect, test } from 'vitest'
import { type InvoiceElement, invoiceElements } from '../../../simulator/acube/fa3/elements.ts'
import { findSchemas } from '../../../simulator/documents/schemas/schema-source.ts'

const root = invoiceElements(findSchemas())!
const at = (...path: string[]): InvoiceElement | undefined =>
  path.reduce<InvoiceElement | undefined>((element, name) => element?.children.get(name), root)

test('elements come in the order of the schema, those of a choice, too', () => {
  expect([...at('Podmiot2')!.children.keys()]).toEqual([
    'NrEORI',
    'DaneIdentyfikacyjne',
    'Adres',
    'AdresKoresp',
    'DaneKontaktowe',
    'NrKlienta',
    'IDNabywcy',
    'JST',
    'GV',
  ])
  expect([...at('Podmiot2', 'DaneIdentyfikacyjne')!.children.keys()]).toEqual([
    'NIP',
    'KodUE',
    'NrVatUE',
    'KodKraju',
    'NrID',
    'BrakID',
    'Nazwa',
  ])
})

test('attributes belong to the element that has them, not to those around it', () => {
  expect([...at('Naglowek', 'KodFormularza')!.attributes]).toEqual(['kodSystemowy', 'wersjaSchemy'])
  expect([...at('Zalacznik', 'BlokDanych', 'Tabela', 'TNaglowek', 'Kol')!.attributes]).toEqual(['Typ'])
  expect([...at('Naglowek')!.attributes]).toEqual([])
})

test('what may stand there more than once is known', () => {
  expect(at('Fa', 'FaWiersz')?.repeatable).toBe(true)
  expect(at('Fa', 'Adnotacje')?.repeatable).toBe(false)
})

test('every element of the schema has a name', () => {
  const names: string[] = []
  const visit = (element: InvoiceElement): void => {
    for (const [name, child] of element.children) {
      names.push(name)
      visit(child)
    }
  }
  visit(root)
  expect(names.length).toBeGreaterThan(300)
  expect(names.filter(name => !/^[A-Z]\w*$/.test(name))).toEqual([])
})

test('without schemas nothing is known of the elements', () => {
  expect(invoiceElements({ kind: 'none' })).toBeUndefined()
})
