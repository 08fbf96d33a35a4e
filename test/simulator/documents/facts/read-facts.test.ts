import { afterAll, expect, test } from 'vitest'
import { type FormCode, formCodes } from '../../../../contracts/ksef/form-codes.ts'
import { formDocuments } from '../../../../contracts/ksef/suite-forms.ts'
import type { InvoiceFacts } from '../../../../simulator/documents/facts/invoice-facts.ts'
import { examineInvoice } from '../../../../simulator/documents/schemas/examine-invoice.ts'
import { createInvoiceValidator } from '../../../../simulator/documents/schemas/invoice-validator.ts'

/** What is read from documents that keep their schema: whom they name, what they cost, of which kind they are. */

const validator = createInvoiceValidator()
afterAll(() => validator.close())
const [seller, buyer] = ['5265877635', '7980332920']
const madeAt = new Date('2026-11-22T12:00:00Z')

type Change = readonly [from: string | RegExp, to: string]
const written = (systemCode: string, changes: readonly Change[]): { xml: string; formCode: FormCode } => {
  const form = formDocuments.find(({ formCode }) => formCode.systemCode === systemCode)!
  const xml = changes.reduce(
    (text, [from, to]) => {
      const changed = text.replace(from, () => to)
      if (changed === text) throw new Error(`The document has no ${from}.`)
      return changed
    },
    form.write({ seller, buyer, number: 'FV/1' }, madeAt),
  )
  return { xml, formCode: form.formCode }
}
const verdictOn = (systemCode: string, ...changes: Change[]) => {
  const { xml, formCode } = written(systemCode, changes)
  return validator.validate(Buffer.from(xml), formCode)
}
const read = async (systemCode: string, ...changes: Change[]): Promise<InvoiceFacts> => {
  const verdict = await verdictOn(systemCode, ...changes)
  expect(verdict).toMatchObject({ outcome: 'valid' })
  return (verdict as { invoice: InvoiceFacts }).invoice
}

const identity = (inner: string): Change => [
  new RegExp(`<NIP>${buyer}</NIP><Nazwa>[^<]*</Nazwa>`),
  `${inner}<Nazwa>Kupujący</Nazwa>`,
]
const country = '<KodKraju>PL</KodKraju>'

test.each([
  ['a Polish NIP', '<NIP>7980332920</NIP>', { type: 'Nip', value: '7980332920' }],
  ['a number of VAT EU', '<KodUE>DE</KodUE><NrVatUE>123456789</NrVatUE>', { type: 'VatUe', value: 'DE123456789' }],
  ['another number', '<KodKraju>US</KodKraju><NrID>99-1</NrID>', { type: 'Other', value: '99-1' }],
  ['no identifier', '<BrakID>1</BrakID>', { type: 'None' }],
])('a buyer with %s', async (_, inner, expected) => {
  const facts = await read('FA (3)', identity(inner))
  expect(facts.buyer).toEqual({ ...expected, name: 'Kupujący' })
})

const third = (inner: string, role: string) =>
  `<Podmiot3><DaneIdentyfikacyjne>${inner}<Nazwa>Trzeci</Nazwa></DaneIdentyfikacyjne>` +
  `<Adres>${country}<AdresL1>ul. Krzywa 3</AdresL1></Adres>${role}</Podmiot3>`

test('third subjects in their order, with every kind of identifier and role', async () => {
  const thirds = [
    third('<NIP>1111111111</NIP>', '<Rola>1</Rola>'),
    third('<IDWew>7980332920-12345</IDWew>', '<Rola>8</Rola>'),
    third('<KodUE>FR</KodUE><NrVatUE>12</NrVatUE>', '<Rola>4</Rola>'),
    third('<KodKraju>US</KodKraju><NrID>7</NrID>', '<RolaInna>1</RolaInna><OpisRoli>Świadek</OpisRoli>'),
    third('<BrakID>1</BrakID>', '<Rola>3</Rola>'),
  ].join('')
  const { thirdSubjects } = await read('FA (3)', ['<Fa>', `${thirds}<Fa>`])
  expect(thirdSubjects).toEqual([
    { type: 'Nip', value: '1111111111', name: 'Trzeci', role: 1 },
    { type: 'InternalId', value: '7980332920-12345', name: 'Trzeci', role: 8 },
    { type: 'VatUe', value: 'FR12', name: 'Trzeci', role: 4 },
    { type: 'Other', value: '7', name: 'Trzeci', role: 0 },
    { type: 'None', name: 'Trzeci', role: 3 },
  ])
})

