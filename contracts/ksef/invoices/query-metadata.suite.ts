import { strict as assert } from 'node:assert'
import type { CallInput } from '../../operation.ts'
import { type Case, suite, type Target } from '../../suite.ts'
import { permissionsIn, refused } from '../../suite-answers.ts'
import { warsawOffset } from '../formats.ts'
import type { Operations } from '../operations.ts'
import {
  authorizedSubject,
  clockOf,
  dayFromNow,
  fa3,
  freshInvoiceSession,
  freshNumber,
  type InvoiceOptions,
  type InvoiceSession,
  invoiceNow,
  openInvoiceSession,
  sendAccepted,
  sendAndSettle,
  stored,
  thirdSubject,
  withInstants,
} from '../suite-invoices.ts'
import { freshNip, freshPesel, grant, type Session, signInDelegate, signInOwner } from '../suite-preparation.ts'
import { makeToken, signInWithToken } from '../suite-tokens.ts'
import { queryMetadata } from './query-metadata.ts'

type Asked = CallInput<Operations['invoices']['queryMetadata']>
type Filters = Asked['body']
type Query = NonNullable<Asked['query']>

const day = 86_400_000
const lately: Filters['dateRange'] = { dateType: 'PermanentStorage', from: '' }

/** What a context finds of the last day, unless it asks otherwise. */
const find = async (target: Target, by: Session, filters: Partial<Filters> = {}, query: Query = {}) => {
  const from = new Date((await clockOf(target)).getTime() - day).toISOString()
  const body = { subjectType: 'Subject1' as const, ...filters, dateRange: { ...lately, from, ...filters.dateRange } }
  return by.call.invoices.queryMetadata({ body, query })
}
const numbersOf = ({ invoices }: { readonly invoices: readonly { readonly ksefNumber: string }[] }) =>
  invoices.map(({ ksefNumber }) => ksefNumber)

const sendStored = async (
  target: Target,
  session: InvoiceSession,
  options: Partial<InvoiceOptions> = {},
  changed = {},
) => {
  const invoice = await sendAccepted(target, session, options, changed)
  return { ...invoice, ...(await stored(target, session, invoice)), ksefNumber: invoice.ksefNumber }
}

/** A range of so many milliseconds that begins so long ago. */
const rangeOf = async (target: Target, ago: number, length: number, dateType: Filters['dateRange']['dateType']) => {
  const from = (await clockOf(target)).getTime() - ago
  return { dateType, from: new Date(from).toISOString(), to: new Date(from + length).toISOString() }
}

