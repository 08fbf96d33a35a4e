import { strict as assert } from 'node:assert'
import { type Case, suite } from '../../suite.ts'
import { refused, sorted } from '../../suite-answers.ts'
import { collect, storedInvoices } from '../suite-collective.ts'
import { signInOwner } from '../suite-preparation.ts'
import { invoicesOfOne } from './invoices-of-one.ts'

const payment = { amount: 45, currency: 'PLN' } as const

const cases: Case[] = [
  {
    title: 'who made it and the parties of an invoice see what is paid; others the KSeF numbers alone',
    evidence: 'documented',
    source: ['collective-009', 'open-api.json, GET /collective-identifiers/{collectiveIdentifierNumber}/invoices'],
    async run(target) {
      const [seller, stranger] = [await signInOwner(target), await signInOwner(target)]
      const sold = await storedInvoices(target, seller, 2)
      const collectiveIdentifierNumber = await collect(seller, sold, { payment })
      const descending = sorted(sold.map(({ ksefNumber }) => ksefNumber)).reverse()
      const asked = { params: { collectiveIdentifierNumber } }
      assert.deepEqual(
        (await seller.call.collectiveIdentifiers.invoicesOfOne(asked)).invoices,
        descending.map(ksefNumber => ({ ksefNumber, payment, detailsHidden: false })),
      )
      assert.deepEqual(
        (await stranger.call.collectiveIdentifiers.invoicesOfOne(asked)).invoices,
        descending.map(ksefNumber => ({ ksefNumber, detailsHidden: true })),
      )
    },
  },
  {
    title: 'a number that nobody made stands for nothing',
    evidence: 'assumed',
    source: 'collective-011',
    async run(target) {
      const { call } = await signInOwner(target)
      const params = { collectiveIdentifierNumber: '1111111111-IZ202607-65ED02180000-E7' }
      assert.deepEqual(await call.collectiveIdentifiers.invoicesOfOne({ params }), { invoices: [] })
    },
  },
  {
    title: 'a page of more than 200 is refused',
    evidence: 'documented',
    source: 'open-api.json, GET /collective-identifiers/{collectiveIdentifierNumber}/invoices',
    async run(target) {
      const { call } = await signInOwner(target)
      const params = { collectiveIdentifierNumber: '1111111111-IZ202607-65ED02180000-E7' }
      const asked = { params, query: { pageSize: 201 } }
      await refused(call.collectiveIdentifiers.invoicesOfOne(asked), 'validationFailed')
    },
  },
  {
    title: 'no bearer: 401',
    evidence: 'documented',
    source: 'errors-012',
    async run({ call }) {
      const params = { collectiveIdentifierNumber: '1111111111-IZ202607-65ED02180000-E7' }
      await refused(call.collectiveIdentifiers.invoicesOfOne({ params }), 'unauthorized')
    },
  },
]

export const invoicesOfOneSuite = suite(invoicesOfOne, cases)