test('an authorised subject with its role', async () => {
  const authorised =
    `<PodmiotUpowazniony><DaneIdentyfikacyjne><NIP>1111111111</NIP><Nazwa>Komornik</Nazwa></DaneIdentyfikacyjne>` +
    `<Adres>${country}<AdresL1>ul. Krzywa 3</AdresL1></Adres><RolaPU>2</RolaPU></PodmiotUpowazniony>`
  const { authorizedSubject } = await read('FA (3)', ['<Fa>', `${authorised}<Fa>`])
  expect(authorizedSubject).toEqual({ nip: '1111111111', name: 'Komornik', role: 2 })
})

const amounts = ({ currency, netAmount, vatAmount, grossAmount }: InvoiceFacts) => [
  currency,
  netAmount,
  vatAmount,
  grossAmount,
]

test('in another currency net and gross are in it, and the VAT in PLN', async () => {
  const foreign = [
    ['>PLN<', '>EUR<'],
    ['<P_14_1>23</P_14_1>', '<P_14_1>23</P_14_1><P_14_1W>98.44</P_14_1W>'],
  ] as const
  expect(amounts(await read('FA (3)', ...foreign))).toEqual(['EUR', 100, 98.44, 123])
})

// ../shared/cases/04-vat-without-w; lkosson/profak issue 135
test('in another currency the VAT is nothing where it does not stand there in PLN', async () => {
  expect(amounts(await read('FA (3)', ['>PLN<', '>EUR<']))).toEqual(['EUR', 100, 0, 123])
  expect(amounts(await read('FA (2)', ['>PLN<', '>EUR<']))).toEqual(['EUR', 160.5, 0, 187.5])
  expect(amounts(await read('FA_RR (1)', ['>PLN<', '>EUR<']))).toEqual(['EUR', 2000, 0, 2140])
  const inEuro = ['<cbc:DocumentCurrencyCode>PLN', '<cbc:DocumentCurrencyCode>EUR'] as const
  const taxInEuro = ['<cbc:TaxAmount currencyID="PLN">', '<cbc:TaxAmount currencyID="EUR">'] as const
  expect(amounts(await read('PEF (3)', inEuro, taxInEuro))).toEqual(['EUR', 100, 0, 123])
})

test('FA_RR: in another currency the return of VAT is that in PLN', async () => {
  const foreign = ['</P_11_2>', '</P_11_2><P_11_2W>602.5</P_11_2W>'] as const
  expect(amounts(await read('FA_RR (1)', ['>PLN<', '>EUR<'], foreign))).toEqual(['EUR', 2000, 602.5, 2140])
})

test('the net is the sum of all rates, of what is exempt and of what is charged elsewhere', async () => {
  const rates =
    '<P_13_1>0.1</P_13_1><P_14_1>0.02</P_14_1><P_13_2>0.2</P_13_2><P_14_2>0.01</P_14_2><P_13_3>1</P_13_3><P_14_3>0.05</P_14_3>' +
    '<P_13_4>2</P_13_4><P_14_4>0.08</P_14_4><P_13_5>3</P_13_5><P_14_5>0.5</P_14_5><P_13_6_1>4</P_13_6_1><P_13_6_2>5</P_13_6_2>' +
    '<P_13_6_3>6</P_13_6_3><P_13_7>7</P_13_7><P_13_8>8</P_13_8><P_13_9>9</P_13_9><P_13_10>10</P_13_10><P_13_11>11</P_13_11>'
  const facts = await read('FA (3)', [/<P_13_1>.*<\/P_14_1>/, rates], [/<P_15>[^<]*/, '<P_15>66.96'])
  expect(amounts(facts)).toEqual(['PLN', 66.3, 0.66, 66.96])
})

