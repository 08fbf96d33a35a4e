import { strict as assert } from 'node:assert'
import { type Case, suite } from '../../suite.ts'
import { refused, sorted } from '../../suite-answers.ts'
import {
  freshNip,
  freshPesel,
  grant,
  nipContext,
  personOf,
  signIn,
  signInDelegate,
  signInOwner,
} from '../suite-preparation.ts'
import { makeToken, signInWithToken } from '../suite-tokens.ts'
import { list } from './list.ts'

const numbers = ({ tokens }: { readonly tokens: readonly { readonly referenceNumber: string }[] }): string[] =>
  sorted(tokens.map(({ referenceNumber }) => referenceNumber))

/** Who sees which tokens. */
const sight: Case[] = [
  {
    title: 'the owner sees every token of the context, whoever made it',
    evidence: 'documented',
    source: 'tokens-030',
    async run(target) {
      const nip = freshNip()
      const owner = await signInOwner(target, nip)
      const delegate = await signInDelegate(target, nip, ['InvoiceRead'])
      const made = [await makeToken(target, owner), await makeToken(target, delegate, ['InvoiceRead'])]
      assert.deepEqual(numbers(await owner.call.tokens.list()), numbers({ tokens: made }))
    },
  },
  ...(['CredentialsManage', 'CredentialsRead'] as const).map(
    (permission): Case => ({
      title: `a delegate with ${permission} sees every token of the context`,
      evidence: 'documented',
      source: 'tokens-030',
      async run(target) {
        const nip = freshNip()
        const owner = await signInOwner(target, nip)
        const delegate = await signInDelegate(target, nip, [permission])
        const made = [await makeToken(target, owner), await makeToken(target, delegate, [permission])]
        assert.deepEqual(numbers(await delegate.call.tokens.list()), numbers({ tokens: made }))
      },
    }),
  ),
  {
    title: 'a delegate without either sees the tokens that they made',
    evidence: 'documented',
    source: 'tokens-032',
    async run(target) {
      const nip = freshNip()
      await makeToken(target, await signInOwner(target, nip))
      const delegate = await signInDelegate(target, nip, ['InvoiceRead'])
      const own = await makeToken(target, delegate, ['InvoiceRead'])
      const { tokens } = await delegate.call.tokens.list()
      assert.deepEqual(numbers({ tokens }), [own.referenceNumber])
      assert.equal(tokens[0]?.authorIdentifier.type, 'Pesel')
    },
  },
  {
    title: 'what someone made by NIP they see by PESEL, when test data linked the two',
    evidence: 'documented',
    source: 'tokens-032',
    async run(target) {
      const [context, nip, pesel] = [freshNip(), freshNip(), freshPesel()]
      await target.call.testdata.createPerson({ body: { nip, pesel, isBailiff: false, description: 'Accountant' } })
      await grant(target, context, { type: 'Nip', value: nip }, ['InvoiceRead'])
      await grant(target, context, { type: 'Pesel', value: pesel }, ['InvoiceRead'])
      const byNip = await signIn(target, await personOf(target, `TINPL-${nip}`), nipContext(context))
      const byPesel = await signIn(target, await personOf(target, `PNOPL-${pesel}`), nipContext(context))
      const made = await makeToken(target, byNip, ['InvoiceRead'])
      assert.deepEqual(numbers(await byPesel.call.tokens.list()), [made.referenceNumber])
    },
  },
  {
    title: 'a token without either sees itself',
    evidence: 'described',
    source: ['tokens-050', 'tokens-031', 'tokens-own-revoke-without-credentials-manage'],
    async run(target) {
      const owner = await signInOwner(target)
      await makeToken(target, owner)
      const own = await makeToken(target, owner, ['InvoiceRead'], 'Query-self token')
      const session = await signInWithToken(target, own, owner.context)
      const { tokens } = await session.call.tokens.list()
      assert.deepEqual(
        tokens.map(({ referenceNumber, description, status }) => ({ referenceNumber, description, status })),
        [{ referenceNumber: own.referenceNumber, description: 'Query-self token', status: 'Active' }],
      )
    },
  },
  {
    title: 'a token with CredentialsRead sees every token of the context',
    evidence: 'documented',
    source: 'tokens-030',
    async run(target) {
      const owner = await signInOwner(target)
      const made = [await makeToken(target, owner), await makeToken(target, owner, ['CredentialsRead'])]
      const session = await signInWithToken(target, made[1]!, owner.context)
      assert.deepEqual(numbers(await session.call.tokens.list()), numbers({ tokens: made }))
    },
  },
  {
    title: "another context's tokens are not there",
    evidence: 'documented',
    source: 'tokens-030',
    async run(target) {
      await makeToken(target, await signInOwner(target))
      const other = await signInOwner(target)
      assert.deepEqual((await other.call.tokens.list()).tokens, [])
    },
  },
]

const pages: Case[] = [
  {
    title: 'newest first, ten a page, nothing twice and nothing lost',
    evidence: 'documented',
    source: ['tokens-009', 'tokens-010'],
    async run(target) {
      const { call } = await signInOwner(target)
      const made: string[] = []
      for (let count = 0; count < 12; count++) {
        const body = { permissions: ['InvoiceRead' as const], description: `Number ${count}` }
        made.push((await call.tokens.generate({ body })).referenceNumber)
      }
      const page = (token?: string | null) =>
        call.tokens.list({ headers: { 'x-continuation-token': token ?? undefined } })
      const first = await page()
      assert.equal(first.tokens.length, 10)
      const second = await page(first.continuationToken ?? assert.fail('a second page'))
      assert.equal(second.continuationToken ?? '', '')
      const all = [...first.tokens, ...second.tokens]
      assert.deepEqual(numbers({ tokens: all }), sorted(made))
      const dates = all.map(({ dateCreated }) => Date.parse(dateCreated))
      assert.deepEqual(
        dates,
        [...dates].sort((a, b) => b - a),
      )
    },
  },
  {
    title: 'a malformed continuation token is refused',
    evidence: 'documented',
    source: 'tokens-007',
    async run(target) {
      const { call } = await signInOwner(target)
      await refused(call.tokens.list({ headers: { 'x-continuation-token': 'nonsense' } }), 'invalidContinuationToken')
    },
  },
  {
    title: 'pages have 10 to 100 entries',
    evidence: 'documented',
    source: 'tokens-009',
    async run(target) {
      const { call } = await signInOwner(target)
      for (const pageSize of [9, 101]) await refused(call.tokens.list({ query: { pageSize } }), 'validationFailed')
    },
  },
  {
    title: 'an authentication token reads no list: 403',
    evidence: 'described',
    source: 'tokens-403-with-authentication-token',
    async run(target) {
      const { authenticationToken } = await signInOwner(target)
      const response = await target.request('GET', '/tokens', { token: authenticationToken })
      assert.equal(response.status, 403)
    },
  },
]

export const listSuite = suite(list, [...sight, ...pages])
