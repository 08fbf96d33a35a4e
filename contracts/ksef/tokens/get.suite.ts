import { strict as assert } from 'node:assert'
import { suite } from '../../suite.ts'
import { jsonOf, members, refused, refusedSomehow, timestampPattern } from '../../suite-answers.ts'
import { freshNip, freshPesel, signInDelegate, signInOwner } from '../suite-preparation.ts'
import { makeToken, revokeToken, signInWithToken, tokenBecomes, tokenNow } from '../suite-tokens.ts'
import { get } from './get.ts'

export const getSuite = suite(get, [
  {
    title: 'an active token that was used: the members of its entry, in order',
    needs: ['form'],
    evidence: 'recorded',
    source: 'tokens-list-active-entry',
    async run(target) {
      const [nip, pesel] = [freshNip(), freshPesel()]
      const author = await signInDelegate(target, nip, ['InvoiceWrite', 'InvoiceRead', 'CredentialsRead'], pesel)
      const made = await makeToken(target, author, ['InvoiceWrite', 'InvoiceRead', 'CredentialsRead'], 'opis_5900')
      await signInWithToken(target, made, author.context)
      const response = await target.request('GET', `/tokens/${made.referenceNumber}`, { token: author.accessToken })
      const { dateCreated, lastUseDate, ...rest } = await jsonOf(response.clone())
      assert.deepEqual(members(await jsonOf(response)), [
        'referenceNumber',
        'authorIdentifier',
        'contextIdentifier',
        'description',
        'requestedPermissions',
        'dateCreated',
        'lastUseDate',
        'status',
      ])
      assert.match(String(dateCreated), timestampPattern)
      assert.match(String(lastUseDate), timestampPattern)
      assert.deepEqual(rest, {
        referenceNumber: made.referenceNumber,
        authorIdentifier: { type: 'Pesel', value: pesel },
        contextIdentifier: { type: 'Nip', value: nip },
        description: 'opis_5900',
        requestedPermissions: ['InvoiceWrite', 'InvoiceRead', 'CredentialsRead'],
        status: 'Active',
      })
    },
  },
  {
    title: 'a token that was never used has no lastUseDate',
    evidence: 'documented',
    source: 'tokens-039',
    async run(target) {
      const owner = await signInOwner(target)
      const made = await makeToken(target, owner)
      assert.equal((await tokenNow(owner, made)).lastUseDate ?? null, null)
    },
  },
  {
    title: 'the secret is never shown again',
    evidence: 'documented',
    source: ['tokens-027', 'portal-token-shown-once'],
    async run(target) {
      const owner = await signInOwner(target)
      const { referenceNumber, token } = await makeToken(target, owner)
      const response = await target.request('GET', `/tokens/${referenceNumber}`, { token: owner.accessToken })
      assert.equal((await response.text()).includes(token.split('|')[2]!), false)
    },
  },
  {
    title: 'a Failed token says why, after its status',
    needs: ['form'],
    evidence: 'recorded',
    source: 'tokens-status-failed-enforcement',
    async run(target) {
      const owner = await signInOwner(target)
      const made = await owner.call.tokens.generate({
        body: { permissions: ['EnforcementOperations'], description: 'Not for companies' },
      })
      await tokenBecomes(target, owner, made, 'Failed')
      const response = await target.request('GET', `/tokens/${made.referenceNumber}`, { token: owner.accessToken })
      const body = await jsonOf(response)
      assert.deepEqual(members(body).slice(-4), ['requestedPermissions', 'dateCreated', 'status', 'statusDetails'])
      assert.deepEqual(body.statusDetails, ['Context identifier is not enforcement authority.'])
    },
  },
  {
    title: 'a token without CredentialsRead reads itself',
    evidence: 'described',
    source: ['tokens-048', 'tokens-038'],
    async run(target) {
      const owner = await signInOwner(target)
      const made = await makeToken(target, owner, ['InvoiceRead'], 'Self-get E2E token')
      const session = await signInWithToken(target, made, owner.context)
      const { referenceNumber, description, status } = await tokenNow(session, made)
      assert.deepEqual([referenceNumber, description, status], [made.referenceNumber, 'Self-get E2E token', 'Active'])
    },
  },
  {
    title: 'a revoked token with a living access token reads itself and another token of the context',
    evidence: 'described',
    source: ['tokens-049', 'tokens-054'],
    async run(target) {
      const owner = await signInOwner(target)
      const [one, other] = [await makeToken(target, owner), await makeToken(target, owner)]
      const session = await signInWithToken(target, other, owner.context)
      await revokeToken(target, owner, one)
      await revokeToken(target, owner, other)
      assert.equal((await tokenNow(session, one)).status, 'Revoked')
      assert.equal((await tokenNow(session, other)).status, 'Revoked')
    },
  },
  {
    title: 'a number that no token has is refused with 400, not 404',
    evidence: 'documented',
    source: 'tokens-040',
    async run(target) {
      const { call } = await signInOwner(target)
      const params = { referenceNumber: '20250625-EC-20F5EE4000-DA48AE4124-46' }
      await refused(call.tokens.get({ params }), 'validationFailed')
    },
  },
  {
    title: 'a number of another form is refused',
    evidence: 'documented',
    source: 'tokens-016',
    async run(target) {
      const { call } = await signInOwner(target)
      await refused(call.tokens.get({ params: { referenceNumber: 'fake' } }), 'validationFailed')
    },
  },
  {
    title: "another context's token is out of reach",
    evidence: 'assumed',
    source: 'simulator/ksef/tokens/reach.ts',
    async run(target) {
      const made = await makeToken(target, await signInOwner(target))
      const stranger = await signInOwner(target)
      await refusedSomehow(tokenNow(stranger, made))
    },
  },
  {
    title: 'no bearer: 401',
    evidence: 'documented',
    source: 'errors-012',
    async run(target) {
      const { referenceNumber } = await makeToken(target, await signInOwner(target))
      await refused(target.call.tokens.get({ params: { referenceNumber } }), 'unauthorized')
    },
  },
])
