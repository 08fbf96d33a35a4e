import { expect, test } from 'vitest'
import { examineInvoice } from '../../../../simulator/documents/schemas/examine-invoice.ts'
import { findSchemas } from '../../../../simulator/documents/schemas/schema-source.ts'
import { fa3, invoice } from './invoice.ts'

const source = findSchemas()
const directory = source.kind === 'none' ? undefined : source.directory
const examine = (text: string | Uint8Array, form: { systemCode: string; schemaVersion: string; value: string } = fa3) =>
  examineInvoice(typeof text === 'string' ? Buffer.from(text) : text, form, directory)

const ns = 'http://crd.gov.pl/wzor/2025/06/25/13775/'

test('an invoice that keeps its schema is valid', () => {
  expect(examine(invoice())).toMatchObject({ outcome: 'valid' })
})

test('without schemas the facts are read whatever the namespace, however many there have been', () => {
  for (let at = 0; at < 60; at += 1) {
    const octets = Buffer.from(invoice([`xmlns="${ns}"`, `xmlns="urn:namespace:${at % 20}"`]))
    expect(examineInvoice(octets, fa3, undefined)).toMatchObject({ outcome: 'valid', invoice: { currency: 'PLN' } })
  }
})

test('diacritics, emoji and a written U+0085 are no fault', () => {
  expect(examine(invoice(['Usługa księgowa', 'Zażółć 😀 &#x85;']))).toMatchObject({ outcome: 'valid' })
})

test('a schema location in the invoice is not followed', () => {
  const location = `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:other http://127.0.0.1:9/other.xsd"`
  expect(examine(invoice([/<Faktura /, `<Faktura ${location} `]))).toMatchObject({ outcome: 'valid' })
})

// Verbatim from session-invoices-200-semantic-error-… and invoice-status-450-form-code-mismatch in ../shared/recordings.
test.each([
  [
    'a buyer who lacks what FA(3) asks for',
    invoice([/ *<JST>2<\/JST>\n *<GV>2<\/GV>\n/, '']),
    `The element 'Podmiot2' in namespace '${ns}' has incomplete content. List of possible elements expected: 'AdresKoresp, DaneKontaktowe, NrKlienta, IDNabywcy, JST' in namespace '${ns}'.`,
  ],
  [
    'an element out of order',
    invoice(['<P_14_1>23</P_14_1>', '<P_13_2>1</P_13_2>']),
    `The element 'Fa' in namespace '${ns}' has invalid child element 'P_13_2' in namespace '${ns}'. List of possible elements expected: 'P_14_1' in namespace '${ns}'.`,
  ],
  [
    'a rate that is not in the list',
    invoice(['<P_12>23<', '<P_12>23.00<']),
    `The '${ns}:P_12' element is invalid - The value '23.00' is invalid according to its datatype '${ns}:TStawkaPodatku' - The Enumeration constraint failed.`,
  ],
  [
    'another form than the header says',
    invoice(['"FA (3)"', '"FA (2)"']),
    "The value of the 'kodSystemowy' attribute does not equal its fixed value.",
  ],
])('%s is told as recorded', (_, text, message) => {
  expect(examine(text)).toMatchObject({ outcome: 'invalid', messages: [message] })
})

