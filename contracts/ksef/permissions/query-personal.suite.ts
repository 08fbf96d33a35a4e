import { strict as assert } from 'node:assert'
import { type Case, suite } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import {
  byNip,
  byPesel,
  carriedOut,
  firm,
  ownOf,
  passingOn,
  scopesOf,
  signInEuAdmin,
  signInUnit,
  toFirm,
  toPerson,
  unitOf,
} from '../suite-permissions.ts'
import {
  freshNip,
  freshPesel,
  nipContext,
  personOf,
  sealOf,
  signIn,
  signInDelegate,
  signInOwner,
} from '../suite-preparation.ts'
import { queryPersonal } from './query-personal.ts'

const shown: Case[] = [
  {
    title: "an owner's own rights are no rows, but stand in ownerPermissions",
    since: '2.9',
    evidence: 'described',
    source: [
      'permissions-owner-personal-empty',
      'permissions-query-092',
      'permissions-query-095',
      'permissions-query-060',
      'permissions-query-n01',
      'permissions-query-n02',
    ],
    async run(target) {
      const { call } = await signInOwner(target)
      const { permissions, ownerPermissions, hasMore } = await call.permissions.queryPersonal({ body: {} })
      assert.deepEqual({ permissions, hasMore }, { permissions: [], hasMore: false })
      for (const scope of [
        'CollectiveIdentifierManage',
        'CredentialsManage',
        'CredentialsRead',
        'Introspection',
        'InvoiceRead',
        'InvoiceWrite',
        'SubunitManage',
      ] as const)
        assert.ok(ownerPermissions!.includes(scope), scope)
    },
  },
  {
    title: "an owner's own rights are seen nowhere",
    until: '2.8',
    evidence: 'described',
    source: ['permissions-owner-personal-empty', 'permissions-query-092'],
    async run(target) {
      const { call } = await signInOwner(target)
      assert.deepEqual(await call.permissions.queryPersonal({ body: {} }), { permissions: [], hasMore: false })
    },
  },
  {
    title: 'a grantee sees the own direct rows, without a target, and no ownerPermissions',
    evidence: 'described',
    source: [
      'permissions-query-096',
      'permissions-query-097',
      'permissions-query-093',
      'permissions-query-062',
      'permissions-query-063',
    ],
    async run(target) {
      const [owner, pesel] = [await signInOwner(target), freshPesel()]
      const body = toPerson(byPesel(pesel), ['InvoiceRead', 'CredentialsRead'])
      await carriedOut(target, owner, owner.call.permissions.grantToPerson({ body }))
      const delegate = await signIn(target, await personOf(target, `PNOPL-${pesel}`), owner.context)
      const nip = byNip(owner.context.value)
      for (const filter of [{}, { contextIdentifier: nip, targetIdentifier: nip }]) {
        const { permissions, ownerPermissions } = await delegate.call.permissions.queryPersonal({ body: filter })
        assert.deepEqual(scopesOf(permissions), ['CredentialsRead', 'InvoiceRead'])
        assert.equal(ownerPermissions ?? undefined, undefined)
        for (const row of permissions) {
          assert.equal(row.targetIdentifier ?? undefined, undefined)
          assert.equal(row.authorizedIdentifier ?? undefined, undefined)
          assert.equal(row.permissionState, 'Active')
        }
      }
      assert.equal((await ownOf(delegate, { permissionTypes: ['CredentialsRead'] })).length, 1)
    },
  },
  {
    title: 'a firm in its own context sees what others let it do, by whom, also what it may not pass on',
    evidence: 'described',
    source: ['permissions-query-061', 'permissions-query-083', 'permissions-query-062'],
    async run(target) {
      const [owner, office] = [await signInOwner(target), await signInOwner(target)]
      const body = toFirm(office.context.value, ['InvoiceRead', 'InvoiceWrite'])
      await carriedOut(target, owner, owner.call.permissions.grantToEntity({ body }))
      const rows = await ownOf(office)
      assert.deepEqual(scopesOf(rows), ['InvoiceRead', 'InvoiceWrite'])
      for (const row of rows) {
        assert.equal(row.contextIdentifier?.value, owner.context.value)
        assert.equal(row.subjectEntityDetails?.fullName, firm.fullName)
        assert.equal(row.canDelegate, false)
      }
    },
  },
  {
    title: 'an office signed in at one client sees the rows of that client alone',
    evidence: 'described',
    source: ['permissions-query-082', 'permissions-query-098'],
    async run(target) {
      const [one, two, nip] = [await signInOwner(target), await signInOwner(target), freshNip()]
      for (const client of [one, two]) {
        const body = toFirm(nip, ['InvoiceRead', 'InvoiceWrite'])
        await carriedOut(target, client, client.call.permissions.grantToEntity({ body }))
      }
      const office = await signIn(target, await sealOf(target, nip), one.context)
      const rows = await ownOf(office)
      assert.equal(rows.length, 2)
      for (const row of rows) assert.equal(row.contextIdentifier?.value, one.context.value)
    },
  },
  {
    title: 'in a unit the rows are there with and without its identifier as filter',
    evidence: 'described',
    source: 'permissions-query-085',
    async run(target) {
      const [nip, pesel] = [freshNip(), freshPesel()]
      const administrator = await signInUnit(target, nip, pesel)
      const body = toPerson(byPesel(pesel), ['InvoiceRead', 'InvoiceWrite'])
      await carriedOut(target, administrator, administrator.call.permissions.grantToPerson({ body }))
      for (const filter of [{}, { contextIdentifier: unitOf(nip) }]) {
        const rows = await ownOf(administrator, { ...filter, permissionTypes: ['InvoiceRead', 'InvoiceWrite'] })
        assert.deepEqual(scopesOf(rows), ['InvoiceRead', 'InvoiceWrite'])
        for (const row of rows) assert.equal(row.canDelegate, false)
      }
    },
  },
  {
    title: "in the intermediary's context what is passed on shows with its target and state",
    evidence: 'described',
    source: ['permissions-query-096', 'permissions-query-101'],
    async run(target) {
      const [office, pesel] = [await signInOwner(target), freshPesel()]
      const direct = toPerson(byPesel(pesel), ['InvoiceRead'])
      await carriedOut(target, office, office.call.permissions.grantToPerson({ body: direct }))
      const client = byNip(freshNip())
      const body = passingOn(byPesel(pesel), client)
      await carriedOut(target, office, office.call.permissions.grantIndirectly({ body }))
      const employee = await signIn(target, await personOf(target, `PNOPL-${pesel}`), office.context)
      const [row = assert.fail(), ...more] = await ownOf(employee, { permissionState: 'Inactive' })
      assert.equal(more.length, 0)
      assert.deepEqual(row.targetIdentifier, client)
      assert.equal((await ownOf(employee)).length, 2)
    },
  },
  {
    title: 'an administrator of an EU entity sees the four rows',
    evidence: 'described',
    source: 'permissions-grant-100',
    async run(target) {
      const { admin } = await signInEuAdmin(target, freshNip())
      assert.deepEqual(scopesOf(await ownOf(admin)), ['Introspection', 'InvoiceRead', 'InvoiceWrite', 'VatUeManage'])
    },
  },
  {
    title: 'the owner of a one-person firm, signed in by PESEL, sees what the NIP received, and for whom',
    evidence: 'documented',
    source: ['permissions-query-n02', 'permissions-query-061'],
    async run(target) {
      const [owner, nip, pesel] = [await signInOwner(target), freshNip(), freshPesel()]
      await target.call.testdata.createPerson({ body: { nip, pesel, isBailiff: false, description: 'Accountant' } })
      const body = toFirm(nip, ['InvoiceRead'])
      await carriedOut(target, owner, owner.call.permissions.grantToEntity({ body }))
      const session = await signIn(target, await personOf(target, `PNOPL-${pesel}`), nipContext(nip))
      const [row = assert.fail(), ...more] = await ownOf(session)
      assert.equal(more.length, 0)
      assert.equal(row.authorizedIdentifier?.value, nip)
    },
  },
]

