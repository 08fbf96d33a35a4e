import { strict as assert } from 'node:assert'
import { type Case, suite } from '../../suite.ts'
import { refused, sorted } from '../../suite-answers.ts'
import { aroundNow, collect, storedInvoices } from '../suite-collective.ts'
import { signInOwner } from '../suite-preparation.ts'
import { invoices as invoicesOperation } from './invoices.ts'
import { ofInvoice } from './of-invoice.ts'
import { query } from './query.ts'

const unknownNumber = '1111111111-IZ202607-65ED02180000-E7'
const unknownInvoice = '5265877635-20250826-0100001AF629-AF'
const payment = { amount: 45, currency: 'PLN' } as const

const queryCases: Case[] = [
  {
    title: 'who made it and who sold the invoices list it, each with whether it was made in their context',
    evidence: 'described',
    source: ['collective-003', 'collective-008', 'collective-buyer-creates-seller-sees'],
    async run(target) {
      const [seller, buyer] = [await signInOwner(target), await signInOwner(target)]
      const sold = await storedInvoices(target, seller, 2, { buyer: buyer.context.value })
      const number = await collect(buyer, sold)
      const body = await aroundNow(target)
      for (const [by, own] of [
        [seller, false],
        [buyer, true],
      ] as const) {
        const { collectiveIdentifiers } = await by.call.collectiveIdentifiers.query({ body })
        const shown = collectiveIdentifiers.map(({ dateCreated: _, ...rest }) => rest)
        assert.deepEqual(shown, [{ collectiveIdentifierNumber: number, invoiceCount: 2, createdInCurrentContext: own }])
      }
    },
  },
  {
    title: 'others list nothing',
    evidence: 'documented',
    source: 'collective-008',
    async run(target) {
      const seller = await signInOwner(target)
      await collect(seller, await storedInvoices(target, seller, 2))
      const stranger = await signInOwner(target)
      const found = await stranger.call.collectiveIdentifiers.query({ body: await aroundNow(target) })
      assert.deepEqual(found, { collectiveIdentifiers: [] })
    },
  },
  {
    title: 'number, count of invoices and where it was made filter',
    evidence: 'documented',
    source: 'open-api.json, POST /collective-identifiers/query',
    async run(target) {
      const seller = await signInOwner(target)
      const invoices = await storedInvoices(target, seller, 3)
      const two = await collect(seller, invoices.slice(1))
      const three = await collect(seller, invoices)
      const range = await aroundNow(target)
      const numbers = async (filter: object) => {
        const found = await seller.call.collectiveIdentifiers.query({ body: { ...range, ...filter } })
        return sorted(found.collectiveIdentifiers.map(it => it.collectiveIdentifierNumber))
      }
      assert.deepEqual(await numbers({}), sorted([two, three]))
      assert.deepEqual(await numbers({ collectiveIdentifierNumber: two }), [two])
      assert.deepEqual(await numbers({ invoiceCountFrom: 3 }), [three])
      assert.deepEqual(await numbers({ invoiceCountTo: 2 }), [two])
      assert.deepEqual(await numbers({ createdInCurrentContext: false }), [])
      const before = { dateCreatedTo: range.dateCreatedFrom, dateCreatedFrom: range.dateCreatedFrom }
      assert.deepEqual(await numbers(before), [])
    },
  },
  {
    title: 'pages go on by the continuation token, the newest first, each once',
    evidence: 'documented',
    source: ['collective-008', 'collective-identifiers-n12'],
    async run(target) {
      const seller = await signInOwner(target)
      const invoices = await storedInvoices(target, seller, 2)
      for (let times = 0; times < 12; times++) await collect(seller, invoices)
      const body = await aroundNow(target)
      const first = await seller.call.collectiveIdentifiers.query({ body, query: { pageSize: 10 } })
      assert.equal(first.collectiveIdentifiers.length, 10)
      assert.ok(first.continuationToken)
      const second = await seller.call.collectiveIdentifiers.query({
        body,
        query: { pageSize: 10 },
        headers: { 'x-continuation-token': first.continuationToken },
      })
      const all = [...first.collectiveIdentifiers, ...second.collectiveIdentifiers]
      assert.equal(new Set(all.map(it => it.collectiveIdentifierNumber)).size, 12)
      assert.equal(second.continuationToken, undefined)
      const dates = all.map(({ dateCreated }) => Date.parse(dateCreated))
      assert.deepEqual(
        dates,
        [...dates].sort((a, b) => b - a),
      )
    },
  },
  {
    title: 'a range of more than 100 days, or one that ends before it begins, is refused',
    evidence: 'documented',
    source: 'collective-008',
    async run(target) {
      const { call } = await signInOwner(target)
      const ask = (dateCreatedFrom: string, dateCreatedTo: string) =>
        call.collectiveIdentifiers.query({ body: { dateCreatedFrom, dateCreatedTo } })
      await ask('2026-01-01T00:00:00Z', '2026-04-11T00:00:00Z')
      await refused(ask('2026-01-01T00:00:00Z', '2026-04-11T00:00:01Z'), 'validationFailed')
      await refused(ask('2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z'), 'validationFailed')
    },
  },
  {
    title: 'a continuation token that was made up is refused, here and in both other lists',
    since: '2.8',
    evidence: 'documented',
    source: 'collective-identifiers-n11',
    async run(target) {
      const { call } = await signInOwner(target)
      const headers = { 'x-continuation-token': 'made up' }
      const body = await aroundNow(target)
      await refused(call.collectiveIdentifiers.query({ body, headers }), 'invalidContinuationToken')
      const numbers = { collectiveIdentifierNumbers: [unknownNumber] }
      await refused(call.collectiveIdentifiers.invoices({ body: numbers, headers }), 'invalidContinuationToken')
      const params = { ksefNumber: unknownInvoice }
      await refused(call.collectiveIdentifiers.ofInvoice({ params, headers }), 'invalidContinuationToken')
    },
  },
]

