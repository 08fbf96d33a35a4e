import { strict as assert } from 'node:assert'
import { type Case, suite } from '../../suite.ts'
import { jsonOf, refused } from '../../suite-answers.ts'
import { byPesel, carriedOut, endsIn, operationNow, personsIn, revoke, toPerson } from '../suite-permissions.ts'
import { freshNip, freshPesel, personOf, signIn, signInDelegate, signInOwner } from '../suite-preparation.ts'
import { operationStatus } from './operation-status.ts'

const day = 86_400_000
const notEntitled = 'Użyte poświadczenia nie mają uprawnień do wykonania tej operacji'
const unknown = '20250626-EG-333C814000-C529F710D8-D2'

const cases: Case[] = [
  {
    title: 'done: code 200, and details are left out',
    evidence: 'described',
    source: ['permissions-operations-016', 'permissions-operations-005', 'permissions-operations-014'],
    needs: ['form'],
    async run(target) {
      const owner = await signInOwner(target)
      const body = toPerson(byPesel(freshPesel()), ['InvoiceRead'])
      const started = await owner.call.permissions.grantToPerson({ body })
      await carriedOut(target, owner, Promise.resolve(started))
      const path = `/permissions/operations/${started.referenceNumber}`
      const response = await target.request('GET', path, { token: owner.accessToken })
      assert.deepEqual(await jsonOf(response), {
        status: { code: 200, description: 'Operacja zakończona sukcesem' },
      })
    },
  },
  {
    title: 'whoever is signed in to the context may ask',
    evidence: 'documented',
    source: 'permissions-operations-001',
    async run(target) {
      const nip = freshNip()
      const owner = await signInOwner(target, nip)
      const body = toPerson(byPesel(freshPesel()), ['InvoiceRead'])
      const started = await owner.call.permissions.grantToPerson({ body })
      await carriedOut(target, await signInDelegate(target, nip, ['InvoiceRead']), Promise.resolve(started))
    },
  },
  {
    title: 'after 30 days it is gone: 410',
    evidence: 'documented',
    source: 'permissions-operations-003',
    needs: ['clock'],
    async run(target) {
      const nip = freshNip()
      const owner = await signInOwner(target, nip)
      const body = toPerson(byPesel(freshPesel()), ['InvoiceRead'])
      const started = await owner.call.permissions.grantToPerson({ body })
      await target.advance(29 * day)
      assert.equal((await operationNow(await signInOwner(target, nip), started)).code, 200)
      await target.advance(2 * day)
      const error = await refused(operationNow(await signInOwner(target, nip), started), 'gone')
      assert.equal(error.text, 'Operacja wygasła i nie jest już dostępna.')
    },
  },
  {
    title: 'whoever loses the right before the grant is done with has not granted: 420',
    evidence: 'assumed',
    source: 'permissions-operations-008',
    needs: ['delays', 'clock'],
    async run(target) {
      const [owner, manager] = [await signInOwner(target), freshPesel()]
      const context = owner.context.value
      const delegate = await signInDelegate(target, context, ['CredentialsManage'], manager)
      const toSomebody = toPerson(byPesel(freshPesel()), ['InvoiceRead'])
      // By test data, which is at once; and by the API, where the revocation came first.
      const first = await delegate.call.permissions.grantToPerson({ body: toSomebody })
      const authorizedIdentifier = byPesel(manager)
      await target.call.testdata.revokePermissions({
        body: { contextIdentifier: owner.context as never, authorizedIdentifier },
      })
      await endsIn(target, owner, Promise.resolve(first), 420, notEntitled)

      const body = toPerson(byPesel(manager), ['CredentialsManage'])
      await carriedOut(target, owner, owner.call.permissions.grantToPerson({ body }))
      const again = await signIn(target, await personOf(target, `PNOPL-${manager}`), owner.context)
      const [row = assert.fail()] = await personsIn(owner, { authorizedIdentifier })
      await revoke(owner, row.id)
      await target.advance(100)
      const second = again.call.permissions.grantToPerson({ body: toSomebody })
      await endsIn(target, owner, second, 420, notEntitled)
      assert.deepEqual(await personsIn(owner), [])
    },
  },
  {
    title: "another context's number, and one that nobody has, are out of reach: 403",
    evidence: 'assumed',
    source: 'permissions-operations-017',
    needs: ['clock'],
    async run(target) {
      const [owner, other] = [await signInOwner(target), await signInOwner(target)]
      const body = toPerson(byPesel(freshPesel()), ['InvoiceRead'])
      const started = await owner.call.permissions.grantToPerson({ body })
      await refused(operationNow(other, started), 'insufficientResourceAccess')
      const { referenceNumber } = await other.call.permissions.grantToPerson({ body })
      const altered = referenceNumber.replace(/-([0-9A-F]{10})-([0-9A-F]{2})$/, '-0123456789-$2')
      await refused(operationNow(other, { referenceNumber: altered }), 'insufficientResourceAccess')
    },
  },
  {
    title: 'a number of another form is refused',
    evidence: 'assumed',
    source: 'permissions-operations-017',
    async run(target) {
      await refused(operationNow(await signInOwner(target), { referenceNumber: 'fake' }), 'validationFailed')
    },
  },
  {
    title: 'no bearer: 401',
    evidence: 'documented',
    source: 'errors-012',
    async run({ call }) {
      await refused(call.permissions.operationStatus({ params: { referenceNumber: unknown } }), 'unauthorized')
    },
  },
]

export const operationStatusSuite = suite(operationStatus, cases)
