import { strict as assert } from 'node:assert'
import { suite, type Target } from '../../suite.ts'
import { refused, sorted } from '../../suite-answers.ts'
import { freshNip, nipContext } from '../suite-preparation.ts'
import { encrypt, startWithToken, tokenKey } from '../suite-tokens.ts'
import { ksefToken } from './ksef-token.ts'

/** A request that would be taken in, with some members of another kind. */
const send = async (target: Target, changes: object): Promise<unknown> => {
  const { certificate } = await tokenKey(target)
  const { challenge } = await target.call.auth.challenge()
  const encryptedToken = encrypt('anything', certificate)
  const body = { challenge, contextIdentifier: nipContext(freshNip()), encryptedToken, ...changes }
  return target.call.auth.ksefToken({ body })
}

/** SHA-256 of nothing that KSeF has. */
const unknownKey = Buffer.alloc(32, 7).toString('base64')

/** What a token's sign-in is refused for, at once. */
export const ksefTokenRefusalsSuite = suite(ksefToken, [
  {
    title: 'a challenge of another form is refused by name',
    evidence: 'described',
    source: 'ksef-token-400-challenge-format',
    async run(target) {
      const { details } = await refused(send(target, { challenge: 'fake' }), 'validationFailed')
      assert.deepEqual(details, ["'challenge' is not in the correct format."])
    },
  },
  {
    title: 'a challenge that nobody issued is refused',
    evidence: 'documented',
    source: 'ksef-token-003',
    async run(target) {
      await refused(send(target, { challenge: '20250625-CR-20F5EE4000-DA48AE4124-46' }), 'invalidChallenge')
    },
  },
  {
    title: 'a challenge that was used is refused, even if that sign-in failed',
    evidence: 'documented',
    source: 'ksef-token-003',
    async run(target) {
      const { challenge } = await target.call.auth.challenge()
      await send(target, { challenge })
      await refused(send(target, { challenge }), 'invalidChallenge')
    },
  },
  {
    title: 'a challenge older than ten minutes is refused',
    evidence: 'documented',
    source: 'challenge-005',
    needs: ['clock'],
    async run(target) {
      const { challenge } = await target.call.auth.challenge()
      await target.advance(10 * 60_000 + 1)
      await refused(send(target, { challenge }), 'invalidChallenge')
    },
  },
  {
    title: 'a challenge of nearly ten minutes is taken',
    evidence: 'documented',
    source: 'challenge-005',
    needs: ['clock'],
    async run(target) {
      const { challenge } = await target.call.auth.challenge()
      await target.advance(10 * 60_000 - 1)
      await send(target, { challenge })
    },
  },
  {
    title: 'a publicKeyId that KSeF does not have is refused by name',
    evidence: 'documented',
    source: ['ksef-token-004', 'ksef-token-010'],
    async run(target) {
      const { details } = await refused(send(target, { publicKeyId: unknownKey }), 'unknownPublicKey')
      assert.deepEqual(details, [`Klucz o identyfikatorze ${unknownKey} nie jest wspierany.`])
    },
  },
  {
    title: 'a key for symmetric keys is none for tokens',
    evidence: 'documented',
    source: 'ksef-token-010',
    async run(target) {
      const keys = await target.call.publicKeys.list()
      for (const { publicKeyId, usage } of keys)
        if (!usage.includes('KsefTokenEncryption')) await refused(send(target, { publicKeyId }), 'unknownPublicKey')
    },
  },
  {
    title: 'more than ten addresses of a kind are refused',
    evidence: 'documented',
    source: 'ksef-token-014',
    async run(target) {
      const ip4Addresses = Array.from({ length: 11 }, (_, last) => `192.0.2.${last}`)
      await refused(send(target, { authorizationPolicy: { allowedIps: { ip4Addresses } } }), 'validationFailed')
    },
  },
  {
    title: 'addresses, ranges and masks of another form than IPv4 are refused',
    evidence: 'documented',
    source: 'ksef-token-013',
    async run(target) {
      for (const allowedIps of [
        { ip4Addresses: ['192.0.2.256'] },
        { ip4Ranges: ['192.0.2.1'] },
        { ip4Masks: ['192.0.2.0/33'] },
      ])
        await refused(send(target, { authorizationPolicy: { allowedIps } }), 'validationFailed')
    },
  },
  {
    title: 'the former context types None and AllPartners are refused',
    evidence: 'documented',
    source: ['ksef-token-012', 'known-21001-json-parsing'],
    async run(target) {
      for (const type of ['None', 'AllPartners'])
        await refused(send(target, { contextIdentifier: { type, value: freshNip() } }), 'unreadableContent')
    },
  },
  {
    title: 'everything that is missing is told at once, under one code',
    evidence: 'described',
    source: ['ksef-token-002', 'errors-028', 'known-21405-all-fields'],
    async run({ request }) {
      const response = await request('POST', '/auth/ksef-token', {
        body: {},
        headers: { 'X-Error-Format': 'problem-details' },
      })
      const { errors } = (await response.json()) as { errors: { code: number; details: string[] }[] }
      assert.equal(response.status, 400)
      assert.deepEqual(
        errors.map(({ code }) => code),
        [21405],
      )
      assert.deepEqual(
        sorted(errors[0]!.details),
        sorted(['challenge', 'contextIdentifier', 'encryptedToken'].map(name => `'${name}' must not be empty.`)),
      )
    },
  },
  {
    title: 'an encrypted token that is no Base64 makes the content unreadable',
    evidence: 'assumed',
    source: 'known-21001-json-parsing speaks of types; Base64 is read by the same parser',
    async run(target) {
      await refused(send(target, { encryptedToken: 'ŻÓŁW!' }), 'unreadableContent')
    },
  },
  {
    title: 'a token is taken in whatever it says: no refusal tells whether it exists',
    evidence: 'described',
    source: 'tokens-from-1-0-invalid',
    async run(target) {
      await startWithToken(target, 'no|such|token', nipContext(freshNip()))
    },
  },
])