test('a correction takes away', async () => {
  const correction =
    '<RodzajFaktury>KOR</RodzajFaktury><DaneFaKorygowanej><DataWystFaKorygowanej>2026-10-01</DataWystFaKorygowanej>' +
    '<NrFaKorygowanej>FV/0</NrFaKorygowanej><NrKSeFN>1</NrKSeFN></DaneFaKorygowanej>'
  const facts = await read(
    'FA (3)',
    ['<RodzajFaktury>VAT</RodzajFaktury>', correction],
    ['<P_13_1>100</P_13_1><P_14_1>23</P_14_1><P_15>123', '<P_13_1>-100</P_13_1><P_14_1>-23</P_14_1><P_15>-123'],
  )
  expect(facts.type).toBe('Kor')
  expect(amounts(facts)).toEqual(['PLN', -100, -23, -123])
})

test('self-invoicing, an attachment, the day and the moment it was made', async () => {
  const attachment =
    '<Zalacznik><BlokDanych><MetaDane><ZKlucz>a</ZKlucz><ZWartosc>b</ZWartosc></MetaDane></BlokDanych></Zalacznik>'
  const plain = await read('FA (3)')
  expect(plain).toMatchObject({ isSelfInvoicing: false, hasAttachment: false, issueDate: '2026-11-22', number: 'FV/1' })
  expect(plain.madeAt).toBe('2026-11-22T12:00:00Z')
  const facts = await read('FA (3)', ['<P_17>2', '<P_17>1'], ['</Faktura>', `${attachment}</Faktura>`])
  expect(facts).toMatchObject({ isSelfInvoicing: true, hasAttachment: true })
})

test('prefixes of the document do not matter', async () => {
  const { xml, formCode } = written('FA (3)', [])
  const prefixed = xml.replaceAll(/<(\/?)(\w)/g, '<$1fa:$2').replace('xmlns=', 'xmlns:fa=')
  const [plain, other] = await Promise.all([xml, prefixed].map(text => validator.validate(Buffer.from(text), formCode)))
  expect(other).toEqual(plain)
})

test('a correction of FA_RR, with the tax in PLN where the invoice is in another currency', async () => {
  const facts = await read(
    'FA_RR (1)',
    ['>PLN<', '>EUR<'],
    ['<P_11_2>140</P_11_2>', '<P_11_2>140</P_11_2><P_11_2W>602</P_11_2W>'],
    [
      '<RodzajFaktury>VAT_RR</RodzajFaktury>',
      '<RodzajFaktury>KOR_VAT_RR</RodzajFaktury><DaneFaKorygowanej><DataWystFaKorygowanej>2026-10-01</DataWystFaKorygowanej>' +
        '<NrFaKorygowanej>RR/0</NrFaKorygowanej><NrKSeFN>1</NrKSeFN></DaneFaKorygowanej>',
    ],
  )
  expect(facts).toMatchObject({ type: 'KorVatRr', seller: { nip: seller }, buyer: { value: buyer } })
  expect(amounts(facts)).toEqual(['EUR', 2000, 602, 2140])
})

test('PEF: who sells has the name of the register, beside a name for trading', async () => {
  const { seller: found } = await read('PEF (3)', [
    '<cac:PostalAddress>',
    '<cac:PartyName><cbc:Name>Szyld</cbc:Name></cac:PartyName><cac:PostalAddress>',
  ])
  expect(found).toEqual({ nip: seller, name: 'Dostawca' })
})

