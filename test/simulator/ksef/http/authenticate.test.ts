import { expect, test } from 'vitest'
import { lifetimes } from '../../../../simulator/ksef/lifetimes.ts'
import { simulated } from '../../simulated.ts'

const nip = '5265877635'

test('an expired access token is still taken while clocks may differ, and not a second longer', async () => {
  const { ask, explained, runtime, signedIn } = simulated()
  const bearer = await (await signedIn(nip)).accessToken()
  runtime.advance(lifetimes.accessToken + lifetimes.clockSkew)
  expect((await ask('GET /v2/tokens', { bearer })).status).toBe(200)
  runtime.advance(1000)
  const refused = await ask('GET /v2/tokens', { bearer })
  expect(refused.status).toBe(401)
  expect(refused.headers.get('WWW-Authenticate')).toBe('Bearer')
  expect((await explained(refused)).text).toBe('The ContextToken expired 301 s ago; 300 s of clock skew are forgiven.')
})

test('a refresh token outlives many access tokens, and ends', async () => {
  const { client, runtime, ask, signedIn } = simulated()
  const { refreshToken } = await signedIn(nip)
  runtime.advance(lifetimes.refreshToken)
  expect((await ask('POST /v2/auth/token/refresh', { bearer: refreshToken })).status).toBe(200)
  runtime.advance(lifetimes.clockSkew + 1000)
  expect((await ask('POST /v2/auth/token/refresh', { bearer: refreshToken })).status).toBe(401)
  await expect(client.auth.challenge()).resolves.toBeDefined()
})

test('each kind of bearer opens its own operations only; the explanation names both', async () => {
  const { ask, explained, signedIn } = simulated()
  const { refreshToken } = await signedIn(nip)
  const refused = await ask('GET /v2/tokens', { bearer: refreshToken })
  expect(refused.status).toBe(403)
  expect((await explained(refused)).text).toMatch(/refreshToken; this operation takes: accessToken\.$/)
})

test.each([
  ['a header of another scheme', { headers: { Authorization: 'Basic dTpw' } }, 'not of the form "Bearer <token>"'],
  ['no token', { headers: { Authorization: 'Bearer' } }, 'not of the form "Bearer <token>"'],
  ['no JWT', { bearer: 'abc' }, 'is no JWT'],
  ['a KSeF token', { bearer: '20261122-EC-0000000000-0000000000-00|nip-5265877635|00' }, 'POST /auth/ksef-token'],
  ["another system's JWT", { bearer: 'eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl' }, 'is not of this simulator'],
])('%s as a bearer is refused with its reason', async (_what, asked, reason) => {
  const { ask, explained } = simulated()
  const refused = await ask('GET /v2/tokens', asked)
  expect(refused.status).toBe(401)
  expect((await explained(refused)).text).toContain(reason)
})

test('a public operation does not look at the bearer', async () => {
  const { ask } = simulated()
  expect((await ask('POST /v2/auth/challenge', { bearer: 'stale' })).status).toBe(200)
})

test('a JWT whose claims were changed is refused', async () => {
  const { ask, signedIn } = simulated()
  const [header, payload, signature] = (await (await signedIn(nip)).accessToken()).split('.')
  const claims = { ...JSON.parse(Buffer.from(payload!, 'base64url').toString()), civ: '7980332920' }
  const forged = [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.')
  expect((await ask('GET /v2/tokens', { bearer: forged })).status).toBe(401)
})
