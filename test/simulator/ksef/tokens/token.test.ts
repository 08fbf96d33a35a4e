import { expect, test } from 'vitest'
import { signInWithToken } from '../../../../client/flows/sign-in-with-token.ts'
import { simulated } from '../../simulated.ts'

const nip = '5265877635'
const body = { description: 'Accounting', permissions: ['InvoiceRead' as const] }

test('a token is Pending, then Active, then Revoking, then Revoked: read off the clock', async () => {
  const { runtime, signedIn } = simulated({ delays: { activation: 2000, revocation: 3000 } })
  const owner = await signedIn(nip)
  const { referenceNumber } = await owner.tokens.generate({ body })
  const params = { referenceNumber }
  const seen: string[] = []
  const look = async () => seen.push((await owner.tokens.get({ params })).status)
  await look()
  runtime.advance(1999)
  await look()
  runtime.advance(1)
  await look()
  await owner.tokens.revoke({ params })
  await look()
  runtime.advance(2999)
  await look()
  runtime.advance(1)
  await look()
  expect(seen).toEqual(['Pending', 'Pending', 'Active', 'Revoking', 'Revoking', 'Revoked'])
})

test('without delays a token is Active and Revoked at once', async () => {
  const { signedIn } = simulated()
  const owner = await signedIn(nip)
  const { referenceNumber } = await owner.tokens.generate({ body })
  const params = { referenceNumber }
  expect((await owner.tokens.get({ params })).status).toBe('Active')
  await owner.tokens.revoke({ params })
  expect((await owner.tokens.get({ params })).status).toBe('Revoked')
})

test('a token that fails is Pending first, and says why only then', async () => {
  const { runtime, signedIn } = simulated({ delays: { activation: 2000 } })
  const owner = await signedIn(nip)
  const enforcing = { description: 'Accounting', permissions: ['EnforcementOperations' as const] }
  const { referenceNumber } = await owner.tokens.generate({ body: enforcing })
  const params = { referenceNumber }
  expect(await owner.tokens.get({ params })).toMatchObject({ status: 'Pending' })
  expect((await owner.tokens.get({ params })).statusDetails).toBeUndefined()
  runtime.advance(2000)
  expect(await owner.tokens.get({ params })).toMatchObject({
    status: 'Failed',
    statusDetails: [expect.stringContaining('enforcement authority')],
  })
})

test('a token that is used says when', async () => {
  const { client, runtime, signedIn } = simulated()
  const owner = await signedIn(nip)
  const { referenceNumber, token } = await owner.tokens.generate({ body })
  expect((await owner.tokens.get({ params: { referenceNumber } })).lastUseDate).toBeUndefined()
  runtime.advance(60_000)
  await signInWithToken(client, { token })
  expect((await owner.tokens.get({ params: { referenceNumber } })).lastUseDate).toBe('2026-11-22T12:01:00+00:00')
})
