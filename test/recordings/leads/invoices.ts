import { clockOf } from '../../../contracts/ksef/suite-invoices.ts'
import {
  freshNip,
  freshPesel,
  grant,
  nipContext,
  signInDelegate,
  signInOwner,
} from '../../../contracts/ksef/suite-preparation.ts'
import { makeToken, signInWithToken } from '../../../contracts/ksef/suite-tokens.ts'
import type { Target } from '../../../contracts/suite.ts'
import { type Lead, type Leads, type NotLed, problemDetails } from './lead.ts'

const query = async (target: Target, token: string, headers = {}): Promise<Response> => {
  const from = new Date((await clockOf(target)).getTime() - 86_400_000).toISOString()
  return target.request('POST', '/invoices/query/metadata', {
    token,
    headers,
    body: { subjectType: 'Subject1', dateRange: { dateType: 'PermanentStorage', from } },
  })
}

/** The third query where two an hour are allowed. */
const third = (headers = {}): Lead => ({
  rateLimited: true,
  to: async target => {
    const { call, accessToken } = await signInOwner(target)
    const limits = await call.limits.rates()
    const invoiceMetadata = { ...limits.invoiceMetadata, perHour: 2 }
    await call.testdata.setRateLimits({ body: { rateLimits: { ...limits, invoiceMetadata } } })
    for (let times = 0; times < 2; times++) await query(target, accessToken)
    await target.advance(49_000)
    return query(target, accessToken, headers)
  },
})

export const invoiceLeads: Leads = {
  'invoices-metadata-400-empty-body-recorded': async target => {
    const { accessToken } = await signInOwner(target)
    return target.request('POST', '/invoices/query/metadata', { token: accessToken, body: {} })
  },
  'rate-limit-429-legacy-recorded': third(),
  'rate-limit-429-problem-details-recorded': third(problemDetails),

  'error-403-missing-permissions': async target => {
    const [context, pesel] = [freshNip(), freshPesel()]
    const author = await signInDelegate(target, context, ['CredentialsManage', 'InvoiceRead'], pesel)
    const token = await makeToken(target, author, ['InvoiceRead'])
    await target.call.testdata.revokePermissions({
      body: {
        contextIdentifier: { type: 'Nip', value: context },
        authorizedIdentifier: { type: 'Pesel', value: pesel },
      },
    })
    await grant(target, context, { type: 'Pesel', value: pesel }, ['CredentialsManage'])
    const { accessToken } = await signInWithToken(target, token, nipContext(context))
    return query(target, accessToken)
  },
  'tokens-generated-with-credentials-read-only': async target => {
    const owner = await signInOwner(target)
    const token = await makeToken(target, owner, ['CredentialsRead'])
    const { accessToken } = await signInWithToken(target, token, owner.context)
    return query(target, accessToken)
  },
}

export const invoicesNotLed: NotLed = {
  'error-403-problem-null-reason':
    'Problem Details of March 2026; since July what is out of reach is insufficient-resource-access (session-resource-access-rule).',
}
