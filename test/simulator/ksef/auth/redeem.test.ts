import { expect, test } from 'vitest'
import { signInWithToken } from '../../../../client/flows/sign-in-with-token.ts'
import { authTokenRequest } from '../../../../client/xades/auth-token-request.ts'
import { sign } from '../../../../client/xades/sign.ts'
import type { Delays } from '../../../../simulator/index.ts'
import { sealOf, simulated } from '../../simulated.ts'

const nip = '5265877635'

/** A sign-in by seal that was sent and of which nothing more was asked. */
const started = async (delays?: Partial<Delays>) => {
  const all = simulated({ delays })
  const { challenge } = await all.client.auth.challenge()
  const request = authTokenRequest({ challenge, context: { type: 'Nip', value: nip } })
  const xml = sign(request, await sealOf(nip), { signingTime: new Date(all.runtime.now()) })
  const { authenticationToken, referenceNumber } = await all.client.auth.xadesSignature({ xml })
  const bearer = authenticationToken.token
  return { ...all, referenceNumber, bearer, redeemed: () => all.ask('POST /v2/auth/token/redeem', { bearer }) }
}

const claimsOf = (jwt: string) => JSON.parse(Buffer.from(jwt.split('.')[1]!, 'base64url').toString())

test('tokens are given once, however many ask at once', async () => {
  const { redeemed } = await started()
  const answers = await Promise.all(Array.from({ length: 100 }, redeemed))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 400)).toHaveLength(99)
})

test('who comes second is told when the tokens were taken', async () => {
  const { explained, redeemed, referenceNumber } = await started()
  await redeemed()
  expect(await explained(await redeemed())).toMatchObject({
    error: 'alreadyRedeemed',
    text: `The tokens of ${referenceNumber} were taken at 2026-11-22T12:00:00.000Z; they are given once.`,
  })
})

test('a sign-in in progress gives no tokens; the explanation says how long to wait', async () => {
  const { explained, redeemed, runtime } = await started({ authentication: 2000 })
  runtime.advance(1500)
  expect(await explained(await redeemed())).toMatchObject({
    error: 'statusForbidsRedeem',
    details: [expect.stringContaining('(100)')],
    text: expect.stringMatching(/settles in 500 ms: poll GET \/auth\//),
  })
  runtime.advance(500)
  expect((await redeemed()).status).toBe(200)
})

test('the lives of the tokens are in them as in the answer, and the kinds are told apart', async () => {
  const { bearer, redeemed, referenceNumber } = await started()
  const { accessToken, refreshToken } = await (await redeemed()).json()
  const [authentication, access, refresh] = [bearer, accessToken.token, refreshToken.token].map(claimsOf)
  expect(new Set([authentication.typ, access.typ, refresh.typ]).size).toBe(3)
  expect(access.exp * 1000).toBe(Date.parse(accessToken.validUntil))
  expect(refresh.exp * 1000).toBe(Date.parse(refreshToken.validUntil))
  expect(access).toMatchObject({ cit: 'Nip', civ: nip, arn: referenceNumber, per: '["Owner"]' })
})

test('a KSeF token that was revoked in the meantime gives no tokens of access', async () => {
  const { client, signedIn, runtime, explained } = simulated({ delays: { authentication: 1000 } })
  const owner = await signedIn(nip)
  const body = { description: 'Accounting', permissions: ['InvoiceRead' as const] }
  const { referenceNumber, token } = await owner.tokens.generate({ body })
  const pending = signInWithToken(
    { ...client, connection: { ...client.connection, clock: { ...client.connection.clock, sleep: revokeAndWait } } },
    { token },
  )
  async function revokeAndWait(ms: number) {
    await owner.tokens.revoke({ params: { referenceNumber } })
    runtime.advance(ms)
  }
  const refusal = await pending.catch(it => it)
  expect(refusal).toMatchObject({ error: 'ksefTokenRevoked' })
  expect((await explained(refusal.explanationId)).text).toContain(`with the KSeF token ${referenceNumber}, revoked at`)
})
