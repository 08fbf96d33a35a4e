import { strict as assert } from 'node:assert'
import { type Case, suite } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import {
  administeringEu,
  byFingerprint,
  carriedOut,
  compoundOf,
  description,
  signInEuAdmin,
} from '../suite-permissions.ts'
import { freshNip, type Session, signInDelegate, signInOwner } from '../suite-preparation.ts'
import { queryEuEntities } from './query-eu-entities.ts'

type Filter = NonNullable<Parameters<Session['call']['permissions']['queryEuEntities']>[0]>['body']
const listed = async ({ call }: Session, body: Filter = {}) =>
  (await call.permissions.queryEuEntities({ body, query: { pageSize: 100 } })).permissions

const cases: Case[] = [
  {
    title: 'the owner finds administrators by entity, by part of the fingerprint and by scope',
    evidence: 'described',
    source: ['permissions-query-091', 'permissions-query-109', 'permissions-query-073', 'permissions-query-076'],
    async run(target) {
      const { owner, fingerprint } = await signInEuAdmin(target, freshNip())
      const other = administeringEu('A'.repeat(64), compoundOf(owner.context.value, 'CZ12345678'))
      await carriedOut(target, owner, owner.call.permissions.grantEuAdministration({ body: other }))
      assert.equal((await listed(owner)).length, 8)
      assert.equal((await listed(owner, { vatUeIdentifier: 'CZ12345678' })).length, 4)
      assert.equal((await listed(owner, { vatUeIdentifier: 'CZ87654321' })).length, 0)
      const authorizedFingerprintIdentifier = fingerprint.slice(10, 40)
      assert.equal((await listed(owner, { authorizedFingerprintIdentifier })).length, 4)
      assert.equal((await listed(owner, { permissionTypes: ['VatUeManage'] })).length, 2)
    },
  },
  {
    title: 'in the context of the entity everyone of it is listed, to the owner of the NIP administrators alone',
    evidence: 'described',
    source: ['permissions-query-109', 'permissions-query-074'],
    async run(target) {
      const { owner, admin } = await signInEuAdmin(target, freshNip())
      const body = {
        subjectIdentifier: { type: 'Fingerprint' as const, value: 'B'.repeat(64) },
        permissions: ['InvoiceRead' as const],
        description,
        subjectDetails: byFingerprint,
      }
      await carriedOut(target, admin, admin.call.permissions.grantEuRepresentation({ body }))
      assert.equal((await listed(admin)).length, 5)
      assert.equal((await listed(owner)).length, 4)
    },
  },
  {
    title: 'an ordinary firm has none',
    evidence: 'documented',
    source: 'permissions-query-045',
    async run(target) {
      assert.deepEqual(await listed(await signInOwner(target)), [])
    },
  },
  {
    title: 'a number of an EU entity of another form is refused',
    evidence: 'documented',
    source: ['permissions-query-046', 'permissions-query-045'],
    async run(target) {
      await refused(listed(await signInOwner(target), { vatUeIdentifier: 'DE1' }), 'validationFailed')
    },
  },
  {
    title: 'SubunitManage does not suffice: 403',
    evidence: 'documented',
    source: 'permissions-query-047',
    async run(target) {
      await refused(listed(await signInDelegate(target, freshNip(), ['SubunitManage'])), 'missingPermissions')
    },
  },
]

export const queryEuEntitiesSuite = suite(queryEuEntities, cases)