const invoicesCases: Case[] = [
  {
    title: 'who made it and the parties of an invoice see what is paid; others the KSeF numbers alone',
    evidence: 'described',
    source: [
      'collective-009',
      'collective-identifiers-n08',
      'collective-identifiers-n09',
      'collective-buyer-creates-seller-sees',
    ],
    async run(target) {
      const [seller, buyer, stranger] = [
        await signInOwner(target),
        await signInOwner(target),
        await signInOwner(target),
      ]
      const sold = await storedInvoices(target, seller, 2, { buyer: buyer.context.value })
      const number = await collect(buyer, sold, { payment, description: 'Rata 1' })
      const body = { collectiveIdentifierNumbers: [number] }
      const descending = sorted(sold.map(({ ksefNumber }) => ksefNumber)).reverse()
      for (const by of [seller, buyer]) {
        const { invoices } = await by.call.collectiveIdentifiers.invoices({ body })
        assert.deepEqual(
          invoices,
          descending.map(ksefNumber => ({
            ksefNumber,
            collectiveIdentifierNumber: number,
            payment,
            description: 'Rata 1',
            detailsHidden: false,
          })),
        )
      }
      const { invoices } = await stranger.call.collectiveIdentifiers.invoices({ body })
      assert.deepEqual(
        invoices,
        descending.map(ksefNumber => ({ ksefNumber, collectiveIdentifierNumber: number, detailsHidden: true })),
      )
    },
  },
  {
    title: 'what was never given is not hidden',
    evidence: 'documented',
    source: 'collective-identifiers-n08',
    async run(target) {
      const [seller, stranger] = [await signInOwner(target), await signInOwner(target)]
      const number = await collect(seller, await storedInvoices(target, seller, 2))
      const body = { collectiveIdentifierNumbers: [number] }
      const { invoices } = await stranger.call.collectiveIdentifiers.invoices({ body })
      assert.deepEqual(
        invoices.map(({ detailsHidden }) => detailsHidden),
        [false, false],
      )
    },
  },
  {
    title: 'several numbers at once, page by page, each invoice once for each number',
    evidence: 'documented',
    source: 'collective-identifiers-n07',
    async run(target) {
      const seller = await signInOwner(target)
      const invoices = await storedInvoices(target, seller, 6)
      const numbers = [await collect(seller, invoices), await collect(seller, invoices)]
      const body = { collectiveIdentifierNumbers: numbers }
      const first = await seller.call.collectiveIdentifiers.invoices({ body })
      assert.equal(first.invoices.length, 10)
      const headers = { 'x-continuation-token': first.continuationToken ?? '' }
      const second = await seller.call.collectiveIdentifiers.invoices({ body, headers })
      const all = [...first.invoices, ...second.invoices]
      assert.equal(new Set(all.map(it => `${it.ksefNumber} ${it.collectiveIdentifierNumber}`)).size, 12)
      const seen = all.map(({ ksefNumber }) => ksefNumber)
      assert.deepEqual(seen, sorted(seen).reverse())
      assert.equal(second.continuationToken, undefined)
    },
  },
  {
    title: 'a number that nobody made stands for nothing',
    evidence: 'assumed',
    source: 'collective-011',
    async run(target) {
      const { call } = await signInOwner(target)
      const body = { collectiveIdentifierNumbers: [unknownNumber, 'no number'] }
      assert.deepEqual(await call.collectiveIdentifiers.invoices({ body }), { invoices: [] })
    },
  },
  {
    title: 'no number, or eleven, are refused',
    evidence: 'documented',
    source: 'collective-identifiers-n07',
    async run(target) {
      const { call } = await signInOwner(target)
      const ask = (count: number) =>
        call.collectiveIdentifiers.invoices({
          body: { collectiveIdentifierNumbers: new Array(count).fill(unknownNumber) },
        })
      await refused(ask(0), 'validationFailed')
      await refused(ask(11), 'validationFailed')
    },
  },
]

