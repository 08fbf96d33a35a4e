import { strict as assert } from 'node:assert'
import { type Case, suite } from '../../suite.ts'
import { refused, refusedSomehow } from '../../suite-answers.ts'
import {
  freshNip,
  freshPesel,
  grant,
  nipContext,
  outcomeOf,
  personOf,
  type Session,
  signIn,
  signInDelegate,
  signInOwner,
} from '../suite-preparation.ts'
import {
  type MadeToken,
  makeToken,
  revokeToken,
  signInWithToken,
  startWithToken,
  tokenBecomes,
  tokenNow,
} from '../suite-tokens.ts'
import { revoke } from './revoke.ts'

const tryRevoking = (by: Session, { referenceNumber }: MadeToken): Promise<unknown> =>
  by.call.tokens.revoke({ params: { referenceNumber } })

const taken: Case[] = [
  {
    title: 'the owner revokes: 204 without a body, and the token becomes Revoked',
    evidence: 'described',
    source: ['tokens-045', 'tokens-revoke-timing-2-s'],
    async run(target) {
      const owner = await signInOwner(target)
      const made = await makeToken(target, owner)
      const response = await target.request('DELETE', `/tokens/${made.referenceNumber}`, { token: owner.accessToken })
      assert.equal(response.status, 204)
      assert.equal(await response.text(), '')
      await tokenBecomes(target, owner, made, 'Revoked')
    },
  },
  {
    title: 'between Active and Revoked it is Revoking',
    evidence: 'described',
    source: ['tokens-revoke-timing-2-s', 'tokens-039'],
    needs: ['delays'],
    async run(target) {
      const owner = await signInOwner(target)
      const made = await makeToken(target, owner)
      await tryRevoking(owner, made)
      assert.equal((await tokenNow(owner, made)).status, 'Revoking')
    },
  },
  {
    title: 'a revoked token signs in no more',
    evidence: 'described',
    source: 'auth-status-450-token-revoked',
    async run(target) {
      const owner = await signInOwner(target)
      const made = await makeToken(target, owner)
      await revokeToken(target, owner, made)
      const { status } = await outcomeOf(target, await startWithToken(target, made.token, owner.context))
      assert.equal(status.code, 450)
    },
  },
  {
    title: 'a delegate with CredentialsManage revokes what the owner made',
    evidence: 'documented',
    source: 'tokens-035',
    async run(target) {
      const nip = freshNip()
      const made = await makeToken(target, await signInOwner(target, nip))
      await revokeToken(target, await signInDelegate(target, nip, ['CredentialsManage']), made)
    },
  },
  {
    title: 'a token with CredentialsManage revokes another token',
    evidence: 'documented',
    source: 'tokens-035',
    async run(target) {
      const owner = await signInOwner(target)
      const made = await makeToken(target, owner)
      const manager = await makeToken(target, owner, ['CredentialsManage'])
      await revokeToken(target, await signInWithToken(target, manager, owner.context), made)
    },
  },
  {
    title: 'a token revokes itself without CredentialsManage',
    evidence: 'described',
    source: ['tokens-047', 'tokens-own-revoke-without-credentials-manage'],
    async run(target) {
      const owner = await signInOwner(target)
      const made = await makeToken(target, owner)
      await tryRevoking(await signInWithToken(target, made, owner.context), made)
      await tokenBecomes(target, owner, made, 'Revoked')
    },
  },
  {
    title: 'an author without CredentialsManage revokes what they made',
    evidence: 'documented',
    source: 'tokens-037',
    async run(target) {
      const delegate = await signInDelegate(target, freshNip(), ['InvoiceRead'])
      const made = await makeToken(target, delegate, ['InvoiceRead'])
      await revokeToken(target, delegate, made)
    },
  },
  {
    title: 'what someone made by NIP they revoke by PESEL, when test data linked the two',
    evidence: 'documented',
    source: 'tokens-037',
    async run(target) {
      const [context, nip, pesel] = [freshNip(), freshNip(), freshPesel()]
      await target.call.testdata.createPerson({ body: { nip, pesel, isBailiff: false, description: 'Accountant' } })
      await grant(target, context, { type: 'Nip', value: nip }, ['InvoiceRead'])
      await grant(target, context, { type: 'Pesel', value: pesel }, ['InvoiceRead'])
      const byNip = await signIn(target, await personOf(target, `TINPL-${nip}`), nipContext(context))
      const byPesel = await signIn(target, await personOf(target, `PNOPL-${pesel}`), nipContext(context))
      await revokeToken(target, byPesel, await makeToken(target, byNip, ['InvoiceRead']))
    },
  },
]

const refusals: Case[] = [
  {
    title: 'a token without CredentialsManage does not revoke another, which goes on',
    evidence: 'described',
    source: ['tokens-046', 'tokens-036'],
    async run(target) {
      const owner = await signInOwner(target)
      const [one, other] = [await makeToken(target, owner), await makeToken(target, owner)]
      await refusedSomehow(tryRevoking(await signInWithToken(target, other, owner.context), one))
      assert.equal((await tokenNow(owner, one)).status, 'Active')
    },
  },
  {
    title: "a delegate without CredentialsManage does not revoke the owner's token, which goes on",
    evidence: 'documented',
    source: 'tokens-037',
    async run(target) {
      const nip = freshNip()
      const owner = await signInOwner(target, nip)
      const made = await makeToken(target, owner)
      await refusedSomehow(tryRevoking(await signInDelegate(target, nip, ['CredentialsRead', 'InvoiceRead']), made))
      assert.equal((await tokenNow(owner, made)).status, 'Active')
    },
  },
  {
    title: "another context's token is out of reach and goes on",
    evidence: 'assumed',
    source: 'simulator/ksef/tokens/reach.ts',
    async run(target) {
      const owner = await signInOwner(target)
      const made = await makeToken(target, owner)
      await refusedSomehow(tryRevoking(await signInOwner(target), made))
      assert.equal((await tokenNow(owner, made)).status, 'Active')
    },
  },
  {
    title: 'a number that no token has is refused with 400',
    evidence: 'documented',
    source: 'tokens-018',
    async run(target) {
      const { call } = await signInOwner(target)
      const params = { referenceNumber: '20250625-EC-20F5EE4000-DA48AE4124-46' }
      await refused(call.tokens.revoke({ params }), 'validationFailed')
    },
  },
  {
    title: 'a number of another form is refused',
    evidence: 'documented',
    source: 'tokens-018',
    async run(target) {
      const { call } = await signInOwner(target)
      await refused(call.tokens.revoke({ params: { referenceNumber: 'fake' } }), 'validationFailed')
    },
  },
  {
    title: 'an authentication token revokes nothing: 403',
    evidence: 'assumed',
    source: 'as tokens-403-with-authentication-token',
    async run(target) {
      const owner = await signInOwner(target)
      const { referenceNumber } = await makeToken(target, owner)
      const calls = target.as({ accessToken: owner.authenticationToken })
      await refused(calls.tokens.revoke({ params: { referenceNumber } }), 'insufficientResourceAccess')
    },
  },
  {
    title: 'no bearer: 401',
    evidence: 'documented',
    source: 'errors-012',
    async run({ call }) {
      const params = { referenceNumber: '20250625-EC-20F5EE4000-DA48AE4124-46' }
      await refused(call.tokens.revoke({ params }), 'unauthorized')
    },
  },
]

export const revokeSuite = suite(revoke, [...taken, ...refusals])
