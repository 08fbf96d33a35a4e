import { strict as assert } from 'node:assert'
import { suite } from '../../suite.ts'
import { claimsOf, permissionsIn, refused } from '../../suite-answers.ts'
import { readReferenceNumber } from '../formats.ts'
import { freshNip, nipContext, openSession, signInOwner } from '../suite-preparation.ts'
import { encrypt, makeToken, revokeToken, signInWithToken, startWithToken, tokenKey } from '../suite-tokens.ts'
import { ksefToken } from './ksef-token.ts'

/** Who gets in by a KSeF token. What is refused stands in ksef-token-refusals and ksef-token-statuses. */
export const ksefTokenSuite = suite(ksefToken, [
  {
    title: 'an active token opens a session with its own permissions',
    evidence: 'recorded',
    source: ['redeem-200-access-token-recorded', 'ksef-token-015'],
    async run(target) {
      const owner = await signInOwner(target)
      const token = await makeToken(target, owner, ['InvoiceWrite', 'InvoiceRead'])
      const { accessToken } = await signInWithToken(target, token, owner.context)
      assert.deepEqual(permissionsIn(accessToken), ['InvoiceWrite', 'InvoiceRead'])
      assert.equal(claimsOf(accessToken).aum, 'Token')
    },
  },
  {
    title: 'the answer is 202 with the number of the operation (AU) and a token for it',
    evidence: 'recorded',
    source: 'ksef-token-202-recorded-2026-01-19',
    async run(target) {
      const owner = await signInOwner(target)
      const { token } = await makeToken(target, owner)
      const { referenceNumber, authenticationToken } = await startWithToken(target, token, owner.context)
      assert.equal(readReferenceNumber(referenceNumber)?.kind, 'AU')
      assert.equal(claimsOf(authenticationToken.token).arn, referenceNumber)
    },
  },
  {
    title: 'a token works right after it was made, without waiting for Active',
    evidence: 'described',
    source: 'ksef-token-016',
    async run(target) {
      const owner = await signInOwner(target)
      const body = { permissions: ['InvoiceRead' as const], description: 'Used at once' }
      await signInWithToken(target, await owner.call.tokens.generate({ body }), owner.context)
    },
  },
  {
    title: 'the time may be taken from timestamp instead of timestampMs',
    evidence: 'described',
    source: 'ksef-token-017',
    async run(target) {
      const owner = await signInOwner(target)
      const { token } = await makeToken(target, owner)
      const { certificate } = await tokenKey(target)
      const { challenge, timestamp } = await target.call.auth.challenge()
      const encryptedToken = encrypt(`${token}|${Date.parse(timestamp)}`, certificate)
      const started = await target.call.auth.ksefToken({
        body: { challenge, contextIdentifier: owner.context, encryptedToken },
      })
      await openSession(target, started, owner.context)
    },
  },
  {
    title: 'the key may be named by its publicKeyId',
    evidence: 'described',
    source: ['ksef-token-202-with-public-key-id', 'ksef-token-019'],
    async run(target) {
      const owner = await signInOwner(target)
      const { token } = await makeToken(target, owner)
      const { certificate, publicKeyId } = await tokenKey(target)
      const { challenge, timestampMs } = await target.call.auth.challenge()
      const encryptedToken = encrypt(`${token}|${timestampMs}`, certificate)
      const started = await target.call.auth.ksefToken({
        body: { challenge, contextIdentifier: owner.context, encryptedToken, publicKeyId },
      })
      await openSession(target, started, owner.context)
    },
  },
  {
    title: 'the type of the context may be written in capitals',
    evidence: 'described',
    source: ['ksef-token-context-type-case', 'ksef-token-450-only-reference-part'],
    async run(target) {
      const owner = await signInOwner(target)
      const { token } = await makeToken(target, owner)
      const { certificate } = await tokenKey(target)
      const { challenge, timestampMs } = await target.call.auth.challenge()
      const encryptedToken = encrypt(`${token}|${timestampMs}`, certificate)
      const contextIdentifier = { type: 'NIP', value: owner.context.value }
      const response = await target.request('POST', '/auth/ksef-token', {
        body: { challenge, contextIdentifier, encryptedToken },
      })
      assert.equal(response.status, 202)
    },
  },
  {
    title: 'a policy with the address of the caller lets the caller in',
    evidence: 'documented',
    source: ['ksef-token-009', 'challenge-008'],
    async run(target) {
      const owner = await signInOwner(target)
      const { token } = await makeToken(target, owner)
      const { certificate } = await tokenKey(target)
      const { challenge, timestampMs, clientIp } = await target.call.auth.challenge()
      const encryptedToken = encrypt(`${token}|${timestampMs}`, certificate)
      const authorizationPolicy = { allowedIps: { ip4Addresses: [clientIp] } }
      const started = await target.call.auth.ksefToken({
        body: { challenge, contextIdentifier: owner.context, encryptedToken, authorizationPolicy },
      })
      const session = await openSession(target, started, owner.context)
      await session.call.tokens.list()
    },
  },
  {
    title: 'a policy without the address of the caller refuses calls with the access token (ip-not-allowed)',
    evidence: 'documented',
    source: ['ksef-token-009', 'errors-002'],
    async run(target) {
      const owner = await signInOwner(target)
      const { token } = await makeToken(target, owner)
      const { certificate } = await tokenKey(target)
      const { challenge, timestampMs, clientIp } = await target.call.auth.challenge()
      const encryptedToken = encrypt(`${token}|${timestampMs}`, certificate)
      const allowedIps = { ip4Ranges: ['203.0.113.1-203.0.113.9'], ip4Masks: ['198.51.100.0/24'] }
      const started = await target.call.auth.ksefToken({
        body: {
          challenge,
          contextIdentifier: owner.context,
          encryptedToken,
          authorizationPolicy: { allowedIps },
        },
      })
      const session = await openSession(target, started, owner.context)
      const { security } = await refused(session.call.tokens.list(), 'ipNotAllowed')
      assert.deepEqual(security, { clientIp })
    },
  },
  {
    title: 'a token signs in while its context is unblocked again',
    evidence: 'described',
    source: 'auth-status-480-context-blocked',
    async run(target) {
      const nip = freshNip()
      const owner = await signInOwner(target, nip)
      const token = await makeToken(target, owner)
      const body = { contextIdentifier: nipContext(nip) }
      await target.call.testdata.blockContext({ body })
      await target.call.testdata.unblockContext({ body })
      await signInWithToken(target, token, owner.context)
    },
  },
  {
    title: 'a revoked token leaves the other tokens of the context alone',
    evidence: 'described',
    source: 'tokens-053',
    async run(target) {
      const owner = await signInOwner(target)
      const [one, other] = [await makeToken(target, owner), await makeToken(target, owner)]
      await revokeToken(target, owner, one)
      await signInWithToken(target, other, owner.context)
    },
  },
])
