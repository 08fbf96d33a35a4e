import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import type { Violation } from '../../../contracts/acube/errors.ts'
import { validateInvoice } from '../../../simulator/acube/fa3/validate-invoice.ts'
import { createInvoiceValidator } from '../../../simulator/documents/schemas/invoice-validator.ts'
import { type Change, invoice, longInvoice } from '../../simulator/documents/schemas/invoice.ts'

const validator = createInvoiceValidator()
afterAll(() => validator.close())
const validate = (text: string) => validateInvoice(Buffer.from(text), validator)

test('an invoice that keeps its schema has no violations', async () => {
  expect(await validate(invoice())).toEqual([])
})

test('a value that is too short is told as A-Cube prints it', async () => {
  expect(await validate(invoice(['Zażółć Gęślą Jaźń sp. z o.o.', '']))).toEqual([
    {
      propertyPath: 'podmiot1.daneIdentyfikacyjne.nazwa',
      message: 'This value is too short. It should have 1 character or more.',
      code: '9ff3fdc4-b214-49db-8718-39c315e33d45',
    },
  ])
})

const faults: [string, Change, string, RegExp, string | null][] = [
  [
    'a long name',
    ['Usługa księgowa', 'x'.repeat(600)],
    'fa.faWiersz[0].P_7',
    /^This value is too long\. .* 512 characters or less\.$/,
    'd94b19cc-114f-4f44-9cc4-4138e80a87b9',
  ],
  [
    'a NIP with dashes',
    ['5265877635', '526-587-76-35'],
    'podmiot1.daneIdentyfikacyjne.NIP',
    /^This value is not valid\. .* not accepted by the pattern/,
    'de1e3db3-5ed4-4941-aae4-59f3667cc3a3',
  ],
  [
    'a currency in small letters',
    ['PLN', 'pln'],
    'fa.kodWaluty',
    /^The value you selected is not a valid choice\. The value 'pln'.{1,300}…$/,
    '8e179f1b-97aa-4560-a02f-2a8b42e49df7',
  ],
  [
    'a day that does not exist',
    ['<P_1>2026-11-22<', '<P_1>2026-02-31<'],
    'fa.P_1',
    /'2026-02-31' is not a valid value/,
    'de1e3db3-5ed4-4941-aae4-59f3667cc3a3',
  ],
  [
    'three decimals',
    ['<P_11>100<', '<P_11>100.001<'],
    'fa.faWiersz[0].P_11',
    /^This value is not valid\./,
    'de1e3db3-5ed4-4941-aae4-59f3667cc3a3',
  ],
  [
    'a missing member',
    [/<Adres>[\s\S]*?<\/Adres>/, ''],
    'podmiot1.adres',
    /^This field is missing\.$/,
    '2fa2158c-2a7f-484b-98aa-975522539ff8',
  ],
  [
    'one of several missing',
    [/ *<JST>2<\/JST>\n *<GV>2<\/GV>\n/, ''],
    'podmiot2',
    /^This field is missing\. One of these is: .*, JST\.$/,
    '2fa2158c-2a7f-484b-98aa-975522539ff8',
  ],
  [
    'a member out of its place',
    ['<P_14_1>23</P_14_1>', '<P_13_2>1</P_13_2>'],
    'fa.P_13_2',
    /^This field was not expected\. What may stand here is: P_14_1\.$/,
    '7703c766-b5d5-4cef-ace7-ae0dd82304e9',
  ],
  [
    'another form',
    ['"FA (3)"', '"FA (2)"'],
    'naglowek.kodFormularza.kodSystemowy',
    /^This value should be equal to 'FA \(3\)'\.$/,
    null,
  ],
  [
    'no version of the form',
    [' wersjaSchemy="1-0E"', ''],
    'naglowek.kodFormularza.wersjaSchemy',
    /^This field is missing\.$/,
    '2fa2158c-2a7f-484b-98aa-975522539ff8',
  ],
  [
    'an attribute too many',
    ['<P_2>', '<P_2 a="1">'],
    'fa.P_2.a',
    /^This field was not expected\.$/,
    '7703c766-b5d5-4cef-ace7-ae0dd82304e9',
  ],
  ['text between elements', ['<Fa>', '<Fa>text'], 'fa', /of type object/, 'ba785a8c-82cb-4283-967c-3cf342181b40'],
  ['elements in a text', ['FV/2026/11/1', '<a/>'], 'fa.P_2', /of type string/, 'ba785a8c-82cb-4283-967c-3cf342181b40'],
  [
    'another document',
    [/<Faktura [^>]*>([\s\S]*)<\/Faktura>/, '<Rachunek/>'],
    '',
    /no invoice of the form FA \(3\)/,
    null,
  ],
  [
    'the NIP of nobody',
    ['5265877635', '5265877636'],
    'podmiot1.daneIdentyfikacyjne.NIP',
    /NIP 5265877636 is not valid: its check digit is wrong/,
    null,
  ],
]
test.each(faults)('%s has its violation', async (_, change, propertyPath, message, code) => {
  expect(await validate(invoice(change))).toEqual<Violation[]>([
    { propertyPath, message: expect.stringMatching(message), code },
  ])
})

test('a fault in a later line has the number of the line, in a large invoice too', async () => {
  const text = longInvoice(600).replace(/(<NrWierszaFa>500<[\s\S]*?<P_12>)23</, '$199<')
  expect(await validate(text)).toMatchObject([{ propertyPath: 'fa.faWiersz[499].P_12' }])
})

test.each([
  ['no XML', 'invoice', /not well-formed/],
  ['a DOCTYPE', invoice(['<Faktura', '<!DOCTYPE Faktura [<!ENTITY x "y">]><Faktura']), /DOCTYPE/],
  ['another encoding', invoice(['UTF-8', 'ISO-8859-2']), /UTF-8/],
  ['nothing', '', /./],
])('%s is one violation of the whole document', async (_, text, message) => {
  expect(await validate(text)).toEqual([{ propertyPath: '', message: expect.stringMatching(message), code: null }])
})

test('any octets get an answer', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array(),
        fc.string().map(it => Buffer.from(`<Faktura>${it}`)),
      ),
      async octets => {
        expect((await validateInvoice(octets, validator)).length).toBeGreaterThan(0)
      },
    ),
  )
})