const found: Case[] = [
  {
    title: 'the seller finds the invoice with all that KSeF read from it',
    evidence: 'documented',
    source: ['invoices-query-001', 'invoices-query-035', 'invoices-query-031'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const [buyer, number, issueDate] = [freshNip(), freshNumber(), await dayFromNow(target, 0)]
      const invoice = await sendStored(target, session, { buyer, number, net: 43.6, vat: 10.03, issueDate })
      const { invoices, hasMore, isTruncated, permanentStorageHwmDate } = await find(target, session.by)
      assert.deepEqual({ hasMore, isTruncated }, { hasMore: false, isTruncated: false })
      assert.ok(permanentStorageHwmDate)
      const expected = [
        {
          ksefNumber: invoice.ksefNumber,
          invoiceNumber: number,
          issueDate,
          invoicingDate: invoice.invoicingDate,
          acquisitionDate: invoice.acquisitionDate,
          permanentStorageDate: invoice.permanentStorageDate,
          seller: { nip: session.by.context.value, name: 'Sprzedawca' },
          buyer: { identifier: { type: 'Nip', value: buyer }, name: 'Nabywca' },
          netAmount: 43.6,
          grossAmount: 53.63,
          vatAmount: 10.03,
          currency: 'PLN',
          invoicingMode: 'Online',
          invoiceType: 'Vat',
          formCode: fa3,
          isSelfInvoicing: false,
          hasAttachment: false,
          invoiceHash: invoice.invoiceHash,
          thirdSubjects: [],
        },
      ]
      assert.deepEqual(withInstants(invoices), withInstants(expected))
    },
  },
  {
    title: 'buyer, third subject and authorised subject find it as what they are, and only as that',
    evidence: 'documented',
    source: ['invoices-query-027', 'invoices-query-038', 'invoices-query-039', 'invoices-query-028'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const [buyer, third, authorized] = [freshNip(), freshNip(), freshNip()]
      const { ksefNumber } = await sendStored(target, session, {
        buyer,
        thirdSubjects: thirdSubject(third, 4),
        authorizedSubject: authorizedSubject(authorized, 3),
      })
      const parts = {
        Subject1: session.by.context.value,
        Subject2: buyer,
        Subject3: third,
        SubjectAuthorized: authorized,
      }
      for (const [part, nip] of Object.entries(parts)) {
        const by = await signInOwner(target, nip)
        for (const subjectType of Object.keys(parts) as (keyof typeof parts)[]) {
          const answer = await find(target, by, { subjectType })
          assert.deepEqual(numbersOf(answer), subjectType === part ? [ksefNumber] : [])
        }
      }
      const [own] = (await find(target, session.by)).invoices
      assert.deepEqual(own?.thirdSubjects, [{ identifier: { type: 'Nip', value: third }, name: 'Trzeci', role: 4 }])
      assert.deepEqual(own?.authorizedSubject, { nip: authorized, name: 'Upoważniony', role: 3 })
    },
  },
  {
    title: 'a rejected invoice is not found',
    evidence: 'assumed',
    source: 'simulator/ksef/invoices/accept-invoice.ts',
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const number = freshNumber()
      const { ksefNumber } = await sendStored(target, session, { number })
      await assert.rejects(sendAccepted(target, session, { number }))
      assert.deepEqual(numbersOf(await find(target, session.by)), [ksefNumber])
    },
  },
  {
    title: 'every filter lets through what it names, and nothing else',
    evidence: 'documented',
    source: ['invoices-query-002', 'invoices-query-024', 'invoices-query-025', 'invoices-query-026'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const [buyer, other] = [freshNip(), freshNip()]
      const one = await sendStored(
        target,
        session,
        { buyer, net: 10, vat: 2.3, currency: 'EUR' },
        { offlineMode: true },
      )
      const two = await sendStored(target, session, { buyer: other, net: -20, vat: -4.6, kind: 'UPR' })
      const chosen = async (filters: Partial<Filters>) =>
        numbersOf(await find(target, session.by, filters)).map(number => (number === one.ksefNumber ? 'one' : 'two'))
      const [first, second, both, none] = [['one'], ['two'], ['one', 'two'], []]
      const table: readonly (readonly [Partial<Filters>, readonly string[]])[] = [
        [{ ksefNumber: two.ksefNumber }, second],
        [{ invoiceNumber: one.invoiceNumber }, first],
        [{ invoiceNumber: 'another' }, none],
        [{ amount: { type: 'Brutto', from: 12.3, to: 12.3 } }, first],
        [{ amount: { type: 'Netto', to: -20 } }, second],
        [{ amount: { type: 'Vat', from: -5 } }, both],
        [{ sellerNip: session.by.context.value }, both],
        [{ sellerNip: buyer }, none],
        [{ buyerIdentifier: { type: 'Nip', value: other } }, second],
        [{ buyerIdentifier: { type: 'VatUe', value: other } }, none],
        [{ currencyCodes: ['EUR', 'USD'] }, first],
        [{ invoicingMode: 'Offline' }, first],
        [{ invoicingMode: 'Online' }, second],
        [{ isSelfInvoicing: false }, both],
        [{ isSelfInvoicing: true }, none],
        [{ formType: 'FA' }, both],
        [{ formType: 'PEF' }, none],
        [{ invoiceTypes: ['Upr', 'Kor'] }, second],
        [{ hasAttachment: false }, both],
        [{ hasAttachment: true }, none],
      ]
      for (const [filters, expected] of table)
        assert.deepEqual((await chosen(filters)).toSorted(), expected, JSON.stringify(filters))
    },
  },
  {
    title: 'a technical correction names the hash that it corrects, another invoice none',
    evidence: 'documented',
    source: 'invoices-query-031',
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const wrong = await invoiceNow(target, {
        seller: session.by.context.value,
        issueDate: await dayFromNow(target, 2),
      })
      const { invoiceHash } = await sendAndSettle(target, session, wrong, { offlineMode: true })
      const correction = { offlineMode: true, hashOfCorrectedInvoice: invoiceHash }
      const { ksefNumber } = await sendStored(target, session, {}, correction)
      const other = await sendStored(target, session)
      const { invoices } = await find(target, session.by)
      assert.deepEqual(
        Object.fromEntries(invoices.map(it => [it.ksefNumber, it.hashOfCorrectedInvoice ?? undefined])),
        {
          [ksefNumber]: invoiceHash,
          [other.ksefNumber]: undefined,
        },
      )
    },
  },
  {
    title: 'VAT is told in PLN, whatever the currency',
    evidence: 'documented',
    source: 'invoices-query-001',
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      await sendStored(target, session, { currency: 'EUR', net: 100, vat: 23 })
      const [invoice] = (await find(target, session.by)).invoices
      assert.deepEqual([invoice?.currency, invoice?.netAmount, invoice?.vatAmount], ['EUR', 100, 92])
    },
  },
  {
    title: 'pageOffset is the index of a page',
    evidence: 'described',
    source: ['invoices-metadata-page-offset-index', 'invoices-query-006'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const sent: string[] = []
      for (let left = 12; left > 0; left--) sent.push((await sendStored(target, session)).ksefNumber)
      const pages = []
      for (const pageOffset of [0, 1, 2]) pages.push(await find(target, session.by, {}, { pageOffset, pageSize: 10 }))
      assert.deepEqual(
        pages.map(({ invoices, hasMore }) => [invoices.length, hasMore]),
        [
          [10, true],
          [2, false],
          [0, false],
        ],
      )
      assert.deepEqual(pages.flatMap(numbersOf).toSorted(), sent.toSorted())
    },
  },
  {
    title: 'the chosen date sorts, up or down',
    evidence: 'documented',
    source: ['invoices-query-007', 'invoices-query-008', 'invoices-query-029'],
    needs: ['clock'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const sent: string[] = []
      for (const days of [0, -2, -1]) {
        const issueDate = await dayFromNow(target, days)
        sent.push((await sendStored(target, session, { issueDate })).ksefNumber)
        await target.advance(1000)
      }
      const [a, b, c] = sent
      const sorted = async (dateType: Filters['dateRange']['dateType'], sortOrder?: 'Asc' | 'Desc') => {
        const dateRange = await rangeOf(target, 5 * day, 6 * day, dateType)
        return numbersOf(await find(target, session.by, { dateRange }, { sortOrder }))
      }
      assert.deepEqual(await sorted('PermanentStorage'), [a, b, c])
      assert.deepEqual(await sorted('PermanentStorage', 'Desc'), [c, b, a])
      assert.deepEqual(await sorted('Invoicing', 'Desc'), [c, b, a])
      assert.deepEqual(await sorted('Issue'), [b, c, a])
      assert.deepEqual(await sorted('Issue', 'Desc'), [a, c, b])
    },
  },
  {
    title: 'both ends of the range count, however their zone is written',
    evidence: 'described',
    source: ['invoices-metadata-from-inclusive', 'invoices-query-036', 'invoices-query-019'],
    async run(target) {
      const session = await freshInvoiceSession(target, signInOwner)
      const { ksefNumber, permanentStorageDate } = await sendStored(target, session)
      const at = permanentStorageDate!
      const elsewhere = new Date(Date.parse(at) + 2 * 3_600_000).toISOString().replace('Z', '+02:00')
      const range = (from: string, to: string) => ({ dateRange: { ...lately, from, to } })
      assert.deepEqual(numbersOf(await find(target, session.by, range(at, at))), [ksefNumber])
      const later = new Date(Date.parse(at) + 1000).toISOString()
      assert.deepEqual(numbersOf(await find(target, session.by, range(elsewhere, later))), [ksefNumber])
      assert.deepEqual(numbersOf(await find(target, session.by, range(later, later))), [])
      // Without a zone it is the time of Warsaw.
      const inWarsaw = (instant: string) => {
        const local = Date.parse(instant) + warsawOffset(Date.parse(instant))
        return new Date(local).toISOString().replace('Z', '')
      }
      assert.deepEqual(numbersOf(await find(target, session.by, range(inWarsaw(at), inWarsaw(later)))), [ksefNumber])
      assert.deepEqual(numbersOf(await find(target, session.by, range(inWarsaw(later), inWarsaw(later)))), [])
    },
  },
  {
    title: 'the high-water mark is told with PermanentStorage only',
    evidence: 'documented',
    source: ['invoices-query-022', 'invoices-query-043'],
    async run(target) {
      const { by } = await freshInvoiceSession(target, signInOwner)
      for (const dateType of ['Issue', 'Invoicing', 'PermanentStorage'] as const) {
        const dateRange = await rangeOf(target, day, day, dateType)
        const { permanentStorageHwmDate } = await find(target, by, { dateRange })
        assert.equal(permanentStorageHwmDate != null, dateType === 'PermanentStorage')
      }
    },
  },
  {
    title: 'the high-water mark lags behind the clock',
    evidence: 'described',
    source: 'invoices-metadata-hwm-lag',
    needs: ['delays'],
    async run(target) {
      const { by } = await freshInvoiceSession(target, signInOwner)
      const { permanentStorageHwmDate } = await find(target, by)
      assert.ok(Date.parse(permanentStorageHwmDate!) < (await clockOf(target)).getTime())
    },
  },
  {
    title: 'of a range that lies behind, the high-water mark is its end, on every page and whenever it is asked',
    evidence: 'documented',
    source: 'invoices-query-022',
    async run(target) {
      const { by } = await freshInvoiceSession(target, signInOwner)
      const dateRange = await rangeOf(target, 2 * day, day, 'PermanentStorage')
      for (const query of [{}, { pageOffset: 1 }, { sortOrder: 'Desc' }] as const) {
        const { permanentStorageHwmDate } = await find(target, by, { dateRange }, query)
        assert.equal(Date.parse(permanentStorageHwmDate!), Date.parse(dateRange.to))
      }
    },
  },
  {
    title: 'an end in the future, and 100 days to the millisecond, are taken',
    since: '2.8',
    evidence: 'documented',
    source: ['invoices-query-n01', 'invoices-query-034', 'CIRFMF/ksef-api issue 560'],
    async run(target) {
      const { by } = await freshInvoiceSession(target, signInOwner)
      await find(target, by, { dateRange: await rangeOf(target, day, 10 * day, 'Invoicing') })
      // Over the change to summer time in Warsaw, which does not count.
      const dateRange = { ...lately, from: '2026-01-15T10:00:00Z', to: '2026-04-25T10:00:00Z' }
      await find(target, by, { dateRange })
    },
  },
  {
    title: 'an instant without an offset is one of Warsaw',
    since: '2.8',
    evidence: 'documented',
    source: ['invoices-query-019', 'invoices-query-n03'],
    async run(target) {
      const { by } = await freshInvoiceSession(target, signInOwner)
      // 100 days and an hour of Warsaw's clock, 100 days of UTC.
      const dateRange = { ...lately, from: '2026-01-15T10:00:00', to: '2026-04-25T11:00:00' }
      await find(target, by, { dateRange })
    },
  },
  {
    title: 'the currencies that came last are filtered by, too',
    since: '2.8',
    evidence: 'documented',
    source: 'invoices-query-n04',
    async run(target) {
      const { invoices } = await find(target, await signInOwner(target), {
        currencyCodes: ['CNH', 'VED', 'XTS', 'ZWG', 'SLE'],
      })
      assert.deepEqual(invoices, [])
    },
  },
]