const refusals: Case[] = [
  {
    title: 'nothing of others: neither their rows in the context, nor the own ones elsewhere',
    evidence: 'described',
    source: 'permissions-query-096',
    async run(target) {
      const [nip, pesel] = [freshNip(), freshPesel()]
      await signInDelegate(target, nip, ['InvoiceWrite'])
      const delegate = await signInDelegate(target, nip, ['InvoiceRead'], pesel)
      await signInDelegate(target, freshNip(), ['Introspection'], pesel)
      assert.deepEqual(scopesOf(await ownOf(delegate)), ['InvoiceRead'])
    },
  },
  {
    title: 'pages have 10 to 100 entries',
    evidence: 'described',
    source: ['permissions-query-page-size-2026-05', 'permissions-query-103'],
    async run(target) {
      const { call } = await signInOwner(target)
      for (const pageSize of [9, 101]) {
        const { details } = await refused(
          call.permissions.queryPersonal({ body: {}, query: { pageSize } }),
          'validationFailed',
        )
        assert.deepEqual(details, [`'pageSize' must be between 10 and 100. You entered ${pageSize}.`])
      }
    },
  },
  {
    title: 'an unknown state and an identifier of another form are refused',
    evidence: 'documented',
    source: 'permissions-query-006',
    async run(target) {
      const { call, accessToken } = await signInOwner(target)
      const path = '/permissions/query/personal/grants'
      const body = { permissionState: 'Sleeping' }
      assert.equal((await target.request('POST', path, { token: accessToken, body })).status, 400)
      const contextIdentifier = byNip('0000000000')
      await refused(call.permissions.queryPersonal({ body: { contextIdentifier } }), 'validationFailed')
    },
  },
]

export const queryPersonalSuite = suite(queryPersonal, [...shown, ...refusals])
