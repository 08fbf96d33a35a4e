import { strict as assert } from 'node:assert'
import { type Case, suite } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import {
  administering,
  byNip,
  byPesel,
  carriedOut,
  description,
  person,
  revoke,
  signInUnit,
  toPerson,
  unitOf,
} from '../suite-permissions.ts'
import { freshNip, freshPesel, type Session, signInDelegate, signInOwner } from '../suite-preparation.ts'
import { querySubunits } from './query-subunits.ts'

type Filter = Parameters<Session['call']['permissions']['querySubunits']>[0]
const listed = async ({ call }: Session, body: NonNullable<Filter>['body'] = {}) =>
  (await call.permissions.querySubunits({ body })).permissions

const cases: Case[] = [
  {
    title: 'administrators with unit, name and author; a filter by unit',
    evidence: 'described',
    source: ['permissions-query-108', 'permissions-query-016'],
    async run(target) {
      const owner = await signInOwner(target)
      const nip = owner.context.value
      const pesel = freshPesel()
      for (const first4 of ['0001', '0002']) {
        const body = administering(byPesel(pesel), unitOf(nip, first4))
        await carriedOut(target, owner, owner.call.permissions.grantToSubunit({ body }))
      }
      assert.equal((await listed(owner)).length, 2)
      const [row = assert.fail(), ...more] = await listed(owner, { subunitIdentifier: unitOf(nip, '0002') })
      assert.equal(more.length, 0)
      const { id: _id, startDate: _startDate, ...shown } = row
      assert.deepEqual(shown, {
        authorizedIdentifier: byPesel(pesel),
        subunitIdentifier: unitOf(nip, '0002'),
        authorIdentifier: byNip(nip),
        permissionScope: 'CredentialsManage',
        description,
        subjectPersonDetails: { subjectDetailsType: 'PersonByIdentifier', ...person.personById },
        subunitName: 'Jednostka 014',
      })
    },
  },
  {
    title: "a delegate's administrator in a VAT group is listed and revoked by the parent",
    evidence: 'described',
    source: 'permissions-query-089',
    async run(target) {
      const nip = freshNip()
      await target.call.testdata.createSubject({
        body: { subjectNip: nip, subjectType: 'VatGroup', description: 'A VAT group' },
      })
      const delegate = await signInDelegate(target, nip, ['SubunitManage'])
      const body = administering(byPesel(freshPesel()), unitOf(nip))
      await carriedOut(target, delegate, delegate.call.permissions.grantToSubunit({ body }))
      const owner = await signInOwner(target, nip)
      const [row = assert.fail()] = await listed(owner, { subunitIdentifier: unitOf(nip) })
      await carriedOut(target, owner, revoke(owner, row.id))
      assert.deepEqual(await listed(owner), [])
    },
  },
  {
    title: 'what administrators grant inside their unit is not listed',
    evidence: 'described',
    source: ['permissions-query-108', 'permissions-query-068'],
    async run(target) {
      const nip = freshNip()
      const administrator = await signInUnit(target, nip)
      const body = toPerson(byPesel(freshPesel()), ['CredentialsManage'])
      await carriedOut(target, administrator, administrator.call.permissions.grantToPerson({ body }))
      assert.equal((await listed(await signInOwner(target, nip))).length, 1)
      assert.deepEqual(await listed(administrator), [])
    },
  },
  {
    title: 'a unit of another form is refused',
    evidence: 'documented',
    source: ['permissions-query-016'],
    async run(target) {
      const { call } = await signInOwner(target)
      const subunitIdentifier = { type: 'InternalId' as const, value: '1234567890' }
      await refused(call.permissions.querySubunits({ body: { subunitIdentifier } }), 'validationFailed')
    },
  },
  {
    title: 'InvoiceRead does not suffice: 403',
    evidence: 'documented',
    source: 'permissions-query-018',
    async run(target) {
      await refused(listed(await signInDelegate(target, freshNip(), ['InvoiceRead'])), 'missingPermissions')
    },
  },
]

export const querySubunitsSuite = suite(querySubunits, cases)
