import { strict as assert } from 'node:assert'
import { suite } from '../../suite.ts'
import { jsonOf, members, refused } from '../../suite-answers.ts'
import { signInOwner } from '../suite-preparation.ts'
import { rates } from './rates.ts'

const short = ({ perSecond, perMinute, perHour }: Record<'perSecond' | 'perMinute' | 'perHour', number>): string =>
  `${perSecond}/${perMinute}/${perHour}`

export const ratesSuite = suite(rates, [
  {
    title: "TEST's limits are those of production",
    evidence: 'described',
    source: ['rate-limits-effective-test-2026-10', 'rate-limits-027'],
    async run(target) {
      const { call } = await signInOwner(target)
      const { invoiceMetadata, invoiceDownload, other, invoiceSend, onlineSession } = await call.limits.rates()
      assert.deepEqual([invoiceMetadata, invoiceDownload, other, invoiceSend, onlineSession].map(short), [
        '8/16/20',
        '8/16/64',
        '10/30/120',
        '10/30/180',
        '10/30/120',
      ])
    },
  },
  {
    title: 'closing has limits of its own; what holds for an address is shown, -1 where nothing does',
    since: '2.9',
    evidence: 'documented',
    source: ['rate-limits-n02', 'rate-limits-n03', 'rate-limits-n04', 'rate-limits-n07'],
    async run(target) {
      const { call } = await signInOwner(target)
      const all = await call.limits.rates()
      const { onlineSessionClose, batchSessionClose, collectiveIdentifier, anonymous, global } = all
      assert.deepEqual([onlineSessionClose, batchSessionClose, collectiveIdentifier, anonymous, global].map(short), [
        '20/60/240',
        '20/40/120',
        '20/120/240',
        '60/-1/-1',
        '75/-1/-1',
      ])
    },
  },
  {
    title: 'closing has limits of its own; nothing holds for an address beyond what nobody signs in for',
    since: '2.8',
    until: '2.8',
    evidence: 'documented',
    source: ['rate-limits-n02', 'rate-limits-n03', 'rate-limits-n04'],
    async run(target) {
      const { call } = await signInOwner(target)
      const { onlineSessionClose, batchSessionClose, anonymous, global } = await call.limits.rates()
      assert.deepEqual([onlineSessionClose, batchSessionClose, anonymous, global].map(short), [
        '20/60/240',
        '20/40/120',
        '60/-1/-1',
        '-1/-1/-1',
      ])
    },
  },
  {
    title: 'closing counts with opening, and fewer requests about collective identifiers are taken',
    until: '2.7',
    evidence: 'documented',
    source: 'open-api.json, GET /rate-limits',
    async run(target) {
      const { accessToken: token } = await signInOwner(target)
      const body = await jsonOf<Record<string, Parameters<typeof short>[0]>>(
        await target.request('GET', '/rate-limits', { token }),
      )
      assert.equal(short(body.collectiveIdentifier!), '10/60/120')
      for (const group of ['onlineSessionClose', 'batchSessionClose', 'anonymous', 'global'])
        assert.equal(group in body, false, group)
    },
  },
  {
    title: 'the other groups as documented',
    evidence: 'documented',
    source: [
      'rate-limits-014',
      'rate-limits-015',
      'rate-limits-016',
      'rate-limits-017',
      'rate-limits-018',
      'rate-limits-019',
      'rate-limits-022',
    ],
    async run(target) {
      const { call } = await signInOwner(target)
      const all = await call.limits.rates()
      const groups = [
        all.batchSession,
        all.invoiceStatus,
        all.sessionList,
        all.sessionInvoiceList,
        all.sessionMisc,
        all.invoiceExport,
        all.invoiceExportStatus,
      ]
      assert.deepEqual(groups.map(short), [
        '10/20/60',
        '30/120/1200',
        '5/10/60',
        '10/20/200',
        '10/120/1200',
        '8/16/20',
        '10/60/600',
      ])
    },
  },
  {
    title: 'every group has its three limits, in the order of the schema',
    since: '2.8',
    needs: ['form'],
    evidence: 'documented',
    source: 'rate-limits-n01',
    async run(target) {
      const { accessToken } = await signInOwner(target)
      const body = await jsonOf(await target.request('GET', '/rate-limits', { token: accessToken }))
      assert.deepEqual(members(body), [
        'onlineSession',
        'onlineSessionClose',
        'batchSession',
        'batchSessionClose',
        'invoiceSend',
        'invoiceStatus',
        'sessionList',
        'sessionInvoiceList',
        'sessionMisc',
        'invoiceMetadata',
        'invoiceExport',
        'invoiceExportStatus',
        'invoiceDownload',
        'collectiveIdentifier',
        'other',
        'anonymous',
        'global',
      ])
      for (const group of Object.values(body)) assert.deepEqual(members(group), ['perSecond', 'perMinute', 'perHour'])
    },
  },
  {
    title: 'no bearer: 401',
    evidence: 'documented',
    source: 'errors-012',
    async run({ call }) {
      await refused(call.limits.rates(), 'unauthorized')
    },
  },
  {
    title: 'an authentication token is no access token: 403',
    evidence: 'assumed',
    source: 'as tokens-403-with-authentication-token',
    async run(target) {
      const { authenticationToken } = await signInOwner(target)
      await refused(target.as({ accessToken: authenticationToken }).limits.rates(), 'insufficientResourceAccess')
    },
  },
])
