import { strict as assert } from 'node:assert'
import { type Case, suite } from '../../suite.ts'
import { jsonOf, refused } from '../../suite-answers.ts'
import { crc8 } from '../formats.ts'
import { collect, storedInvoices } from '../suite-collective.ts'
import { freshInvoiceSession, openInvoiceSession, sendAccepted } from '../suite-invoices.ts'
import { freshNip, signInDelegate, signInOwner } from '../suite-preparation.ts'
import { create } from './create.ts'

const unknown = ['5265877635-20250826-0100001AF629-AF', '5265877635-20250826-0100001AF62A-A4']

const cases: Case[] = [
  {
    title: 'the seller collects two invoices: the number begins with its NIP and ends in a CRC-8',
    evidence: 'documented',
    source: ['collective-001', 'collective-identifiers-n02'],
    async run(target) {
      const seller = await signInOwner(target)
      const number = await collect(seller, await storedInvoices(target, seller, 2))
      assert.match(number, /^\d{10}-IZ\d{6}-[0-9A-F]{12}-[0-9A-F]{2}$/)
      assert.ok(number.startsWith(`${seller.context.value}-IZ`))
      assert.equal(number.slice(-2), crc8(number.slice(0, -3)))
    },
  },
  {
    title: 'the buyer collects what it bought: the number begins with the NIP of the seller all the same',
    evidence: 'described',
    source: ['collective-003', 'collective-nip-is-sellers'],
    async run(target) {
      const [seller, buyer] = [await signInOwner(target), await signInOwner(target)]
      const invoices = await storedInvoices(target, seller, 2, { buyer: buyer.context.value })
      const payment = { amount: 12.345, currency: 'PLN' } as const
      const number = await collect(buyer, invoices, { payment, description: 'Rata 1' })
      assert.ok(number.startsWith(`${seller.context.value}-`))
    },
  },
  {
    title: 'InvoiceRead, InvoiceWrite or CollectiveIdentifierManage suffices',
    evidence: 'described',
    source: ['collective-007', 'collective-permission-owner'],
    async run(target) {
      const seller = await signInOwner(target)
      const invoices = await storedInvoices(target, seller, 2)
      for (const right of ['InvoiceRead', 'InvoiceWrite', 'CollectiveIdentifierManage'] as const)
        await collect(await signInDelegate(target, seller.context.value, [right]), invoices)
    },
  },
  {
    title: 'an invoice that is not stored for good yet is not found',
    evidence: 'described',
    source: ['collective-002', 'collective-create-71001-not-stored'],
    needs: ['delays'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const invoices = [await sendAccepted(target, session), await sendAccepted(target, session)]
      await refused(collect(session.by, invoices), 'collectedInvoiceNotFound', target.contract)
    },
  },
  {
    title: 'an unknown invoice and one of others are not found: a detail for each',
    since: '2.8',
    evidence: 'documented',
    source: 'collective-identifiers-n03',
    async run(target) {
      const other = await signInOwner(target)
      const [foreign] = await storedInvoices(target, other, 1)
      const invoices = [{ ksefNumber: unknown[0]! }, foreign!]
      const error = await refused(collect(await signInOwner(target), invoices), 'collectedInvoiceNotFound')
      assert.deepEqual(
        error.details,
        invoices.map(({ ksefNumber }) => `Faktura o numerze KSeF ${ksefNumber} nie została znaleziona.`),
      )
    },
  },
  {
    title: 'invoices of two sellers are refused, naming the one of another seller',
    since: '2.8',
    evidence: 'documented',
    source: ['collective-identifiers-n05', 'collective-006'],
    async run(target) {
      const [one, other, buyer] = [await signInOwner(target), await signInOwner(target), freshNip()]
      const [first] = await storedInvoices(target, one, 1, { buyer })
      const [second] = await storedInvoices(target, other, 1, { buyer })
      const error = await refused(collect(await signInOwner(target, buyer), [first!, second!]), 'sellersDiffer')
      assert.deepEqual(error.details, [`Faktura o numerze KSeF ${second!.ksefNumber} ma innego sprzedawcę.`])
    },
  },
  {
    title: 'one KSeF number twice is refused, naming it',
    since: '2.8',
    evidence: 'documented',
    source: 'collective-identifiers-n06',
    async run(target) {
      const [ksefNumber] = unknown as [string, string]
      const error = await refused(
        collect(await signInOwner(target), [{ ksefNumber }, { ksefNumber }]),
        'ksefNumberRepeated',
      )
      assert.deepEqual(error.details, [`Powtórzony numer KSeF ${ksefNumber}.`])
    },
  },
  {
    title: 'an unknown invoice, one of another seller, and one KSeF number twice are refused alike',
    until: '2.7',
    evidence: 'documented',
    source: 'open-api.json, POST /collective-identifiers',
    async run(target) {
      const [one, other, buyer] = [await signInOwner(target), await signInOwner(target), freshNip()]
      const [first] = await storedInvoices(target, one, 1, { buyer })
      const [second] = await storedInvoices(target, other, 1, { buyer })
      const by = await signInOwner(target, buyer)
      const detail = (ksefNumber: string) =>
        `Faktura o numerze KSeF ${ksefNumber} nie może zostac przypisana do Identyfikatora Zbiorczego.`
      for (const [invoices, named] of [
        [[first!, second!], second!.ksefNumber],
        [[first!, { ksefNumber: unknown[0]! }], unknown[0]!],
        [[first!, first!], first!.ksefNumber],
      ] as const) {
        const error = await refused(collect(by, invoices), 'collectedInvoiceNotFound', target.contract)
        assert.deepEqual([error.code, error.details], [71001, [detail(named)]])
      }
    },
  },
  {
    title: 'one invoice suffices, none does not',
    until: '2.7',
    evidence: 'documented',
    source: 'open-api.json, POST /collective-identifiers',
    async run(target) {
      const seller = await signInOwner(target)
      await collect(seller, await storedInvoices(target, seller, 1))
      await refused(collect(seller, []), 'validationFailed')
    },
  },
  {
    title: 'the 133rd identifier of an invoice in one context is refused; another context still may',
    evidence: 'documented',
    source: ['collective-005', 'collective-identifiers-n04'],
    needs: ['form'],
    async run(target) {
      const [seller, buyer] = [await signInOwner(target), await signInOwner(target)]
      const invoices = await storedInvoices(target, seller, 2, { buyer: buyer.context.value })
      for (let times = 0; times < 132; times++) await collect(seller, invoices)
      const error = await refused(collect(seller, invoices), 'collectedTooOften')
      assert.equal(error.details.length, 2)
      await collect(buyer, invoices)
    },
  },
  {
    title: 'one invoice, none, or more than the context may are refused',
    since: '2.8',
    evidence: 'documented',
    source: ['collective-identifiers-n01', 'collective-013'],
    async run(target) {
      const by = await signInOwner(target)
      const some = Array.from({ length: 3 }, (_, place) => ({
        ksefNumber: `5265877635-20250826-01000000000${place}-00`,
      }))
      const one = await refused(collect(by, some.slice(0, 1)), 'validationFailed')
      assert.deepEqual(one.details, ["'invoices' must contain at least 2 items."])
      const none = await refused(collect(by, []), 'validationFailed')
      assert.deepEqual(none.details, ["'invoices' must not be empty."])
      const { call } = by
      const { onlineSession, batchSession } = await call.limits.context()
      await call.testdata.setSessionLimits({
        body: { onlineSession, batchSession, collectiveIdentifier: { maxInvoices: 2 } },
      })
      const many = await refused(collect(by, some), 'validationFailed')
      assert.deepEqual(many.details, ["'invoices' must contain at most 2 items."])
    },
  },
  {
    title: 'a description of 513 characters and a number of another form are refused',
    evidence: 'documented',
    source: 'collective-identifiers-n01',
    async run(target) {
      const by = await signInOwner(target)
      const invoices = unknown.map(ksefNumber => ({ ksefNumber }))
      await refused(collect(by, invoices, { description: 'x'.repeat(513) }), 'validationFailed')
      await refused(collect(by, [{ ksefNumber: '123' }, { ksefNumber: '456' }]), 'validationFailed')
    },
  },
  {
    title: 'a currency that does not exist cannot be read: the sentence that was announced names its place',
    evidence: 'recorded',
    source: ['collective-create-21001-currency', 'collective-004'],
    async run(target) {
      const { accessToken: token } = await signInOwner(target)
      const payment = { amount: 1, currency: 'ZZZ' }
      const body = { invoices: unknown.map(ksefNumber => ({ ksefNumber, payment })) }
      const headers = { 'X-Error-Format': 'problem-details' }
      const response = await target.request('POST', '/collective-identifiers', { token, headers, body })
      assert.equal(response.status, 400)
      const { errors } = await jsonOf<{ errors: { code: number; details: string[] }[] }>(
        response,
        'application/problem+json',
      )
      assert.equal(errors[0]?.code, 21001)
      assert.deepEqual(errors[0]?.details, ["Invalid value in field 'invoices[0].payment.currency'"])
    },
  },
  {
    title: 'the invoice of a session that is still open is collected as soon as it is stored',
    evidence: 'assumed',
    source: 'simulator/ksef/collective-identifiers/create.ts',
    async run(target) {
      const by = await signInOwner(target)
      await openInvoiceSession(target, by)
      await collect(by, await storedInvoices(target, by, 2))
    },
  },
]

export const createCollectiveIdentifierSuite = suite(create, cases)