const ofInvoiceCases: Case[] = [
  {
    title: 'the seller sees all numbers of its invoice, the buyer those of its own context; never what is paid',
    evidence: 'described',
    source: ['collective-010', 'collective-identifiers-n10', 'collective-by-ksef-no-details'],
    async run(target) {
      const [seller, buyer] = [await signInOwner(target), await signInOwner(target)]
      const sold = await storedInvoices(target, seller, 2, { buyer: buyer.context.value })
      const byBuyer = await collect(buyer, sold, { payment })
      const bySeller = await collect(seller, sold, { payment })
      const params = { ksefNumber: sold[0]!.ksefNumber }
      const shown = async (by: typeof seller) => {
        const { collectiveIdentifiers } = await by.call.collectiveIdentifiers.ofInvoice({ params })
        return collectiveIdentifiers
          .map(({ dateCreated: _, ...rest }) => rest)
          .sort((a, b) => (a.collectiveIdentifierNumber < b.collectiveIdentifierNumber ? -1 : 1))
      }
      const item = (number: string, own: boolean) => ({
        collectiveIdentifierNumber: number,
        createdInCurrentContext: own,
      })
      assert.deepEqual(
        await shown(seller),
        [item(byBuyer, false), item(bySeller, true)].sort((a, b) =>
          a.collectiveIdentifierNumber < b.collectiveIdentifierNumber ? -1 : 1,
        ),
      )
      assert.deepEqual(await shown(buyer), [item(byBuyer, true)])
    },
  },
  {
    title: 'an invoice that is in none has none; a number of another form is refused',
    evidence: 'documented',
    source: 'open-api.json, GET /collective-identifiers/ksef/{ksefNumber}',
    async run(target) {
      const { call } = await signInOwner(target)
      const found = await call.collectiveIdentifiers.ofInvoice({ params: { ksefNumber: unknownInvoice } })
      assert.deepEqual(found, { collectiveIdentifiers: [] })
      await refused(call.collectiveIdentifiers.ofInvoice({ params: { ksefNumber: '123' } }), 'validationFailed')
    },
  },
]

export const queryCollectiveIdentifiersSuite = suite(query, queryCases)
export const collectedInvoicesSuite = suite(invoicesOperation, invoicesCases)
export const collectiveIdentifiersOfInvoiceSuite = suite(ofInvoice, ofInvoiceCases)
