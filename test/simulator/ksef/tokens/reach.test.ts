import { expect, test } from 'vitest'
import { signInWithToken } from '../../../../client/flows/sign-in-with-token.ts'
import type { TokenPermission } from '../../../../contracts/ksef/permission-names.ts'
import { signatureOf, simulated } from '../../simulated.ts'
import { storeOf } from '../../store-of.ts'

const nip = '5265877635'
const [clerkPesel, auditorPesel] = ['90010112349', '85050512341'] as const
const asking = (...permissions: TokenPermission[]) => ({ body: { description: 'Accounting', permissions } })

/** An owner, a clerk who may read invoices, and an auditor who may see tokens; each with a token made in this order. */
const office = async () => {
  const all = simulated()
  const { client, runtime, signedIn } = all
  const granted = async (pesel: string, permissionType: TokenPermission) => {
    await client.testdata.grantPermissions({
      body: {
        contextIdentifier: { type: 'Nip', value: nip },
        authorizedIdentifier: { type: 'Pesel', value: pesel },
        permissions: [{ permissionType, description: 'A right of theirs' }],
      },
    })
    return signedIn(nip, { identity: await signatureOf(pesel) })
  }
  const owner = await signedIn(nip)
  const clerk = await granted(clerkPesel, 'InvoiceRead')
  const auditor = await granted(auditorPesel, 'CredentialsRead')
  const owners = await owner.tokens.generate(asking('InvoiceRead'))
  runtime.advance(1)
  const clerks = await clerk.tokens.generate(asking('InvoiceRead'))
  runtime.advance(1)
  const auditors = await auditor.tokens.generate(asking('CredentialsRead'))
  return { ...all, owner, clerk, auditor, owners, clerks, auditors }
}
type Session = Awaited<ReturnType<typeof office>>['owner']
const seenBy = async (session: Session) => (await session.tokens.list()).tokens.map(token => token.referenceNumber)

test('who manages or reads credentials sees all tokens of the context, newest first; others their own', async () => {
  const { owner, clerk, auditor, owners, clerks, auditors } = await office()
  const all = [auditors, clerks, owners].map(({ referenceNumber }) => referenceNumber)
  expect(await seenBy(owner)).toEqual(all)
  expect(await seenBy(auditor)).toEqual(all)
  expect(await seenBy(clerk)).toEqual([clerks.referenceNumber])
})

test('who reads credentials revokes none but their own', async () => {
  const { auditor, auditors, clerks } = await office()
  await expect(auditor.tokens.revoke({ params: clerks })).rejects.toMatchObject({ error: 'insufficientResourceAccess' })
  await expect(auditor.tokens.revoke({ params: auditors })).resolves.toBeUndefined()
})

test('who has no right to credentials revokes their own; the explanation says whose another is', async () => {
  const { clerk, clerks, owners, explained } = await office()
  const refusal = await clerk.tokens.revoke({ params: owners }).catch(it => it)
  expect(refusal).toMatchObject({ error: 'insufficientResourceAccess', status: 403 })
  expect((await explained(refusal.explanationId)).text).toContain(`${owners.referenceNumber} was made by Nip:${nip}`)
  await expect(clerk.tokens.revoke({ params: clerks })).resolves.toBeUndefined()
})

test("the owner revokes everyone else's", async () => {
  const { owner, clerks, auditors } = await office()
  await owner.tokens.revoke({ params: clerks })
  await owner.tokens.revoke({ params: auditors })
  const { tokens } = await owner.tokens.list({ query: { status: ['Revoked'] } })
  expect(tokens).toHaveLength(2)
})

test('a session by token sees and revokes itself alone', async () => {
  const { client, owner, owners, clerks } = await office()
  const program = await signInWithToken(client, { token: owners.token })
  expect(await seenBy(program)).toEqual([owners.referenceNumber])
  await expect(program.tokens.revoke({ params: clerks })).rejects.toMatchObject({ error: 'insufficientResourceAccess' })
  await program.tokens.revoke({ params: owners })
  expect((await owner.tokens.get({ params: owners })).status).toBe('Revoked')
})

test('a token of another context is out of reach, one that never was is not found', async () => {
  const { explained, owners, signedIn } = await office()
  const stranger = await signedIn('7980332920')
  const foreign = await stranger.tokens.get({ params: owners }).catch(it => it)
  expect(foreign).toMatchObject({ error: 'insufficientResourceAccess' })
  expect((await explained(foreign.explanationId)).text).toContain('belongs to another context than Nip:7980332920')
  const referenceNumber = '20261122-EC-0000000000-0000000000-00'
  const unknown = await stranger.tokens.get({ params: { referenceNumber } }).catch(it => it)
  expect(unknown).toMatchObject({ error: 'validationFailed' })
  expect((await explained(unknown.explanationId)).text).toContain(
    `No token has the reference number ${referenceNumber}`,
  )
})

test('NIP and PESEL of one person, linked by test data, are one author', async () => {
  const { client, signedIn } = simulated()
  await client.testdata.createPerson({
    body: { nip, pesel: clerkPesel, isBailiff: false, description: 'A person with a firm' },
  })
  const byPesel = await signedIn(nip, { identity: await signatureOf(clerkPesel) })
  const { referenceNumber } = await byPesel.tokens.generate(asking('InvoiceRead'))
  const byNip = await signedIn(nip)
  expect(await seenBy(byNip)).toEqual([referenceNumber])
  await expect(byNip.tokens.revoke({ params: { referenceNumber } })).resolves.toBeUndefined()
})

test('revoking twice changes nothing', async () => {
  const { owner, owners, runtime, simulator } = await office()
  await owner.tokens.revoke({ params: owners })
  const before = await storeOf(simulator).tokens.get(owners.referenceNumber)
  runtime.advance(1000)
  await owner.tokens.revoke({ params: owners })
  expect(await storeOf(simulator).tokens.get(owners.referenceNumber)).toEqual(before)
})
