import { expect, test } from 'vitest'
import { contextOfToken } from '../../../../client/context-of-token.ts'
import { signInWithToken } from '../../../../client/flows/sign-in-with-token.ts'
import { makeInternalId } from '../../../../contracts/ksef/formats.ts'
import type { TokenPermission } from '../../../../contracts/ksef/permission-names.ts'
import { sealOf, signatureOf, simulated } from '../../simulated.ts'
import { storeOf } from '../../store-of.ts'
import { signedInToUnit } from '../../unit-of.ts'

const nip = '5265877635'
const asking = (...permissions: TokenPermission[]) => ({ body: { description: 'Accounting', permissions } })

test('a token is made, and its secret is nowhere in the store', async () => {
  const { signedIn, simulator } = simulated()
  const owner = await signedIn(nip)
  const { referenceNumber, token } = await owner.tokens.generate(asking('InvoiceRead'))
  expect(token).toMatch(new RegExp(`^${referenceNumber}\\|nip-${nip}\\|[0-9a-f]{64}$`))
  expect(JSON.stringify(await storeOf(simulator).tokens.get(referenceNumber))).not.toContain(token.split('|')[2])
})

test('a token of an InternalId context names it, and signs in there', async () => {
  const { client, signedIn } = simulated()
  const context = { type: 'InternalId' as const, value: makeInternalId(nip, '1234') }
  const owner = await signedIn(nip)
  const manager = await signedInToUnit(owner, nip, context.value, ['InvoiceRead', 'InvoiceWrite'])
  const { token } = await manager.tokens.generate(asking('InvoiceRead'))
  expect(token.split('|')[1]).toBe(`internalId-${context.value}`)
  expect(contextOfToken(token)).toEqual(context)
  const program = await signInWithToken(client, { token })
  const { tokens } = await program.tokens.list()
  expect(tokens).toMatchObject([{ contextIdentifier: context, requestedPermissions: ['InvoiceRead'] }])
})

test('who owns a NIP does not own its InternalIds', async () => {
  const { signedIn } = simulated()
  const context = { type: 'InternalId' as const, value: makeInternalId(nip, '1234') }
  await expect(signedIn(nip, { context })).rejects.toMatchObject({ code: 415 })
})

test('nobody gives a token more than they may do themselves; nothing of the refused token is kept', async () => {
  const { client, explained, signedIn, simulator } = simulated()
  await client.testdata.grantPermissions({
    body: {
      contextIdentifier: { type: 'Nip', value: nip },
      authorizedIdentifier: { type: 'Pesel', value: '90010112349' },
      permissions: [{ permissionType: 'InvoiceRead', description: 'Reads invoices' }],
    },
  })
  const clerk = await signedIn(nip, { identity: await signatureOf('90010112349') })
  const refusal = await clerk.tokens.generate(asking('InvoiceRead', 'InvoiceWrite', 'Introspection')).catch(it => it)
  expect(refusal).toMatchObject({ code: 26001, details: [expect.stringContaining('InvoiceWrite, Introspection')] })
  expect((await explained(refusal.explanationId)).text).toContain('The access token holds [InvoiceRead]')
  const kept = await storeOf(simulator).tokens.page('byContext', `Nip:${nip}`, { size: 10, order: 'newest' })
  expect(kept).toEqual([])
})

test('a token makes no tokens', async () => {
  const { client, explained, signedIn } = simulated()
  const owner = await signedIn(nip)
  const { token } = await owner.tokens.generate(asking('CredentialsManage'))
  const program = await signInWithToken(client, { token })
  const refusal = await program.tokens.generate(asking('CredentialsManage')).catch(it => it)
  expect(refusal).toMatchObject({ error: 'authMethodNotAllowed', status: 403 })
  expect((await explained(refusal.explanationId)).text).toContain('A KSeF token makes no other tokens')
})

test('EnforcementOperations is for authorities of enforcement: others get a token that fails', async () => {
  const { client, signedIn } = simulated()
  await client.testdata.createSubject({
    body: { subjectNip: '7980332920', subjectType: 'EnforcementAuthority', description: 'An authority' },
  })
  const statusFor = async (who: string) => {
    const owner = await signedIn(who)
    const { referenceNumber } = await owner.tokens.generate(asking('EnforcementOperations'))
    return (await owner.tokens.get({ params: { referenceNumber } })).status
  }
  expect(await statusFor(nip)).toBe('Failed')
  expect(await statusFor('7980332920')).toBe('Active')
})

test.each([
  ['too short a description', { description: 'abcd', permissions: ['InvoiceRead'] }, 21405],
  ['no permission', { description: 'Accounting', permissions: [] }, 21405],
  ['a permission that nobody knows', { description: 'Accounting', permissions: ['InvoiceBurn'] }, 21001],
])('a token with %s is refused', async (_what, json, code) => {
  const { ask, explained, signedIn } = simulated()
  const bearer = await (await signedIn(nip)).accessToken()
  expect((await explained(await ask('POST /v2/tokens', { bearer, json }))).code).toBe(code)
})

test('a permission asked for twice is given once', async () => {
  const { signedIn } = simulated()
  const owner = await signedIn(nip, { identity: await sealOf(nip) })
  const { referenceNumber } = await owner.tokens.generate(asking('InvoiceRead', 'InvoiceRead'))
  const { requestedPermissions } = await owner.tokens.get({ params: { referenceNumber } })
  expect(requestedPermissions).toEqual(['InvoiceRead'])
})
