import { strict as assert } from 'node:assert'
import { type Case, suite } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import {
  administeringEu,
  byFingerprint,
  byItsFingerprint,
  carriedOut,
  compoundOf,
  description,
  endsIn,
  euEntity,
  fingerprintOf,
  heldBy,
  keptOut,
  signInEuAdmin,
  strangerOf,
} from '../suite-permissions.ts'
import { freshNip, personOf, signIn, signInDelegate, signInOwner } from '../suite-preparation.ts'
import { grantEuAdministration } from './grant-eu-administration.ts'

const four = ['Introspection', 'InvoiceRead', 'InvoiceWrite', 'VatUeManage']

const granted: Case[] = [
  {
    title: 'an administrator gets four rows, each with its own identifier, and signs in by the fingerprint',
    evidence: 'described',
    source: [
      'permissions-grant-073',
      'permissions-grant-100',
      'permissions-effective-002',
      'jwt-009',
      'permissions-grant-056',
      'permissions-grant-057',
    ],
    async run(target) {
      const nip = freshNip()
      const { owner, admin, fingerprint } = await signInEuAdmin(target, nip)
      assert.deepEqual(heldBy(admin), four)
      const { permissions } = await owner.call.permissions.queryEuEntities({ body: {} })
      assert.deepEqual(permissions.map(row => row.permissionScope).sort(), four)
      assert.equal(new Set(permissions.map(({ id }) => id)).size, 4)
      const { subjectDetailsType, personByFpNoId } = byFingerprint
      for (const row of permissions) {
        assert.equal(row.authorizedFingerprintIdentifier, fingerprint)
        assert.equal(row.vatUeIdentifier, 'DE123456789')
        assert.equal(row.euEntityName, `${euEntity.fullName}, ${euEntity.address}`)
        assert.equal(row.description, description)
        assert.deepEqual(row.euEntityDetails, euEntity)
        assert.deepEqual(row.subjectPersonDetails, { subjectDetailsType, ...personByFpNoId })
      }
    },
  },
  {
    title: 'a personal certificate that carries a NIP signs in by its fingerprint as well',
    evidence: 'described',
    source: 'xades-052',
    async run(target) {
      const [owner, identity] = [await signInOwner(target), await personOf(target, `TINPL-${freshNip()}`)]
      const compound = compoundOf(owner.context.value)
      const body = administeringEu(fingerprintOf(identity), compound)
      await carriedOut(target, owner, owner.call.permissions.grantEuAdministration({ body }))
      assert.deepEqual(heldBy(await signIn(target, identity, compound, byItsFingerprint)), four)
    },
  },
  {
    title: 'an entity that seals by fingerprint is described as one',
    evidence: 'documented',
    source: 'permissions-grant-022',
    async run(target) {
      const [owner, identity] = [await signInOwner(target), await strangerOf(target)]
      const body = {
        ...administeringEu(fingerprintOf(identity), compoundOf(owner.context.value)),
        subjectDetails: { subjectDetailsType: 'EntityByFingerprint' as const, entityByFp: euEntity },
      }
      await carriedOut(target, owner, owner.call.permissions.grantEuAdministration({ body }))
      const { permissions } = await owner.call.permissions.queryEuEntities({ body: {} })
      const details = { subjectDetailsType: 'EntityByFingerprint', ...euEntity }
      for (const row of permissions) assert.deepEqual(row.subjectEntityDetails, details)
    },
  },
]

const refusals: Case[] = [
  {
    title: "an entity of another firm's context: 410",
    evidence: 'described',
    source: [
      'permissions-operation-410-foreign-nip-in-vatue',
      'permissions-grant-099',
      'permissions-operations-007',
      'permissions-grant-056',
    ],
    async run(target) {
      const owner = await signInOwner(target)
      const text = 'Podane identyfikatory są niezgodne lub pozostają w niewłaściwej relacji'
      const body = administeringEu('A'.repeat(64), compoundOf(freshNip()))
      await endsIn(target, owner, owner.call.permissions.grantEuAdministration({ body }), 410, text)
    },
  },
  {
    title: 'another compound context keeps the administrator out: 415',
    evidence: 'described',
    source: 'permissions-grant-100',
    async run(target) {
      const [owner, identity] = [await signInOwner(target), await strangerOf(target)]
      const nip = owner.context.value
      const body = administeringEu(fingerprintOf(identity), compoundOf(nip))
      await carriedOut(target, owner, owner.call.permissions.grantEuAdministration({ body }))
      await keptOut(target, identity, compoundOf(nip, 'DE987654321'), byItsFingerprint)
    },
  },
  {
    title: 'a compound of another form, a fingerprint of another form and a name that is too short are refused',
    evidence: 'documented',
    source: ['permissions-grant-022', 'permissions-grant-057'],
    async run(target) {
      const { call, context } = await signInOwner(target)
      const body = administeringEu('A'.repeat(64), compoundOf(context.value))
      for (const changed of [
        { ...body, contextIdentifier: { type: 'NipVatUe' as const, value: `${context.value}-DE12345` } },
        { ...body, subjectIdentifier: { type: 'Fingerprint' as const, value: 'X'.repeat(64) } },
        { ...body, euEntityName: 'Firm' },
      ])
        await refused(call.permissions.grantEuAdministration({ body: changed }), 'validationFailed')
    },
  },
  {
    title: 'the administrator names no other administrator: 403',
    evidence: 'documented',
    source: ['permissions-grant-024', 'permissions-grant-060'],
    async run(target) {
      const nip = freshNip()
      const { admin } = await signInEuAdmin(target, nip)
      const body = administeringEu('A'.repeat(64), compoundOf(nip))
      await refused(admin.call.permissions.grantEuAdministration({ body }), 'missingPermissions')
    },
  },
  {
    title: 'InvoiceWrite does not suffice: 403',
    evidence: 'documented',
    source: ['permissions-grant-024', 'permissions-grant-059'],
    async run(target) {
      const nip = freshNip()
      const delegate = await signInDelegate(target, nip, ['InvoiceWrite'])
      const body = administeringEu('A'.repeat(64), compoundOf(nip))
      await refused(delegate.call.permissions.grantEuAdministration({ body }), 'missingPermissions')
    },
  },
]

export const grantEuAdministrationSuite = suite(grantEuAdministration, [...granted, ...refusals])
