import { strict as assert } from 'node:assert'
import { suite } from '../../suite.ts'
import { jsonOf, members } from '../../suite-answers.ts'
import { readReferenceNumber } from '../formats.ts'
import type { TokenPermission } from '../permission-names.ts'
import { freshNip, signInDelegate, signInOwner } from '../suite-preparation.ts'
import { makeToken, tokenBecomes, tokenNow } from '../suite-tokens.ts'
import { generate } from './generate.ts'

const asked = (permissions: readonly TokenPermission[], description = 'Suite of contracts') => ({
  body: { permissions: [...permissions], description },
})

/** What is made. What is refused stands in generate-refusals.suite.ts. */
export const generateSuite = suite(generate, [
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
    needs: ['form'],
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
    needs: ['form'],
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
    source: 'tokens-029',
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
])
