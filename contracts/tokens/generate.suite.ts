import { strict as assert } from 'node:assert'
import { readReferenceNumber } from '../formats.ts'
import type { TokenPermission } from '../permissions.ts'
import { type Case, suite } from '../suite.ts'
import { jsonOf, members, refused } from '../suite-answers.ts'
import {
  freshNip,
  freshPeppolId,
  makeToken,
  peppolSealOf,
  signIn,
  signInDelegate,
  signInOwner,
  signInWithToken,
  tokenBecomes,
  tokenNow,
} from '../suite-preparation.ts'
import { generate } from './generate.ts'

const asked = (permissions: readonly TokenPermission[], description = 'Suite of contracts') => ({
  body: { permissions: [...permissions], description },
})

const made: Case[] = [
  {
    title: 'a token is number, context and 64 hexadecimal digits between bars, its number of kind EC',
    evidence: 'described',
    source: ['ksef-token-string-format', 'tokens-027', 'tokens-028'],
    async run(target) {
      const { call, context } = await signInOwner(target)
      const { referenceNumber, token } = await call.tokens.generate(asked(['InvoiceRead', 'InvoiceWrite']))
      const [number, where, secret, ...rest] = token.split('|')
      assert.deepEqual([number, where, rest], [referenceNumber, `nip-${context.value}`, []])
      assert.match(secret ?? '', /^([0-9a-f]{12}4[0-9a-f]{3}[89ab][0-9a-f]{15}){2}$/)
      assert.equal(readReferenceNumber(referenceNumber)?.kind, 'EC')
      assert.ok(token.length <= 160)
    },
  },
  {
    title: 'the answer is 202 with referenceNumber and token',
    evidence: 'documented',
    source: 'tokens-001',
    async run(target) {
      const { accessToken } = await signInOwner(target)
      const response = await target.request('POST', '/tokens', {
        token: accessToken,
        body: asked(['InvoiceRead']).body,
      })
      assert.equal(response.status, 202)
      assert.deepEqual(members(await jsonOf(response)), ['referenceNumber', 'token'])
    },
  },
  {
    title: 'a new token is Pending',
    evidence: 'described',
    source: ['tokens-042', 'tokens-039'],
    needs: ['delays'],
    async run(target) {
      const owner = await signInOwner(target)
      const token = await owner.call.tokens.generate(asked(['InvoiceRead']))
      assert.equal((await tokenNow(owner, token)).status, 'Pending')
    },
  },
  {
    title: 'it becomes Active',
    evidence: 'described',
    source: 'tokens-042',
    async run(target) {
      const owner = await signInOwner(target)
      const token = await owner.call.tokens.generate(asked(['InvoiceRead', 'InvoiceWrite']))
      const seen = await tokenBecomes(target, owner, token, 'Active')
      assert.deepEqual(seen.requestedPermissions, ['InvoiceRead', 'InvoiceWrite'])
    },
  },
  {
    title: 'a description may be used again: three tokens, all different',
    evidence: 'described',
    source: ['tokens-043', 'tokens-044'],
    async run(target) {
      const { call } = await signInOwner(target)
      const ask = () => call.tokens.generate(asked(['InvoiceRead', 'InvoiceWrite', 'CredentialsRead'], 'Same words'))
      const three = [await ask(), await ask(), await ask()]
      assert.equal(new Set(three.map(it => it.token)).size, 3)
    },
  },
  {
    title: 'the owner may give every permission that is not of enforcement',
    evidence: 'documented',
    source: ['tokens-029', 'tokens-introspection-permission'],
    async run(target) {
      const owner = await signInOwner(target)
      await makeToken(target, owner, [
        'InvoiceRead',
        'InvoiceWrite',
        'CredentialsRead',
        'CredentialsManage',
        'SubunitManage',
        'Introspection',
      ])
    },
  },
  {
    title: 'EnforcementOperations for a company is taken and ends Failed',
    evidence: 'recorded',
    source: 'tokens-status-failed-enforcement',
    async run(target) {
      const owner = await signInOwner(target)
      const token = await owner.call.tokens.generate(asked(['EnforcementOperations']))
      const seen = await tokenBecomes(target, owner, token, 'Failed')
      assert.deepEqual(seen.statusDetails, ['Context identifier is not enforcement authority.'])
    },
  },
  {
    title: 'EnforcementOperations for an enforcement authority becomes Active',
    evidence: 'recorded',
    source: 'redeem-200-access-token-recorded',
    async run(target) {
      const nip = freshNip()
      await target.call.testdata.createSubject({
        body: { subjectNip: nip, subjectType: 'EnforcementAuthority', description: 'Tax office' },
      })
      const owner = await signInOwner(target, nip)
      await target.settle(
        async () => {
          const token = await owner.call.tokens.generate(asked(['EnforcementOperations']))
          return target.settle(
            () => tokenNow(owner, token),
            seen => seen.status !== 'Pending',
          )
        },
        seen => seen.status === 'Active',
      )
    },
  },
  {
    title: 'an author with some rights may give all of those',
    evidence: 'documented',
    source: 'tokens-026',
    async run(target) {
      const nip = freshNip()
      const delegate = await signInDelegate(target, nip, ['InvoiceRead', 'CredentialsManage'])
      await makeToken(target, delegate, ['CredentialsManage', 'InvoiceRead'])
    },
  },
]

const refusals: Case[] = [
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
    source: 'contracts/tokens/generate.ts',
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
]

export const generateSuite = suite(generate, [...made, ...refusals])
