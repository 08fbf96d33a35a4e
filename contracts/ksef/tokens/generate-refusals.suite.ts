import { strict as assert } from 'node:assert'
import { suite } from '../../suite.ts'
import { jsonOf, refused } from '../../suite-answers.ts'
import type { TokenPermission } from '../permission-names.ts'
import { freshNip, freshPeppolId, peppolSealOf, signIn, signInDelegate, signInOwner } from '../suite-preparation.ts'
import { makeToken, signInWithToken } from '../suite-tokens.ts'
import { generate } from './generate.ts'

const asked = (permissions: readonly TokenPermission[], description = 'Suite of contracts') => ({
  body: { permissions: [...permissions], description },
})

/** What is not made. */
export const generateRefusalsSuite = suite(generate, [
  {
    title: 'what the author lacks is refused by name, in one detail',
    evidence: 'recorded',
    source: 'tokens-400-26001-missing-permissions',
    async run(target) {
      const delegate = await signInDelegate(target, freshNip(), ['InvoiceRead', 'CredentialsManage'])
      const { details } = await refused(
        delegate.call.tokens.generate(asked(['InvoiceRead', 'SubunitManage', 'EnforcementOperations'])),
        'permissionsNotOwned',
      )
      assert.deepEqual(details, ['Brakujące uprawnienia: SubunitManage, EnforcementOperations.'])
    },
  },
  {
    title: 'one missing permission is named alone',
    evidence: 'described',
    source: ['tokens-400-26001-single', 'tokens-generation-needs-own-permissions'],
    async run(target) {
      const delegate = await signInDelegate(target, freshNip(), ['CredentialsManage'])
      const { details } = await refused(delegate.call.tokens.generate(asked(['SubunitManage'])), 'permissionsNotOwned')
      assert.deepEqual(details, ['Brakujące uprawnienia: SubunitManage.'])
    },
  },
  {
    title: 'a PeppolId context makes no tokens',
    evidence: 'documented',
    source: ['tokens-004', 'tokens-024'],
    async run(target) {
      const value = freshPeppolId()
      const provider = await signIn(target, await peppolSealOf(target, value), { type: 'PeppolId', value })
      await refused(provider.call.tokens.generate(asked(['InvoiceRead'])), 'contextTypeNotAllowedForToken')
    },
  },
  {
    title: 'a KSeF token makes no other token, whatever it may do',
    evidence: 'documented',
    source: ['tokens-023', 'errors-004'],
    async run(target) {
      const owner = await signInOwner(target)
      const token = await makeToken(target, owner, ['CredentialsManage', 'InvoiceRead'])
      const session = await signInWithToken(target, token, owner.context)
      const { security } = await refused(session.call.tokens.generate(asked(['InvoiceRead'])), 'authMethodNotAllowed')
      assert.deepEqual(security, { authenticationMethodCategory: 'Token' })
    },
  },
  {
    title: 'descriptions have 5 to 256 characters',
    evidence: 'documented',
    source: 'tokens-002',
    async run(target) {
      const { call } = await signInOwner(target)
      for (const length of [5, 256]) await call.tokens.generate(asked(['InvoiceRead'], 'x'.repeat(length)))
      for (const length of [0, 4, 257])
        await refused(call.tokens.generate(asked(['InvoiceRead'], 'x'.repeat(length))), 'validationFailed')
    },
  },
  {
    title: 'permissions and description are both asked for at once',
    evidence: 'described',
    source: ['errors-028', 'tokens-002'],
    async run(target) {
      const { accessToken } = await signInOwner(target)
      const response = await target.request('POST', '/tokens', { token: accessToken, body: {} })
      assert.equal(response.status, 400)
      const body = await jsonOf<{ exception: { exceptionDetailList: { details: string[] }[] } }>(response)
      assert.deepEqual(body.exception.exceptionDetailList[0]?.details, [
        "'permissions' must not be empty.",
        "'description' must not be empty.",
      ])
    },
  },
  {
    title: 'an empty list of permissions is refused',
    evidence: 'assumed',
    source: 'contracts/ksef/tokens/generate.ts',
    async run(target) {
      const { call } = await signInOwner(target)
      await refused(call.tokens.generate(asked([])), 'validationFailed')
    },
  },
  {
    title: 'a permission that KSeF does not know makes the content unreadable',
    evidence: 'described',
    source: 'known-21001-json-parsing',
    async run(target) {
      const { accessToken } = await signInOwner(target)
      const response = await target.request('POST', '/tokens', {
        token: accessToken,
        body: { permissions: ['Everything'], description: 'Suite of contracts' },
      })
      assert.equal(response.status, 400)
      const body = await jsonOf<{ exception: { exceptionDetailList: { exceptionCode: number }[] } }>(response)
      assert.equal(body.exception.exceptionDetailList[0]?.exceptionCode, 21001)
    },
  },
  {
    title: 'an authentication token makes none: 403',
    evidence: 'described',
    source: 'tokens-403-with-authentication-token',
    async run(target) {
      const { authenticationToken } = await signInOwner(target)
      const calls = target.as({ accessToken: authenticationToken })
      assert.equal(
        (await refused(calls.tokens.generate(asked(['InvoiceRead'])), 'insufficientResourceAccess')).status,
        403,
      )
    },
  },
  {
    title: 'no bearer: 401',
    evidence: 'documented',
    source: 'errors-012',
    async run({ call }) {
      await refused(call.tokens.generate(asked(['InvoiceRead'])), 'unauthorized')
    },
  },
])
