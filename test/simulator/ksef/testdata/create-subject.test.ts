import { expect, test } from 'vitest'
import { signatureOf, simulated } from '../../simulated.ts'
import { storeOf } from '../../store-of.ts'

const nip = '5265877635'
const pesel = '90010112349'
const person = { nip, pesel, isBailiff: false, description: 'A person with a firm' }

const claimsOf = (jwt: string) => JSON.parse(Buffer.from(jwt.split('.')[1]!, 'base64url').toString())

test('a subject is made once, and again after it was removed', async () => {
  const { client, explained } = simulated()
  const body = { subjectNip: nip, subjectType: 'VatGroup' as const, description: 'A group' }
  await client.testdata.createSubject({ body })
  const refusal = await client.testdata.createSubject({ body }).catch(it => it)
  expect(refusal).toMatchObject({ error: 'alreadyExists', code: 30001 })
  expect((await explained(refusal.explanationId)).text).toContain('POST /testdata/subject/remove')
  await client.testdata.removeSubject({ body: { subjectNip: nip } })
  await expect(client.testdata.createSubject({ body })).resolves.toBeUndefined()
})

test('a subject one of whose subunits exists already leaves nothing behind', async () => {
  const { client, simulator } = simulated()
  const unit = { subjectNip: '7980332920', description: 'A subunit' }
  const group = { subjectType: 'VatGroup' as const, description: 'A group', subunits: [unit] }
  await client.testdata.createSubject({ body: { ...group, subjectNip: nip } })
  const other = client.testdata.createSubject({ body: { ...group, subjectNip: '1234563218' } })
  await expect(other).rejects.toMatchObject({ error: 'alreadyExists' })
  expect(await storeOf(simulator).subjects.get('1234563218')).toBeUndefined()
})

test('subunits go with their parent', async () => {
  const { client, simulator } = simulated()
  const subunits = [{ subjectNip: '7980332920', description: 'A subunit' }]
  const body = { subjectNip: nip, subjectType: 'JST' as const, description: 'A town', subunits }
  await client.testdata.createSubject({ body })
  expect(await storeOf(simulator).subjects.get('7980332920')).toMatchObject({ role: 'LocalGovernmentSubUnit' })
  await client.testdata.removeSubject({ body: { subjectNip: nip } })
  expect(await storeOf(simulator).subjects.get('7980332920')).toBeUndefined()
})

test('a person owns the context of the NIP that test data linked with their PESEL', async () => {
  const { client, signedIn } = simulated()
  const identity = await signatureOf(pesel)
  await expect(signedIn(nip, { identity })).rejects.toMatchObject({ code: 415 })
  await client.testdata.createPerson({ body: person })
  const session = await signedIn(nip, { identity })
  expect(JSON.parse(claimsOf(await session.accessToken()).per)).toEqual(['Owner'])
  await client.testdata.removePerson({ body: { nip } })
  await expect(signedIn(nip, { identity })).rejects.toMatchObject({ code: 415 })
})

test('a bailiff may do enforcement operations', async () => {
  const { client, signedIn } = simulated()
  await client.testdata.createPerson({ body: { ...person, isBailiff: true } })
  const session = await signedIn(nip, { identity: await signatureOf(pesel) })
  const { per, rol } = claimsOf(await session.accessToken())
  expect([JSON.parse(per), JSON.parse(rol)]).toEqual([['Owner', 'EnforcementOperations'], ['CourtBailiff']])
})

test('test data count after their delay by the simulated clock', async () => {
  const { client, runtime, signedIn, explained } = simulated({ delays: { grant: 5000 } })
  await client.testdata.createPerson({ body: person })
  const identity = await signatureOf(pesel)
  const early = await signedIn(nip, { identity }).catch(it => it)
  expect(early).toMatchObject({ code: 415 })
  expect((await explained(early.explanationId)).text).toContain('5000 ms after the call')
  runtime.advance(5000)
  await expect(signedIn(nip, { identity })).resolves.toBeDefined()
})

test('a person who is removed loses every right they had, wherever', async () => {
  const { client, signedIn } = simulated()
  await client.testdata.createPerson({ body: person })
  await client.testdata.grantPermissions({
    body: {
      contextIdentifier: { type: 'Nip', value: '7980332920' },
      authorizedIdentifier: { type: 'Pesel', value: pesel },
      permissions: [{ permissionType: 'InvoiceRead', description: 'Reads invoices' }],
    },
  })
  const identity = await signatureOf(pesel)
  await expect(signedIn('7980332920', { identity })).resolves.toBeDefined()
  await client.testdata.removePerson({ body: { nip } })
  await expect(signedIn('7980332920', { identity })).rejects.toMatchObject({ code: 415 })
})