test('PEF: who sells is found by the endpoint where no tax number stands', async () => {
  const facts = await read('PEF (3)', [/<cac:PartyTaxScheme>.*?<\/cac:PartyTaxScheme>/, ''])
  expect(facts.seller).toEqual({ nip: seller, name: 'Dostawca' })
})

test('PEF: of two tax numbers the one for VAT counts', async () => {
  const other =
    '<cac:PartyTaxScheme><cbc:CompanyID>1111111111</cbc:CompanyID><cac:TaxScheme><cbc:ID>TAX</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>'
  const facts = await read('PEF (3)', ['<cac:PartyTaxScheme>', `${other}<cac:PartyTaxScheme>`])
  expect(facts.seller.nip).toBe(seller)
})

test('PEF: a buyer abroad, and a buyer of whom no number is known', async () => {
  const ofBuyer = /(?<=<cac:AccountingCustomerParty>.*)<cac:PartyTaxScheme>.*?<\/cac:PartyTaxScheme>/
  const abroad = await read('PEF (3)', [
    ofBuyer,
    '<cac:PartyTaxScheme><cbc:CompanyID>DE123456789</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>',
  ])
  expect(abroad.buyer).toEqual({ type: 'Other', value: 'DE123456789', name: 'Urząd' })
  const nobody = await read(
    'PEF (3)',
    [ofBuyer, ''],
    [new RegExp(`<cbc:EndpointID schemeID="9945">PL${buyer}</cbc:EndpointID>`), ''],
  )
  expect(nobody.buyer).toEqual({ type: 'None', name: 'Urząd' })
})

test('PEF: in another currency the VAT is that of the tax currency', async () => {
  const facts = await read(
    'PEF (3)',
    [
      '<cbc:DocumentCurrencyCode>PLN</cbc:DocumentCurrencyCode>',
      '<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode><cbc:TaxCurrencyCode>PLN</cbc:TaxCurrencyCode>',
    ],
    [
      /<cac:TaxTotal>.*<\/cac:TaxTotal>/,
      '<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">23.00</cbc:TaxAmount></cac:TaxTotal>' +
        '<cac:TaxTotal><cbc:TaxAmount currencyID="PLN">98.44</cbc:TaxAmount></cac:TaxTotal>',
    ],
  )
  expect(amounts(facts)).toEqual(['EUR', 100, 98.44, 123])
})

// ../shared/cases/05-whitespace-collapse; CIRFMF/ksef-api issue 797
test.each([
  ['FA (3)', '<P_2>FV/1<', '<P_2>\n FV  1 \t<', '<Nazwa>Nabywca', '<Nazwa>Firma\n\tDruga '],
  ['FA_RR (1)', '<P_4C>FV/1<', '<P_4C>FV\n1<', '<Nazwa>Skup', '<Nazwa>Firma  Druga'],
  ['PEF (3)', '<cbc:ID>FV/1<', '<cbc:ID>FV  1<', '<cbc:RegistrationName>Urząd', '<cbc:RegistrationName>\nFirma  Druga'],
])('%s: numbers and names leave with their white space collapsed', async (form, number, spaced, name, broken) => {
  const facts = await read(form, [number, spaced], [name, broken])
  expect([facts.number, facts.buyer.name]).toEqual(['FV 1', 'Firma Druga'])
})

// Legal for xsd:byte, xsd:date and xsd:decimal.
test('numbers and dates are read however XSD lets them be written', async () => {
  expect((await read('FA (3)', ['<P_17>2<', '<P_17> +1 <'])).isSelfInvoicing).toBe(true)
  const pef = await read(
    'PEF (3)',
    [/<cbc:IssueDate>([^<]*)/, '<cbc:IssueDate>\n \u00a02026-11-20+01:00 '],
    ['currencyID="PLN">23.00', 'currencyID=" PLN "> +23.00'],
  )
  expect([pef.issueDate, pef.vatAmount]).toEqual(['2026-11-20', 23])
})

