import { expect, test } from 'vitest'
import { signInWithToken } from '../../../../client/flows/sign-in-with-token.ts'
import { authTokenRequest } from '../../../../client/xades/auth-token-request.ts'
import { sign } from '../../../../client/xades/sign.ts'
import type { Delays } from '../../../../simulator/index.ts'
import { sealOf, simulated } from '../../simulated.ts'
import { storeOf } from '../../store-of.ts'

const nip = '5265877635'

const started = async (delays?: Partial<Delays>, by = nip) => {
  const all = simulated({ delays })
  const { challenge } = await all.client.auth.challenge()
  const request = authTokenRequest({ challenge, context: { type: 'Nip', value: nip } })
  const xml = sign(request, await sealOf(by), { signingTime: new Date(all.runtime.now()) })
  const { authenticationToken, referenceNumber } = await all.client.auth.xadesSignature({ xml })
  const bearer = authenticationToken.token
  return { ...all, referenceNumber, bearer, asked: () => all.ask(`GET /v2/auth/${referenceNumber}`, { bearer }) }
}
const codeOf = async (response: Response) => (await response.json()).status.code

test('a sign-in is in progress until its time has come by the simulated clock', async () => {
  const { asked, runtime } = await started({ authentication: 3000 })
  expect(await codeOf(await asked())).toBe(100)
  runtime.advance(2999)
  expect(await codeOf(await asked())).toBe(100)
  runtime.advance(1)
  expect(await codeOf(await asked())).toBe(200)
})

test('a sign-in that fails is in progress first, and explained when it has failed', async () => {
  const { asked, explained, runtime } = await started({ authentication: 3000 }, '7980332920')
  const before = await asked()
  expect(before.headers.get('X-Simulator-Explanation')).toBeNull()
  expect(await codeOf(before)).toBe(100)
  runtime.advance(3000)
  const after = await asked()
  expect((await explained(after)).text).toMatch(/^Nip:7980332920 is not the owner of Nip:5265877635/)
  expect(await codeOf(after)).toBe(415)
})

test('an operation is gone after seven days', async () => {
  const { asked, explained, referenceNumber, simulator } = await started()
  // Its bearer would have expired long before, so the record is aged instead.
  const record = await storeOf(simulator).authentications.get(referenceNumber)
  await storeOf(simulator).authentications.put({ ...record!, startedAt: Date.parse('2026-11-15T11:59:59Z') })
  const gone = await asked()
  expect(gone.status).toBe(410)
  expect(await gone.clone().json()).toMatchObject({ status: 410, instance: `/v2/auth/${referenceNumber}` })
  expect((await explained(gone)).text).toBe(`${referenceNumber} is older than seven days.`)
})

test('nobody asks about the sign-in of another', async () => {
  const one = await started()
  const { challenge } = await one.client.auth.challenge()
  const request = authTokenRequest({ challenge, context: { type: 'Nip', value: nip } })
  const xml = sign(request, await sealOf(nip), { signingTime: new Date(one.runtime.now()) })
  const other = await one.client.auth.xadesSignature({ xml })
  const refused = await one.ask(`GET /v2/auth/${one.referenceNumber}`, { bearer: other.authenticationToken.token })
  expect(refused.status).toBe(400)
  expect((await one.explained(refused)).text).toContain(`the path names ${one.referenceNumber}`)
})

test('a token that is still Pending is waited for', async () => {
  const { client, runtime, signedIn } = simulated({ delays: { activation: 60_000 } })
  const owner = await signedIn(nip)
  const body = { description: 'Accounting', permissions: ['InvoiceRead' as const] }
  const { token, referenceNumber } = await owner.tokens.generate({ body })
  const before = runtime.now()
  const session = await signInWithToken(client, { token })
  expect(runtime.now() - before).toBeGreaterThanOrEqual(60_000)
  expect((await session.tokens.get({ params: { referenceNumber } })).status).toBe('Active')
})

test.each([
  ['blocked by test data', 480],
  ['of a person whom test data made dead', 470],
])('a sign-in in a context %s ends with %i', async (_what, code) => {
  const { client, explained, signedIn } = simulated()
  if (code === 480) await client.testdata.blockContext({ body: { contextIdentifier: { type: 'Nip', value: nip } } })
  else
    await client.testdata.createPerson({
      body: { nip, pesel: '90010112349', isBailiff: false, isDeceased: true, description: 'A person' },
    })
  const failure = await signedIn(nip).catch(it => it)
  expect(failure).toMatchObject({ name: 'SignInFailed', code })
  expect((await explained(failure.explanationId)).text).toMatch(/blocked by POST|isDeceased/)
})
