import { strict as assert } from 'node:assert'
import { type Case, suite } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import { withInstants } from '../suite-invoices.ts'
import { authorizing, byNip, carriedOut, description, firm } from '../suite-permissions.ts'
import { freshNip, type Session, signInDelegate, signInOwner, signInProvider } from '../suite-preparation.ts'
import { queryAuthorizations } from './query-authorizations.ts'

type Filter = NonNullable<Parameters<Session['call']['permissions']['queryAuthorizations']>[0]>['body']
const listed = async ({ call }: Session, queryType: 'Granted' | 'Received', filter: Partial<Filter> = {}) =>
  (await call.permissions.queryAuthorizations({ body: { queryType, ...filter } })).authorizationGrants

const cases: Case[] = [
  {
    title: 'granted here, received there: one row with one identifier, and everything that was said of it',
    evidence: 'described',
    source: ['permissions-query-086', 'permissions-grant-066', 'permissions-query-072'],
    async run(target) {
      const [owner, grantee] = [await signInOwner(target), await signInOwner(target)]
      const body = authorizing(byNip(grantee.context.value), 'SelfInvoicing')
      await carriedOut(target, owner, owner.call.permissions.grantAuthorization({ body }))
      const granted = await listed(owner, 'Granted')
      assert.deepEqual(withInstants(await listed(grantee, 'Received')), withInstants(granted))
      const [{ id: _id, startDate: _startDate, ...shown } = assert.fail(), ...more] = granted
      assert.equal(more.length, 0)
      assert.deepEqual(shown, {
        authorIdentifier: byNip(owner.context.value),
        authorizedEntityIdentifier: byNip(grantee.context.value),
        authorizingEntityIdentifier: byNip(owner.context.value),
        authorizationScope: 'SelfInvoicing',
        description,
        subjectEntityDetails: { subjectDetailsType: 'EntityByIdentifier', ...firm },
      })
      assert.deepEqual(await listed(owner, 'Received'), [])
      assert.deepEqual(await listed(grantee, 'Granted'), [])
    },
  },
  {
    title: 'both identifiers and the scopes filter, whichever list is asked for',
    evidence: 'described',
    source: ['permissions-query-087', 'permissions-query-105'],
    async run(target) {
      const [owner, grantee] = [await signInOwner(target), await signInOwner(target)]
      for (const scope of ['RRInvoicing', 'TaxRepresentative'] as const) {
        const body = authorizing(byNip(grantee.context.value), scope)
        await carriedOut(target, owner, owner.call.permissions.grantAuthorization({ body }))
      }
      const both = {
        authorizingIdentifier: byNip(owner.context.value),
        authorizedIdentifier: byNip(grantee.context.value),
      }
      for (const [by, queryType] of [[owner, 'Granted'] as const, [grantee, 'Received'] as const]) {
        assert.equal((await listed(by, queryType, both)).length, 2)
        assert.equal((await listed(by, queryType, { ...both, permissionTypes: ['RRInvoicing'] })).length, 1)
        assert.equal((await listed(by, queryType, { permissionTypes: ['SelfInvoicing'] })).length, 0)
        const strangers = { authorizingIdentifier: byNip(freshNip()), authorizedIdentifier: byNip(freshNip()) }
        assert.equal((await listed(by, queryType, { ...both, ...strangers })).length, 0)
      }
    },
  },
  {
    title: 'a Peppol provider reads what it received',
    evidence: 'documented',
    source: 'peppol-017',
    async run(target) {
      const [owner, provider] = [await signInOwner(target), await signInProvider(target)]
      const authorized = { type: 'PeppolId' as const, value: provider.context.value }
      const body = authorizing(authorized, 'PefInvoicing')
      await carriedOut(target, owner, owner.call.permissions.grantAuthorization({ body }))
      const [row = assert.fail(), ...more] = await listed(provider, 'Received')
      assert.equal(more.length, 0)
      assert.deepEqual(row.authorizedEntityIdentifier, authorized)
    },
  },
  {
    title: 'an identifier of another form, and a body without a type of list, are refused',
    evidence: 'documented',
    source: ['permissions-query-039'],
    async run(target) {
      const owner = await signInOwner(target)
      const authorizedIdentifier = byNip('0000000000')
      await refused(listed(owner, 'Granted', { authorizedIdentifier }), 'validationFailed')
      const path = '/permissions/query/authorizations/grants'
      const response = await target.request('POST', path, { token: owner.accessToken, body: {} })
      assert.equal(response.status, 400)
    },
  },
  {
    title: 'InvoiceRead does not suffice: 403',
    evidence: 'documented',
    source: 'permissions-query-041',
    async run(target) {
      const delegate = await signInDelegate(target, freshNip(), ['InvoiceRead'])
      await refused(listed(delegate, 'Granted'), 'missingPermissions')
    },
  },
]

export const queryAuthorizationsSuite = suite(queryAuthorizations, cases)