test('PEF: what is attached', async () => {
  const reference = (inner: string): Change => [
    '<cac:AccountingSupplierParty>',
    `<cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID>${inner}</cac:AdditionalDocumentReference><cac:AccountingSupplierParty>`,
  ]
  const file =
    '<cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="a.pdf">JVBERg==</cbc:EmbeddedDocumentBinaryObject></cac:Attachment>'
  expect((await read('PEF (3)', reference(''))).hasAttachment).toBe(false)
  expect((await read('PEF (3)', reference(file))).hasAttachment).toBe(true)
})

test('a document that names no seller with a NIP is unreadable, and says what it lacks', async () => {
  const verdict = await verdictOn('PEF (3)', [new RegExp(`PL${seller}`), 'DE1'], [new RegExp(`PL${seller}`), 'DE1'])
  expect(verdict).toMatchObject({ outcome: 'unreadable', explanation: { en: expect.stringContaining('NIP') } })
})

test('a fault in a document whose elements have prefixes is told as one of the schema', async () => {
  const { xml, formCode } = written('FA (3)', [['<P_12>23<', '<P_12>23%<']])
  const prefixed = xml.replaceAll(/<(\/?)(\w)/g, '<$1fa:$2').replace('xmlns=', 'xmlns:fa=')
  expect(await validator.validate(Buffer.from(prefixed), formCode)).toMatchObject({
    outcome: 'invalid',
    messages: [expect.stringContaining("TStawkaPodatku' - The Enumeration constraint failed.")],
  })
})
test('a fault in a PEF document is told as one of the schema', async () => {
  expect(await verdictOn('PEF (3)', [/<cbc:IssueDate>[^<]*/, '<cbc:IssueDate>dzisiaj'])).toMatchObject({
    outcome: 'invalid',
    messages: [expect.stringContaining("CommonBasicComponents-2:IssueDate' element is invalid")],
  })
})

test('every form has its document', () => {
  expect(formDocuments.map(({ formCode }) => formCode)).toEqual(expect.arrayContaining([...formCodes]))
})

test('the day of issue is a day as it is written, with an offset or without, of the years 1 to 9999', async () => {
  const dated = (text: string) => verdictOn('PEF (3)', [/<cbc:IssueDate>[^<]*/, `<cbc:IssueDate>${text}`])
  for (const text of ['2026-11-20', '2026-11-20Z', '2026-11-20z\u00a0', '2026-11-20+02:00', '0001-01-01'])
    expect(await dated(text)).toMatchObject({ outcome: 'valid', invoice: { issueDate: text.slice(0, 10) } })
  for (const text of ['12026-11-20', '-0044-03-15'])
    expect(await dated(text)).toMatchObject({
      outcome: 'invalid',
      messages: [expect.stringContaining(`The string '${text}' is not a valid Date value.`)],
    })
})

test('nothing that stands before an invoice is too much for a verdict', async () => {
  const { xml, formCode } = written('FA (3)', [])
  const before = xml.slice(0, xml.indexOf('?>') + 2)
  const behind = xml.slice(before.length)
  const verdict = (text: string) => validator.validate(Buffer.from(text), formCode)
  expect(await verdict(`${before}${' '.repeat(9_000_000)}${behind}`)).toMatchObject({ outcome: 'valid' })
  // libxml2's own limit, and no thread that died of it.
  const explanation = { en: expect.stringMatching(/^The invoice is not well-formed XML: /) }
  expect(await verdict(`${before}${' '.repeat(12_000_000)}${behind}`)).toMatchObject({ explanation })
  expect(await verdict(`${before}${'<?a?>'.repeat(500_000)}${behind}`)).toMatchObject({ outcome: 'unreadable' })
})

test('where no schema is asked a kind of invoice may be any text', async () => {
  const { xml, formCode } = written('FA (3)', [['<RodzajFaktury>VAT', '<RodzajFaktury>constructor']])
  const verdict = examineInvoice(Buffer.from(xml), formCode, undefined)
  expect(verdict).toMatchObject({ outcome: 'valid', invoice: { type: 'Vat' } })
})
