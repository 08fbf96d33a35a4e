import { strict as assert } from 'node:assert'
import { type Case, suite } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import {
  byFingerprint,
  byItsFingerprint,
  carriedOut,
  compoundOf,
  description,
  euEntity,
  fingerprintOf,
  heldBy,
  revoke,
  signInEuAdmin,
  strangerOf,
} from '../suite-permissions.ts'
import { freshNip, signIn, signInOwner } from '../suite-preparation.ts'
import { grantEuRepresentation } from './grant-eu-representation.ts'

const representing = (fingerprint: string, permissions: ('InvoiceRead' | 'InvoiceWrite')[]) => ({
  subjectIdentifier: { type: 'Fingerprint' as const, value: fingerprint },
  permissions,
  description,
  subjectDetails: byFingerprint,
})

const cases: Case[] = [
  {
    title: 'the administrator lets a certificate in, one row for each scope, and takes it back',
    evidence: 'described',
    source: ['permissions-grant-074', 'permissions-grant-101', 'permissions-grant-058'],
    async run(target) {
      const nip = freshNip()
      const { admin } = await signInEuAdmin(target, nip)
      const identity = await strangerOf(target)
      const fingerprint = fingerprintOf(identity)
      const body = representing(fingerprint, ['InvoiceRead', 'InvoiceWrite'])
      await carriedOut(target, admin, admin.call.permissions.grantEuRepresentation({ body }))
      const representative = await signIn(target, identity, compoundOf(nip), byItsFingerprint)
      assert.deepEqual(heldBy(representative), ['InvoiceRead', 'InvoiceWrite'])
      const list = async () =>
        (await admin.call.permissions.queryEuEntities({ body: { authorizedFingerprintIdentifier: fingerprint } }))
          .permissions
      const rows = await list()
      assert.deepEqual(rows.map(row => row.permissionScope).sort(), ['InvoiceRead', 'InvoiceWrite'])
      assert.equal(rows[0]?.euEntityName, `${euEntity.fullName}, ${euEntity.address}`)
      for (const { id } of rows) await carriedOut(target, admin, revoke(admin, id))
      assert.deepEqual(await list(), [])
    },
  },
  {
    title: 'the owner of a NIP has no VatUeManage: 403',
    evidence: 'documented',
    source: ['permissions-grant-028', 'permissions-grant-060', 'permissions-grant-059'],
    async run(target) {
      const { call } = await signInOwner(target)
      const body = representing('A'.repeat(64), ['InvoiceRead'])
      const { security } = await refused(call.permissions.grantEuRepresentation({ body }), 'missingPermissions')
      assert.deepEqual(security?.requiredAnyOfPermissions, ['VatUeManage'])
    },
  },
  {
    title: 'a scope twice, and a fingerprint of another form, are refused',
    evidence: 'assumed',
    source: 'permissions-grant-081',
    async run(target) {
      const { admin } = await signInEuAdmin(target, freshNip())
      for (const body of [
        representing('A'.repeat(64), ['InvoiceRead', 'InvoiceRead']),
        representing('A'.repeat(63), ['InvoiceRead']),
      ])
        await refused(admin.call.permissions.grantEuRepresentation({ body }), 'validationFailed')
    },
  },
]

export const grantEuRepresentationSuite = suite(grantEuRepresentation, cases)
