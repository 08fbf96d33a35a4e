import { expect, test } from 'vitest'
import type { AllowedIps } from '../../../../client/allowed-ips.ts'
import { createClient } from '../../../../client/client.ts'
import { signInWithToken } from '../../../../client/flows/sign-in-with-token.ts'
import { simulated } from '../../simulated.ts'

const nip = '5265877635'

/** A session from 10.0.0.1 under a policy, and a way to use its tokens from elsewhere. */
const underPolicy = async (allowedIps: AllowedIps) => {
  const { ask, clock, explained, signedIn, simulator } = simulated()
  const owner = await signedIn(nip)
  const body = { description: 'Accounting', permissions: ['InvoiceRead' as const] }
  const { token } = await owner.tokens.generate({ body })
  const fetch = (request: Request) => simulator.fetch(request, { clientIp: '10.0.0.1' })
  const session = await signInWithToken(createClient({ baseUrl: 'http://ksef.test', fetch, clock }), {
    token,
    allowedIps,
  })
  const bearer = await session.accessToken()
  return {
    explained,
    listedFrom: (clientIp: string) => ask('GET /v2/tokens', { bearer, clientIp }),
    refreshedFrom: (clientIp: string) => ask('POST /v2/auth/token/refresh', { bearer: session.refreshToken, clientIp }),
  }
}

test('tokens are refused from an address that the sign-in did not allow, refresh included', async () => {
  const { explained, listedFrom, refreshedFrom } = await underPolicy({ ip4Addresses: ['10.0.0.1'] })
  expect((await listedFrom('10.0.0.1')).status).toBe(200)
  expect((await refreshedFrom('10.0.0.1')).status).toBe(200)
  for (const refused of [await listedFrom('10.0.0.2'), await refreshedFrom('10.0.0.2')]) {
    expect(refused.status).toBe(403)
    expect(await refused.clone().json()).toMatchObject({
      reasonCode: 'ip-not-allowed',
      security: { clientIp: '10.0.0.2' },
    })
    expect((await explained(refused)).text).toMatch(
      /^The call comes from 10\.0\.0\.2; .*"ip4Addresses":\["10\.0\.0\.1"\]/,
    )
  }
})

test.each<[string, AllowedIps, string[], string[]]>([
  ['an address', { ip4Addresses: ['10.0.0.1'] }, ['10.0.0.1', '::ffff:10.0.0.1'], ['10.0.0.11', '::1']],
  ['a range', { ip4Ranges: ['10.0.0.1-10.0.0.9'] }, ['10.0.0.1', '10.0.0.9'], ['10.0.0.10', '10.0.1.5']],
  ['a network', { ip4Masks: ['10.0.0.0/30'] }, ['10.0.0.0', '10.0.0.3'], ['10.0.0.4']],
  ['any one of several', { ip4Addresses: ['10.0.0.1'], ip4Masks: ['192.0.2.0/24'] }, ['192.0.2.9'], ['10.0.0.2']],
  ['nothing, which is everyone', { ip4Addresses: [] }, ['10.0.0.1', '2001:db8::1'], []],
])('a policy may hold %s', async (_what, policy, allowed, refused) => {
  const { listedFrom } = await underPolicy(policy)
  const statuses = (addresses: string[]) =>
    Promise.all(addresses.map(async address => (await listedFrom(address)).status))
  expect(await statuses(allowed)).toEqual(allowed.map(() => 200))
  expect(await statuses(refused)).toEqual(refused.map(() => 403))
})

test('a policy whose range is upside down lets nobody in', async () => {
  const { listedFrom } = await underPolicy({ ip4Ranges: ['10.0.0.9-10.0.0.1'] })
  expect((await listedFrom('10.0.0.5')).status).toBe(403)
})

test('a policy in a signed request counts alike', async () => {
  const { ask, signedIn } = simulated()
  const session = await signedIn(nip, { allowedIps: { ip4Addresses: ['127.0.0.1'] } })
  const bearer = await session.accessToken()
  expect((await ask('GET /v2/tokens', { bearer })).status).toBe(200)
  expect((await ask('GET /v2/tokens', { bearer, clientIp: '10.0.0.2' })).status).toBe(403)
})
