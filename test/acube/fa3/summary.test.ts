import { expect, test } from 'vitest'
import { summaryOf } from '../../../simulator/acube/fa3/summary.ts'
import { invoice, longInvoice } from '../../simulator/documents/schemas/invoice.ts'

const read = (text: string) => summaryOf(Buffer.from(text))

test('the summary says what the invoice says', () => {
  expect(read(invoice())).toEqual({
    invoiceNumber: 'FV/2026/11/1',
    invoiceDate: '2026-11-22',
    invoiceType: 'VAT',
    sellerNip: '5265877635',
    sellerName: 'Zażółć Gęślą Jaźń sp. z o.o.',
    buyerNip: '7980332920',
    buyerName: 'Kupiec S.A.',
    currency: 'PLN',
    amount: 123,
    amountNet: 100,
    exchangeRate: undefined,
    dueDate: undefined,
    hasMultilines: false,
    version: 'FA(3)',
  })
})

test('the date of payment, the rate of exchange and the lines are read where they are', () => {
  const payment = '<Platnosc><TerminPlatnosci><Termin>2026-12-06</Termin></TerminPlatnosci></Platnosc></Fa>'
  const text = longInvoice(2, ['</Fa>', payment]).replaceAll(
    '<P_12>23</P_12>',
    '<P_12>23</P_12><KursWaluty>4.2512</KursWaluty>',
  )
  expect(read(text)).toMatchObject({ dueDate: '2026-12-06', exchangeRate: 4.2512, hasMultilines: true })
})

test('a buyer without a NIP has none', () => {
  expect(read(invoice(['<NIP>7980332920</NIP>', '<BrakID>1</BrakID>'])).buyerNip).toBeUndefined()
})

test('what the invoice does not say is undefined', () => {
  expect(read('<Faktura/>')).toEqual({ hasMultilines: false, version: 'FA(3)' })
})

test('what is not well-formed is no invoice', () => {
  expect(() => read('<Faktura>')).toThrow()
})

test('an invoice of another form is said to be of that', () => {
  const form = { systemCode: 'PEF (3)', schemaVersion: '2-1', value: 'PEF' }
  expect(summaryOf(Buffer.from('<Invoice/>'), form).version).toBe('PEF(3)')
})