// sessions-online-072
test.each([
  ['no currency', [/ *<KodWaluty>PLN<\/KodWaluty>\n/, ''], /^The element 'Fa' .* invalid child element 'P_1'/],
  ['an empty number', ['FV/2026/11/1', ''], /TZnakowy' - The actual length is less than the MinLength value\.$/],
  ['a price in words', ['<P_9A>100<', '<P_9A>sto<'], /TKwotowy2' - The Pattern constraint failed\.$/],
  ['a long description', ['Usługa księgowa', 'x'.repeat(513)], /length is greater than the MaxLength value\.$/],
  ['a date with slashes', ['<P_1>2026-11-22<', '<P_1>2026/11/22<'], /TDataT' - The Pattern constraint failed\.$/],
  [
    'a day that does not exist',
    ['<P_1>2026-11-22<', '<P_1>2026-02-31<'],
    /- The string '2026-02-31' is not a valid Date value\.$/,
  ],
  ['three decimals', ['<P_11>100<', '<P_11>100.001<'], /TKwotowy' - The Pattern constraint failed\.$/],
  ['a rate with a percent sign', ['<P_12>23<', '<P_12>23%<'], /The Enumeration constraint failed\.$/],
  ['a wish in words', ['<P_16>2<', '<P_16>false<'], /^The '.*:P_16' element is invalid/],
  ['a currency in small letters', ['PLN', 'pln'], /TKodWaluty' - The Enumeration constraint failed\.$/],
  ['a NIP with dashes', ['5265877635', '526-587-76-35'], /TNrNIP' - The Pattern constraint failed\.$/],
  ['no form version', [' wersjaSchemy="1-0E"', ''], /^The required attribute 'wersjaSchemy' is missing\.$/],
] as const)('%s breaks the schema, with one message', (_, change, message) => {
  const verdict = examine(invoice(change))
  expect(verdict).toEqual({
    outcome: 'invalid',
    messages: [expect.stringMatching(message)],
    explanation: {
      en: expect.stringContaining('breaks the schema of FA (3) 1-0E. Line '),
      pl: expect.stringContaining('jest niezgodna ze schematem FA (3) 1-0E. Wiersz '),
    },
  })
})

// ../shared/cases/12-foreign-root
test('of an invoice of another form than the session has nothing is known there', () => {
  const verdict = examine(invoice(), { systemCode: 'FA (2)', schemaVersion: '1-0E', value: 'FA' })
  expect(verdict).toMatchObject({
    messages: [
      `Could not find schema information for the element '${ns}:Faktura'.`,
      `Could not find schema information for the element '${ns}:Naglowek'.`,
      ...Array(8).fill(expect.stringMatching(/^Could not find schema information for the (?:element|attribute) '/)),
    ],
  })
})

test('another element of the form than an invoice is not declared', () => {
  const other = invoice([/<Faktura /, '<Rachunek '], ['</Faktura>', '</Rachunek>'])
  expect(examine(other)).toMatchObject({ messages: [`The '${ns}:Rachunek' element is not declared.`] })
})

// sessions-online-038, -039
test.each([
  ['no XML', 'invoice'],
  ['nothing', ''],
  ['a bare ampersand', invoice(['Usługa', 'A & B'])],
  ['octets that are not UTF-8', Buffer.from(invoice(), 'latin1')],
  ['UTF-16', Buffer.from(invoice(['UTF-8', 'UTF-16']), 'utf16le')],
  ['another encoding in the declaration', invoice(['UTF-8', 'ISO-8859-2'])],
  ['XML 1.1', invoice(['1.0', '1.1'])],
  ['a processing instruction', invoice(['Usługa', '<?pay now?>'])],
  ['a style sheet', invoice(['<Faktura', '<?xml-stylesheet href="faktura.xsl"?><Faktura'])],
  ['a DOCTYPE', invoice(['<Faktura', '<!DOCTYPE Faktura [<!ENTITY x "y">]><Faktura'])],
  ['U+0080', invoice(['Usługa', '\u0080'])],
  ['U+FDD0', invoice(['Usługa', '\ufdd0'])],
  ['U+10FFFF', invoice(['Usługa', '\u{10ffff}'])],
  ['a written U+007F', invoice(['Usługa', '&#127;'])],
  ['300 elements inside each other', invoice(['Usługa', '<a>'.repeat(300) + '</a>'.repeat(300)])],
])('%s is unreadable', (_, text) => {
  expect(examine(text)).toMatchObject({ outcome: 'unreadable', explanation: { en: expect.stringMatching(/\.$|: /) } })
})

// ../shared/cases/11-bom-430
test.each([
  ['UTF-8', Buffer.from(`\ufeff${invoice()}`)],
  ['UTF-16', Buffer.from(`\ufeff${invoice()}`, 'utf16le')],
  ['UTF-16', Buffer.from(`\ufeff${invoice()}`, 'utf16le').swap16()],
  ['UTF-32', Buffer.from([0, 0, 0xfe, 0xff, 0, 0, 0, 0x3c])],
])('the byte order mark of %s is no fault of the XML', (encoding, octets) => {
  expect(examine(octets)).toMatchObject({
    outcome: 'marked',
    explanation: { en: expect.stringContaining(`mark of ${encoding};`) },
  })
})

test('what looks like a processing instruction in a CDATA section is text', () => {
  expect(examine(invoice(['Usługa', '<![CDATA[<?pay now?>]]>']))).toMatchObject({ outcome: 'valid' })
})

test('of many faults ten are told', () => {
  const line = '<FaWiersz><NrWierszaFa>1</NrWierszaFa><P_12>9</P_12></FaWiersz>'
  const verdict = examine(
    invoice(['</Fa>', `${Array.from({ length: 30 }, (_, at) => line.replace('9', `${at + 30}`)).join('')}</Fa>`]),
  )
  expect(verdict).toMatchObject({ messages: expect.objectContaining({ length: 10 }) })
})

test('without schemas an invoice need only be well-formed and say whose it is', () => {
  const without = (text: string) => examineInvoice(Buffer.from(text), fa3, undefined)
  expect(without(invoice(['<P_12>23<', '<P_12>a lot<']))).toMatchObject({ outcome: 'valid' })
  expect(without('<Faktura>')).toMatchObject({ outcome: 'unreadable' })
  expect(without('<Faktura/>')).toMatchObject({ explanation: { en: expect.stringMatching(/^The invoice has no ./) } })
})
