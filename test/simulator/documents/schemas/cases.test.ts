import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { examineInvoice } from '../../../../simulator/documents/schemas/examine-invoice.ts'
import { findSchemas } from '../../../../simulator/documents/schemas/schema-source.ts'
import { sharedFile } from '../../../shared.ts'
import { fa3 } from './invoice.ts'

// What public reports brought (../shared/cases), byte for byte: what becomes of each document by its form alone.

const cases = sharedFile('cases')
const source = findSchemas()
const directory = source.kind === 'none' ? undefined : source.directory
const examine = (file: string) => examineInvoice(readFileSync(`${cases}/${file}`), fa3, directory)

const ns = 'http://crd.gov.pl/wzor/2025/06/25/13775/'
const value = (element: string, given: string, type: string, reason: string) =>
  `The '${ns}:${element}' element is invalid - The value '${given}' is invalid according to its datatype '${type}' - ${reason}`
const expected = (names: string) => `List of possible elements expected: '${names}' in namespace '${ns}'.`

test.skipIf(cases === undefined).each([
  [
    '03-expected-elements-cut/no-p15.xml',
    [
      `The element 'Fa' in namespace '${ns}' has invalid child element 'Adnotacje' in namespace '${ns}'. ${expected('P_14_1W, P_13_2, P_13_3, P_13_4, P_13_5, P_13_6_1, P_13_6_2, P_13_6_3, P_13_7, P_13_8, P_13_9, P_13_10, P_13_11, P_15')}`,
    ],
  ],
  [
    '03-expected-elements-cut/text-in-fa.xml',
    [`The element 'Fa' in namespace '${ns}' cannot contain text. ${expected('P_1M, P_2')}`],
  ],
  [
    '06-validator-words/bad-datetime.xml',
    [value('DataWytworzeniaFa', '2026-02-01', 'DateTime', "The string '2026-02-01' is not a valid DateTime value.")],
  ],
  ['06-validator-words/byte.xml', [value('JST', 'x', 'Integer', "The string 'x' is not a valid Integer value.")]],
  [
    '06-validator-words/child-in-simple.xml',
    [
      `The element '${ns}:P_15' cannot contain child element '${ns}:X' because the parent element's content model is text only.`,
    ],
  ],
  [
    '06-validator-words/empty-kodformularza.xml',
    [value('KodFormularza', '', 'String', 'The Enumeration constraint failed.')],
  ],
  ['06-validator-words/foreign-attribute.xml', ["The 'urn:q:a' attribute is not declared."]],
  [
    '13-details-counted-twice/six-amounts.xml',
    [1, 2, 3, 4, 5, 6].map(last => value('P_11', `1.00${last}`, `${ns}:TKwotowy`, 'The Pattern constraint failed.')),
  ],
])('%s', (file, messages) => {
  expect(examine(file)).toMatchObject({ outcome: 'invalid', messages })
})

test.skipIf(cases === undefined)('12-foreign-root/other-form.xml', () => {
  const unknown = `Could not find schema information for the element '${ns.replace('2025/06/25/13775', '2023/06/29/12648')}:Faktura'.`
  expect(examine('12-foreign-root/other-form.xml')).toMatchObject({
    outcome: 'invalid',
    messages: expect.objectContaining({ 0: unknown, length: 10 }),
  })
})

test.skipIf(cases === undefined)('11-bom-430/bom.xml', () => {
  expect(examine('11-bom-430/bom.xml')).toMatchObject({ outcome: 'marked' })
})

test.skipIf(cases === undefined).each([
  ['04-vat-without-w/eur-no-w.xml', { netAmount: 100, vatAmount: 0, grossAmount: 123 }],
  ['04-vat-without-w/eur-with-w.xml', { netAmount: 100, vatAmount: 98.9, grossAmount: 123 }],
  ['05-whitespace-collapse/two-spaces.xml', { number: 'FV 7' }],
  ['05-whitespace-collapse/one-space.xml', { number: 'FV 7' }],
  ['05-whitespace-collapse/name-with-newline.xml', { buyer: expect.objectContaining({ name: 'Firma Druga' }) }],
  ['08-datetime-whitespace/datawytworzenia.xml', { currency: 'PLN' }],
  ['01-permission-text/seller-is-not-the-context.xml', { seller: expect.objectContaining({ nip: '2222222222' }) }],
])('%s is valid', (file, invoice) => {
  expect(examine(file)).toMatchObject({ outcome: 'valid', invoice })
})
