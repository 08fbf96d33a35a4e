import { strict as assert } from 'node:assert'
import { suite } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import { freshNip, signInDelegate, signInOwner } from '../suite-preparation.ts'
import { context } from './context.ts'

const defaults = { maxInvoiceSizeInMB: 1, maxInvoiceWithAttachmentSizeInMB: 3, maxInvoices: 10_000 }

export const contextSuite = suite(context, [
  {
    title: 'by default: 1 MB, 3 MB with attachments, 10 000 invoices for both kinds of session; 500 for one identifier',
    since: '2.8',
    evidence: 'described',
    source: ['limits-021', 'limits-016', 'limits-n01'],
    async run(target) {
      const { call } = await signInOwner(target)
      assert.deepEqual(await call.limits.context(), {
        onlineSession: defaults,
        batchSession: defaults,
        collectiveIdentifier: { maxInvoices: 500 },
      })
    },
  },
  {
    title: 'by default: 1 MB, 3 MB with attachments, 10 000 invoices for both kinds of session, and nothing else',
    until: '2.7',
    evidence: 'documented',
    source: 'open-api.json, GET /limits/context',
    async run(target) {
      const { call } = await signInOwner(target)
      assert.deepEqual(await call.limits.context(), { onlineSession: defaults, batchSession: defaults })
    },
  },
  {
    title: 'any right in the context suffices to read them',
    evidence: 'assumed',
    source: 'open-api.json asks for no permission',
    async run(target) {
      const { call } = await signInDelegate(target, freshNip(), ['InvoiceRead'])
      await call.limits.context()
    },
  },
  {
    title: 'no bearer: 401',
    evidence: 'documented',
    source: 'errors-012',
    async run({ call }) {
      await refused(call.limits.context(), 'unauthorized')
    },
  },
  {
    title: 'an authentication token is no access token: 403',
    evidence: 'assumed',
    source: 'as tokens-403-with-authentication-token',
    async run(target) {
      const { authenticationToken } = await signInOwner(target)
      await refused(target.as({ accessToken: authenticationToken }).limits.context(), 'insufficientResourceAccess')
    },
  },
])
