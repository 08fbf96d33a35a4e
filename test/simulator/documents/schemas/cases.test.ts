import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { sendInvoice } from '../../../../client/index.ts'
import { examineInvoice } from '../../../../simulator/documents/schemas/examine-invoice.ts'
import { findSchemas } from '../../../../simulator/documents/schemas/schema-source.ts'
import { sharedFile } from '../../../shared.ts'
import { simulated } from '../../simulated.ts'
import { fa3 } from './invoice.ts'

// What public reports brought (../shared/cases), byte for byte: what becomes of each document by its form alone, then of all
// that is more than a document's form, in a simulator.

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

describe.skipIf(cases === undefined)('what KSeF answers', async () => {
  const { ask, signedIn } = simulated()
  const owner = await signedIn('1234563218')
  const sent = (file: string) => sendInvoice(owner, { xml: readFileSync(`${cases}/${file}`) })
  const ended = (file: string) => sent(file).catch(error => error)
  const jsonOf = (file: string) => JSON.parse(readFileSync(`${cases}/${file}`, 'utf8'))
  const refusalOf = async (asked: string, json: object) => {
    const response = await ask(asked, { bearer: await owner.accessToken(), json })
    return { status: response.status, ...(await response.json()).exception.exceptionDetailList[0] }
  }
  const found = async (filters: object) => {
    const dateRange = { dateType: 'Issue', from: '2026-11-01T00:00:00Z' } as const
    const { invoices } = await owner.invoices.queryMetadata({
      body: { subjectType: 'Subject1', dateRange, ...filters },
    })
    return invoices
  }

  test('01: another seller ends in 410 with the sentence of today', async () => {
    expect(await ended('01-permission-text/seller-is-not-the-context.xml')).toMatchObject({
      code: 410,
      details: [
        'Kontekst 1234563218 nie jest uprawniony do wystawienia faktury w imieniu sprzedawcy (NIP: 2222222222)',
      ],
    })
  })

  test('02: PEF does not open in the context of a NIP', async () => {
    const encryption = { encryptedSymmetricKey: 'A'.repeat(344), initializationVector: `${'A'.repeat(22)}==` }
    const body = { ...jsonOf('02-pef-context/open-pef.json'), encryption }
    expect(await refusalOf('POST /v2/sessions/online', body)).toMatchObject({
      status: 400,
      exceptionCode: 21405,
      details: ['Wskazany kod formularza nie jest wspierany.'],
    })
  })

  test('04: VAT that does not stand there in PLN is 0, for the filter too', async () => {
    const [without, named] = [
      await sent('04-vat-without-w/eur-no-w.xml'),
      await sent('04-vat-without-w/eur-with-w.xml'),
    ]
    const vat = (amount: number) => found({ amount: { type: 'Vat', from: amount, to: amount }, currencyCodes: ['EUR'] })
    expect(await vat(0)).toMatchObject([
      { ksefNumber: without.ksefNumber, vatAmount: 0, netAmount: 100, grossAmount: 123 },
    ])
    expect(await vat(98.9)).toMatchObject([{ ksefNumber: named.ksefNumber, vatAmount: 98.9 }])
    expect(await vat(23)).toEqual([])
  })

  test('05: white space in a row is one space, wherever it leaves the XML', async () => {
    const { ksefNumber } = await sent('05-whitespace-collapse/two-spaces.xml')
    expect(await found({ invoiceNumber: 'FV 7' })).toMatchObject([{ ksefNumber, invoiceNumber: 'FV 7' }])
    expect(await ended('05-whitespace-collapse/one-space.xml')).toMatchObject({ code: 440 })
    const named = await sent('05-whitespace-collapse/name-with-newline.xml')
    const seen = (await found({})).find(invoice => invoice.ksefNumber === named.ksefNumber)
    expect(seen).toMatchObject({ buyer: { name: 'Firma Druga' } })
  })

  test('07: 21001 names the path', async () => {
    const refusal = await refusalOf(
      'POST /v2/invoices/query/metadata',
      jsonOf('07-unreadable-json-details/bad-currency.json'),
    )
    expect(refusal).toMatchObject({
      status: 400,
      exceptionCode: 21001,
      details: ["Invalid value in field 'currencyCodes[0]'"],
    })
  })

  test('08, 11, 12, 13: taken, 430, 450, 450 with a line for each fault', async () => {
    expect(await sent('08-datetime-whitespace/datawytworzenia.xml')).toHaveProperty('ksefNumber')
    const codes = [
      await ended('11-bom-430/bom.xml'),
      await ended('12-foreign-root/other-form.xml'),
      await ended('13-details-counted-twice/six-amounts.xml'),
    ].map(({ code, details }) => [code, details.length])
    expect(codes).toEqual([
      [430, expect.any(Number)],
      [450, expect.any(Number)],
      [450, 6],
    ])
  })
})
