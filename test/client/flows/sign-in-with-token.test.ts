import { expect, test } from 'vitest'
import { createClient } from '../../../client/client.ts'
import { SignInFailed } from '../../../client/flows/sign-in-failed.ts'
import { signInWithToken } from '../../../client/flows/sign-in-with-token.ts'
import { WaitedTooLong } from '../../../client/waited-too-long.ts'
import { keyOfKsef } from '../key-of-ksef.ts'
import { manualClock } from '../manual-clock.ts'
import { json, standIn } from '../stand-in.ts'

const ksef = await keyOfKsef()
const retired = await keyOfKsef()
const referenceNumber = '20261122-AU-1A2B3C4000-0123456789-AB'
const token = `20261122-EC-1A2B3C4000-0123456789-AB|nip-5265877635|${'0'.repeat(64)}`
const timestampMs = Date.parse('2026-11-22T12:00:00.123Z')

/** Base64 of 32 bytes, as any. */
const keyId = (name: string) => btoa(name.padEnd(32))

const published = (
  { certificate }: typeof ksef,
  publicKeyId: string,
  validFrom: string,
  usage = 'KsefTokenEncryption',
) => ({
  certificate,
  certificateId: btoa('certificate'),
  publicKeyId: keyId(publicKeyId),
  validFrom,
  validTo: `${+validFrom.slice(0, 4) + 1}-12-31T00:00:00+00:00`,
  usage: [usage],
})

const progress = (code: number, description = 'Uwierzytelnianie', details?: string[]) => ({
  startDate: '2026-11-22T12:00:00+00:00',
  authenticationMethod: 'Token',
  authenticationMethodInfo: { category: 'Token', code: 'token.ksef', displayName: 'Token KSeF' },
  status: { code, description, details },
})

const standing = (outcome: () => Response) => {
  const clock = manualClock()
  const { fetch, requests } = standIn({
    'GET /security/public-key-certificates': () =>
      json([
        published(ksef, 'symmetric', '2026-01-01T00:00:00+00:00', 'SymmetricKeyEncryption'),
        published(retired, 'retired', '2024-01-01T00:00:00+00:00'),
        published(ksef, 'current', '2026-01-01T00:00:00+00:00'),
      ]),
    'POST /auth/challenge': () =>
      json({
        challenge: '20261122-CR-1A2B3C4000-0123456789-AB',
        timestamp: '2026-11-22T12:00:00.123+00:00',
        timestampMs,
        clientIp: '127.0.0.1',
      }),
    'POST /auth/ksef-token': () =>
      json(
        { referenceNumber, authenticationToken: { token: 'a.b.auth', validUntil: '2026-11-22T12:45:00+00:00' } },
        202,
      ),
    [`GET /auth/${referenceNumber}`]: outcome,
    'POST /auth/token/redeem': () =>
      json({
        accessToken: { token: 'a.b.access', validUntil: '2026-11-22T12:15:00+00:00' },
        refreshToken: { token: 'a.b.refresh', validUntil: '2026-11-29T12:00:00+00:00' },
      }),
    'GET /tokens': () => json({ tokens: [] }),
  })
  return { clock, requests, client: createClient({ baseUrl: 'https://ksef.test', fetch, clock }) }
}

const sent = (requests: readonly Request[], path: string) => requests.find(({ url }) => url.endsWith(path))

test('a token signs in: encrypted with the key in force, in its own context', async () => {
  const { client, requests } = standing(() => json(progress(200)))
  const session = await signInWithToken(client, { token })
  const body = await sent(requests, '/auth/ksef-token')?.json()
  expect(body).toMatchObject({
    challenge: '20261122-CR-1A2B3C4000-0123456789-AB',
    contextIdentifier: { type: 'Nip', value: '5265877635' },
    publicKeyId: keyId('current'),
  })
  expect(ksef.decrypt(body.encryptedToken)).toBe(`${token}|${timestampMs}`)
  expect(session.referenceNumber).toBe(referenceNumber)
})

test('status and redeem are asked with the authentication token, the rest with the access token', async () => {
  const { client, requests } = standing(() => json(progress(200)))
  const session = await signInWithToken(client, { token })
  await session.tokens.list()
  const bearers = requests.slice(-3).map(({ headers }) => headers.get('Authorization'))
  expect(bearers).toEqual(['Bearer a.b.auth', 'Bearer a.b.auth', 'Bearer a.b.access'])
})

test('a context and addresses can be given', async () => {
  const { client, requests } = standing(() => json(progress(200)))
  const context = { type: 'InternalId', value: '5265877635-12345' } as const
  await signInWithToken(client, { token, context, allowedIps: { ip4Addresses: ['10.0.0.1'] } })
  expect(await sent(requests, '/auth/ksef-token')?.json()).toMatchObject({
    contextIdentifier: context,
    authorizationPolicy: { allowedIps: { ip4Addresses: ['10.0.0.1'] } },
  })
})

test('a sign-in in progress is asked about until it is over', async () => {
  const codes = [100, 100, 200]
  const { client, clock } = standing(() => json(progress(codes.shift() ?? 0)))
  await signInWithToken(client, { token })
  expect(clock.sleeps).toHaveLength(2)
})

test('a sign-in that fails says why, and where the simulator explains it', async () => {
  const description = 'Uwierzytelnianie zakończone niepowodzeniem z powodu błędnego tokenu'
  const { client } = standing(() =>
    json(progress(450, description, ['Token unieważniony.']), 200, { 'X-Simulator-Explanation': 'e7' }),
  )
  const error = await signInWithToken(client, { token }).catch(it => it)
  expect(error).toBeInstanceOf(SignInFailed)
  expect(error).toMatchObject({ code: 450, description, details: ['Token unieważniony.'], explanationId: 'e7' })
  expect(error.message).toBe(`450: ${description} - Token unieważniony.`)
})

test('a sign-in that does not end is left at the deadline', async () => {
  const { client } = standing(() => json(progress(100)))
  const error = await signInWithToken(client, { token, patience: { deadline: 5000 } }).catch(it => it)
  expect(error).toBeInstanceOf(WaitedTooLong)
  expect(error.lastSeen.status.code).toBe(100)
})

test('a text without a context asks for one', async () => {
  const { client } = standing(() => json(progress(200)))
  await expect(signInWithToken(client, { token: 'nonsense' })).rejects.toThrow('give `context`')
})
