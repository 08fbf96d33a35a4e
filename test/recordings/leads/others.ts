import { freshNip, freshPesel, signInDelegate, signInOwner } from '../../../contracts/ksef/suite-preparation.ts'
import { makeToken, signInWithToken, tokenBecomes } from '../../../contracts/ksef/suite-tokens.ts'
import type { Target } from '../../../contracts/suite.ts'
import { type Lead, type Leads, type NotLed, problemDetails } from './lead.ts'

const generate = (target: Target, token: string, permissions: readonly string[]): Promise<Response> =>
  target.request('POST', '/tokens', { token, body: { permissions, description: 'Recorded once' } })

const readToken = (target: Target, token: string, referenceNumber: string): Promise<Response> =>
  target.request('GET', `/tokens/${referenceNumber}`, { token })

const createPerson = ({ request }: Target, changes: object, headers = {}): Promise<Response> =>
  request('POST', '/testdata/person', {
    headers,
    body: { nip: freshNip(), pesel: freshPesel(), isBailiff: false, description: 'Recorded once', ...changes },
  })

/** The first request beyond a limit. */
const beyond = (lowered: Record<string, number>, wait = 0): Lead => ({
  rateLimited: true,
  to: async target => {
    const { call, accessToken } = await signInOwner(target)
    const { other, ...limits } = await call.limits.rates()
    const rateLimits = { ...limits, other: { perSecond: 100, perMinute: 300, perHour: 1200, ...lowered } }
    await call.testdata.setRateLimits({ body: { rateLimits } })
    const [most = 0] = Object.values(lowered)
    for (let times = 0; times < most; times++) await call.limits.context()
    await target.advance(wait)
    return target.request('GET', '/limits/context', { token: accessToken })
  },
})

const publicKeys: Lead['to'] = ({ request }) => request('GET', '/security/public-key-certificates')

export const otherLeads: Leads = {
  'ksef-token-string-format': async target =>
    generate(target, (await signInOwner(target)).accessToken, ['InvoiceRead']),
  'tokens-400-26001-missing-permissions': async target => {
    const { accessToken } = await signInDelegate(target, freshNip(), ['CredentialsManage'])
    return generate(target, accessToken, ['SubunitManage', 'EnforcementOperations'])
  },
  'tokens-400-26001-single': async target => {
    const { accessToken } = await signInDelegate(target, freshNip(), ['CredentialsManage'])
    return generate(target, accessToken, ['SubunitManage'])
  },
  'tokens-403-with-authentication-token': async target => {
    const { authenticationToken } = await signInOwner(target)
    return target.request('GET', '/tokens', { token: authenticationToken })
  },
  'tokens-list-active-entry': async target => {
    const permissions = ['InvoiceWrite', 'InvoiceRead', 'CredentialsRead'] as const
    const author = await signInDelegate(target, freshNip(), permissions)
    const made = await makeToken(target, author, permissions, 'opis_5900')
    await signInWithToken(target, made, author.context)
    return readToken(target, author.accessToken, made.referenceNumber)
  },
  'tokens-status-failed-enforcement': async target => {
    const owner = await signInOwner(target)
    const made = await owner.call.tokens.generate({
      body: { permissions: ['EnforcementOperations'], description: 'Recorded once' },
    })
    await tokenBecomes(target, owner, made, 'Failed')
    return readToken(target, owner.accessToken, made.referenceNumber)
  },
  'tokens-stuck-pending': {
    instead: 'Pending for a while, not for good.',
    to: async target => {
      const { call, accessToken } = await signInOwner(target)
      const body = { permissions: ['InvoiceRead' as const], description: 'Recorded once' }
      const { referenceNumber } = await call.tokens.generate({ body })
      return readToken(target, accessToken, referenceNumber)
    },
  },
  'tokens-stuck-revoking': {
    instead: 'Revoking for a while, not for good.',
    to: async target => {
      const owner = await signInOwner(target)
      const { referenceNumber } = await makeToken(target, owner)
      await owner.call.tokens.revoke({ params: { referenceNumber } })
      return readToken(target, owner.accessToken, referenceNumber)
    },
  },

  'public-key-certificates-200-recorded': publicKeys,
  'public-key-certificates-200-two-usages': publicKeys,

  'testdata-person-200-unauthenticated': target => createPerson(target, {}),
  // The check digit is right, the 31st of February no day.
  'testdata-person-400-pesel-format': target => createPerson(target, { pesel: '99023112340' }, problemDetails),
  'known-21001-json-parsing': target => createPerson(target, { isBailiff: 'yes' }),

  'error-429-json-format': beyond({ perMinute: 20 }, 30_000),
  'error-429-hourly-detail': beyond({ perHour: 20 }),
}

export const othersNotLed: NotLed = {
  'error-403-empty-body-2026-01': '403 had no body until early 2026.',
}