const refusals: Case[] = [
  {
    title: 'an empty body is refused in the words of the validator',
    evidence: 'recorded',
    source: 'invoices-metadata-400-empty-body-recorded',
    async run(target) {
      const { accessToken } = await signInOwner(target)
      const response = await target.request('POST', '/invoices/query/metadata?pageSize=10', {
        body: {},
        token: accessToken,
      })
      assert.equal(response.status, 400)
      const { exception } = (await response.json()) as {
        exception: { exceptionDetailList: { details: string[] }[] }
      }
      assert.deepEqual(exception.exceptionDetailList[0]!.details, [
        "'filters.subjectType' must not be empty.",
        "'filters.dateRange' must not be empty.",
      ])
    },
  },
  ...[5, 9, 251, 999].map(
    (pageSize): Case => ({
      title: `a page size of ${pageSize} is refused`,
      evidence: 'described',
      source: ['invoices-query-032', 'invoices-query-033'],
      async run(target) {
        const error = await refused(find(target, await signInOwner(target), {}, { pageSize }), 'validationFailed')
        assert.deepEqual(error.details, [`'pageSize' must be between 10 and 250. You entered ${pageSize}.`])
      },
    }),
  ),
  {
    title: 'more than 100 days are refused',
    evidence: 'documented',
    source: 'invoices-query-n01',
    async run(target) {
      const by = await signInOwner(target)
      const dateRange = { ...lately, from: '2026-01-15T10:00:00Z', to: '2026-04-25T10:00:00.001Z' }
      await refused(find(target, by, { dateRange }), 'validationFailed')
    },
  },
  {
    title: 'a range that is too long is told in the words that it had when it was three months',
    since: '2.8',
    evidence: 'assumed',
    source: ['invoices-query-n01', 'invoices-query-n02', 'CIRFMF/ksef-api issue 507'],
    async run(target) {
      const dateRange = { ...lately, from: '2026-01-15T10:00:00Z', to: '2026-05-15T10:00:00Z' }
      const error = await refused(find(target, await signInOwner(target), { dateRange }), 'validationFailed')
      assert.deepEqual(error.details, ["'dateRange' must not exceed 100 days."])
    },
  },
  {
    title: 'three months are the most, by the calendar of UTC or of Warsaw',
    until: '2.7',
    evidence: 'described',
    source: ['CIRFMF/ksef-api issue 507', 'invoices-query-018', 'invoices-query-037'],
    async run(target) {
      const by = await signInOwner(target)
      const ask = (from: string, to: string) => find(target, by, { dateRange: { ...lately, from, to } })
      await ask('2026-01-15T10:00:00Z', '2026-04-15T09:59:59Z')
      // Warsaw's summer time begins in between.
      await ask('2026-01-15T10:00:00', '2026-04-15T10:00:00')
      const error = await refused(ask('2026-01-15T10:00:00Z', '2026-04-16T10:00:00Z'), 'validationFailed')
      assert.deepEqual(error.details, ["'dateRange' must not exceed 3 months."])
    },
  },
  {
    title: 'a range that ends before it begins is refused',
    evidence: 'described',
    source: 'CIRFMF/ksef-api issue 709',
    async run(target) {
      const dateRange = { ...lately, from: '2026-02-12T21:00:00Z', to: '2026-02-12T20:00:00Z' }
      const error = await refused(find(target, await signInOwner(target), { dateRange }), 'validationFailed')
      assert.deepEqual(error.details, ["'dateRange.to' must be greater than or equal to 'dateRange.from'."])
    },
  },
  {
    title: 'without an end the range ends now: one that begins later is refused',
    evidence: 'documented',
    source: 'invoices-query-020',
    async run(target) {
      const by = await signInOwner(target)
      const { from } = await rangeOf(target, -day, 0, 'Invoicing')
      await find(target, by, { dateRange: { dateType: 'Invoicing', from, to: from } })
      for (const to of [undefined, null]) {
        const error = await refused(
          find(target, by, { dateRange: { dateType: 'Invoicing', from, to } }),
          'validationFailed',
        )
        assert.deepEqual(error.details, ["'dateRange.to' must be greater than or equal to 'dateRange.from'."])
      }
    },
  },
  {
    title: 'restricted to the high-water mark, a begin behind it is refused',
    evidence: 'documented',
    source: ['invoices-query-003', 'invoices-query-023'],
    async run(target) {
      const { from, to } = await rangeOf(target, -day, day, 'PermanentStorage')
      const dateRange = { ...lately, from, to, restrictToPermanentStorageHwmDate: true }
      await refused(find(target, await signInOwner(target), { dateRange }), 'beyondHighWaterMark')
    },
  },
  {
    title: 'RR is no form type any more',
    evidence: 'documented',
    source: 'invoices-query-026',
    async run(target) {
      const { accessToken } = await signInOwner(target)
      const body = { subjectType: 'Subject1', dateRange: { ...lately, from: '2026-11-01' }, formType: 'RR' }
      const response = await target.request('POST', '/invoices/query/metadata', { body, token: accessToken })
      assert.equal(response.status, 400)
    },
  },
  {
    title: 'a delegate without InvoiceRead is refused: 403',
    evidence: 'recorded',
    source: ['error-403-missing-permissions', 'invoices-query-005'],
    async run(target) {
      const by = await signInDelegate(target, freshNip(), ['InvoiceWrite'])
      const error = await refused(find(target, by), 'missingPermissions')
      assert.deepEqual(error.security?.requiredAnyOfPermissions, ['InvoiceRead'])
    },
  },
  {
    title: 'a KSeF token whose author has only other rights left is refused: 403, with no permission present',
    evidence: 'recorded',
    source: 'error-403-missing-permissions',
    async run(target) {
      const [context, pesel] = [freshNip(), freshPesel()]
      const author = await signInDelegate(target, context, ['InvoiceRead'], pesel)
      const token = await makeToken(target, author, ['InvoiceRead'])
      const subject = { type: 'Pesel' as const, value: pesel }
      await target.call.testdata.revokePermissions({
        body: { contextIdentifier: { type: 'Nip', value: context }, authorizedIdentifier: subject },
      })
      await grant(target, context, subject, ['CredentialsManage'])
      const by = await target.settle(
        () => signInWithToken(target, token, author.context),
        ({ accessToken }) => permissionsIn(accessToken).length === 0,
      )
      const { security } = await refused(find(target, by), 'missingPermissions')
      assert.deepEqual(security, { requiredAnyOfPermissions: ['InvoiceRead'], presentPermissions: [] })
    },
  },
  {
    title: 'a KSeF token made for CredentialsRead alone is refused: 403',
    evidence: 'described',
    source: 'tokens-generated-with-credentials-read-only',
    async run(target) {
      const owner = await signInOwner(target)
      const token = await makeToken(target, owner, ['CredentialsRead'])
      const error = await refused(
        find(target, await signInWithToken(target, token, owner.context)),
        'missingPermissions',
      )
      assert.deepEqual(error.security?.presentPermissions, ['CredentialsRead'])
    },
  },
  {
    title: 'a delegate with InvoiceRead finds what the owner sent',
    evidence: 'documented',
    source: 'invoices-query-005',
    async run(target) {
      const nip = freshNip()
      const session = await openInvoiceSession(target, await signInOwner(target, nip))
      const { ksefNumber } = await sendStored(target, session)
      assert.deepEqual(numbersOf(await find(target, await signInDelegate(target, nip, ['InvoiceRead']))), [ksefNumber])
    },
  },
]

export const queryMetadataSuite = suite(queryMetadata, [...found, ...refusals])
