import { expect, test } from 'vitest'
import { signInWithToken } from '../../../../client/flows/sign-in-with-token.ts'
import { sealOf, simulated } from '../../simulated.ts'

const nip = '5265877635'

const permissionsOf = (jwt: string) =>
  JSON.parse(JSON.parse(Buffer.from(jwt.split('.')[1]!, 'base64url').toString()).per)

test('refreshing gives a new access token and leaves the refresh token what it was', async () => {
  const { runtime, signedIn } = simulated()
  const session = await signedIn(nip)
  const first = await session.accessToken()
  runtime.advance(60_000)
  const tokens = await session.auth.refresh()
  expect(Object.keys(tokens)).toEqual(['accessToken'])
  expect(tokens.accessToken.token).not.toBe(first)
  await expect(session.auth.refresh()).resolves.toBeDefined()
})

test('a revoked session gives no new access tokens; the one that is out lives on', async () => {
  const { ask, explained, signedIn } = simulated()
  const session = await signedIn(nip)
  const bearer = await session.accessToken()
  await session.close()
  expect((await ask('GET /v2/tokens', { bearer })).status).toBe(200)
  const refusal = await session.auth.refresh().catch(it => it)
  expect(refusal).toMatchObject({ error: 'statusForbidsRefresh', details: [expect.stringContaining('(425)')] })
  expect((await explained(refusal.explanationId)).text).toContain(
    'was revoked; its access tokens live until they expire',
  )
})

test('a revoked KSeF token gives no new access tokens; the one that is out lives on', async () => {
  const { ask, client, explained, signedIn } = simulated()
  const owner = await signedIn(nip)
  const body = { description: 'Accounting', permissions: ['InvoiceRead' as const] }
  const { referenceNumber, token } = await owner.tokens.generate({ body })
  const program = await signInWithToken(client, { token })
  const bearer = await program.accessToken()
  await owner.tokens.revoke({ params: { referenceNumber } })
  expect((await ask('GET /v2/tokens', { bearer })).status).toBe(200)
  const refusal = await program.auth.refresh().catch(it => it)
  expect(refusal).toMatchObject({ error: 'ksefTokenRevoked' })
  expect((await explained(refusal.explanationId)).text).toContain(`opened with the KSeF token ${referenceNumber}`)
})

test('a blocked context gives no new access tokens until it is unblocked', async () => {
  const { client, explained, signedIn } = simulated()
  const session = await signedIn(nip)
  const body = { contextIdentifier: { type: 'Nip' as const, value: nip } }
  await client.testdata.blockContext({ body })
  const refusal = await session.auth.refresh().catch(it => it)
  expect(refusal).toMatchObject({ error: 'statusForbidsRefresh' })
  expect((await explained(refusal.explanationId)).text).toContain('Nip:5265877635 is blocked')
  await client.testdata.unblockContext({ body })
  await expect(session.auth.refresh()).resolves.toBeDefined()
})

test('a refreshed access token has the rights of now', async () => {
  const { client, signedIn } = simulated()
  const [contextIdentifier, authorizedIdentifier] = [
    { type: 'Nip' as const, value: nip },
    { type: 'Nip' as const, value: '7980332920' },
  ]
  const grant = (permissionType: 'InvoiceRead' | 'InvoiceWrite') =>
    client.testdata.grantPermissions({
      body: {
        contextIdentifier,
        authorizedIdentifier,
        permissions: [{ permissionType, description: 'Accountants' }],
      },
    })
  await grant('InvoiceRead')
  const session = await signedIn(nip, { identity: await sealOf('7980332920') })
  expect(permissionsOf(await session.accessToken())).toEqual(['InvoiceRead'])
  await grant('InvoiceWrite')
  expect(permissionsOf((await session.auth.refresh()).accessToken.token)).toEqual(['InvoiceRead', 'InvoiceWrite'])
  await client.testdata.revokePermissions({ body: { contextIdentifier, authorizedIdentifier } })
  expect(permissionsOf((await session.auth.refresh()).accessToken.token)).toEqual([])
})
