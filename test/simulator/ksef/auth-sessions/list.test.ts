import { expect, test } from 'vitest'
import { signInWithToken } from '../../../../client/flows/sign-in-with-token.ts'
import type { Session } from '../../../../client/session.ts'
import { sealOf, simulated } from '../../simulated.ts'

const nip = '5265877635'
const seenBy = async (session: Session) =>
  (await session.authSessions.list()).items.map(({ referenceNumber }) => referenceNumber)

test('a session sees those of the same subject in the same context, newest first, itself marked', async () => {
  const { runtime, signedIn } = simulated()
  const first = await signedIn(nip)
  runtime.advance(1)
  const second = await signedIn(nip)
  await signedIn('7980332920')
  const { items } = await first.authSessions.list()
  expect(items.map(({ referenceNumber, isCurrent }) => [referenceNumber, isCurrent])).toEqual([
    [second.referenceNumber, false],
    [first.referenceNumber, true],
  ])
})

test('sessions by a KSeF token are apart from those by signature', async () => {
  const { client, signedIn } = simulated()
  const owner = await signedIn(nip)
  const body = { description: 'Accounting', permissions: ['InvoiceRead' as const] }
  const { token } = await owner.tokens.generate({ body })
  const program = await signInWithToken(client, { token })
  expect(await seenBy(program)).toEqual([program.referenceNumber])
  expect(await seenBy(owner)).toEqual([owner.referenceNumber])
})

test('a session is revoked by reference number from another, and is seen no more', async () => {
  const { signedIn } = simulated()
  const first = await signedIn(nip)
  const second = await signedIn(nip)
  await second.authSessions.revoke({ params: { referenceNumber: first.referenceNumber } })
  expect(await seenBy(second)).toEqual([second.referenceNumber])
  await expect(first.auth.refresh()).rejects.toMatchObject({ error: 'statusForbidsRefresh' })
})

test("another subject's session is out of reach", async () => {
  const { client, explained, signedIn } = simulated()
  await client.testdata.grantPermissions({
    body: {
      contextIdentifier: { type: 'Nip', value: nip },
      authorizedIdentifier: { type: 'Nip', value: '7980332920' },
      permissions: [{ permissionType: 'CredentialsManage', description: 'Manages' }],
    },
  })
  const owner = await signedIn(nip)
  const manager = await signedIn(nip, { identity: await sealOf('7980332920') })
  const refusal = await manager.authSessions.revoke({ params: owner }).catch(it => it)
  expect(refusal).toMatchObject({ error: 'insufficientResourceAccess', status: 403 })
  expect((await explained(refusal.explanationId)).text).toContain(
    `${owner.referenceNumber} is no session of the caller`,
  )
})

test('the current session is revoked by access token or by refresh token', async () => {
  const { ask, signedIn } = simulated()
  for (const bearerOf of [
    (session: Session) => session.accessToken(),
    async (session: Session) => session.refreshToken,
  ]) {
    const session = await signedIn(nip)
    const response = await ask('DELETE /v2/auth/sessions/current', { bearer: await bearerOf(session) })
    expect(response.status).toBe(204)
    await expect(session.auth.refresh()).rejects.toMatchObject({ error: 'statusForbidsRefresh' })
  }
})

test('a session that expired is seen no more', async () => {
  const { runtime, signedIn } = simulated()
  await signedIn(nip)
  runtime.advance(7 * 86_400_000)
  const fresh = await signedIn(nip)
  expect(await seenBy(fresh)).toEqual([fresh.referenceNumber])
})
