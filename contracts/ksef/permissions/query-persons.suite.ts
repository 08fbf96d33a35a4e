import { strict as assert } from 'node:assert'
import { type Case, suite } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import {
  administering,
  byNip,
  byPesel,
  carriedOut,
  fingerprintOf,
  grantedFrom,
  passingOn,
  personsIn,
  scopesOf,
  signInUnit,
  strangerOf,
  toFirm,
  toPerson,
  unitOf,
} from '../suite-permissions.ts'
import { freshNip, freshPesel, grant, personOf, signIn, signInDelegate, signInOwner } from '../suite-preparation.ts'
import { queryPersons } from './query-persons.ts'

const shown: Case[] = [
  {
    title: 'filters by context, target and subject find direct rows of each kind of subject, with their author',
    evidence: 'described',
    source: 'permissions-query-081',
    async run(target) {
      const owner = await signInOwner(target)
      const own = byNip(owner.context.value)
      const fingerprint = { type: 'Fingerprint' as const, value: fingerprintOf(await strangerOf(target)) }
      for (const authorizedIdentifier of [byNip(freshNip()), byPesel(freshPesel()), fingerprint]) {
        const body = toPerson(authorizedIdentifier, ['InvoiceRead'])
        await carriedOut(target, owner, owner.call.permissions.grantToPerson({ body }))
        const filter = { contextIdentifier: own, targetIdentifier: own, authorizedIdentifier }
        const [row = assert.fail(), ...more] = await personsIn(owner, filter)
        assert.equal(more.length, 0)
        assert.deepEqual(row.authorizedIdentifier, authorizedIdentifier)
        assert.deepEqual(row.authorIdentifier, own)
      }
    },
  },
  {
    title: 'a grantee with CredentialsRead sees the own three rows by the filter of the context',
    evidence: 'described',
    source: 'permissions-query-080',
    async run(target) {
      const [owner, pesel] = [await signInOwner(target), freshPesel()]
      const body = toPerson(byPesel(pesel), ['InvoiceWrite', 'InvoiceRead', 'CredentialsRead'])
      await carriedOut(target, owner, owner.call.permissions.grantToPerson({ body }))
      const delegate = await signIn(target, await personOf(target, `PNOPL-${pesel}`), owner.context)
      assert.equal((await personsIn(delegate, { contextIdentifier: byNip(owner.context.value) })).length, 3)
    },
  },
  {
    title: 'what test data gave has the author System, without a value, and is not among what was granted from here',
    evidence: 'documented',
    source: ['permissions-query-066', 'permissions-query-102'],
    async run(target) {
      const [nip, pesel] = [freshNip(), freshPesel()]
      await signInDelegate(target, nip, ['InvoiceRead'], pesel)
      const owner = await signInOwner(target, nip)
      for (const filter of [{}, { authorIdentifier: { type: 'System' as const } }])
        assert.deepEqual(
          (await personsIn(owner, filter)).map(row => [row.authorIdentifier, row.authorizedIdentifier]),
          [[{ type: 'System' }, byPesel(pesel)]],
        )
      assert.deepEqual(await grantedFrom(owner), [])
    },
  },
  {
    title: 'an author of a kind that has a value is nobody without one',
    evidence: 'assumed',
    source: ['permissions-query-102'],
    async run(target) {
      const owner = await signInOwner(target, freshNip())
      assert.deepEqual(await personsIn(owner, { authorIdentifier: { type: 'Fingerprint' } }), [])
    },
  },
  {
    title: 'an administrator of a unit: granted from the parent, with the unit; working in the unit',
    evidence: 'documented',
    source: ['permissions-query-065', 'permissions-query-067', 'permissions-query-099'],
    async run(target) {
      const [nip, pesel] = [freshNip(), freshPesel()]
      const administrator = await signInUnit(target, nip, pesel)
      const owner = await signInOwner(target, nip)
      assert.deepEqual(await personsIn(owner), [])
      assert.deepEqual(
        (await grantedFrom(owner)).map(row => [row.authorizedIdentifier, row.contextIdentifier]),
        [[byPesel(pesel), unitOf(nip)]],
      )
      assert.equal((await grantedFrom(owner, { contextIdentifier: unitOf(nip) })).length, 1)
      assert.deepEqual(
        (await personsIn(administrator)).map(row => [row.authorizedIdentifier, row.contextIdentifier ?? undefined]),
        [[byPesel(pesel), undefined]],
      )
    },
  },
  {
    title: 'filters by author, by scopes, by target and by state',
    evidence: 'documented',
    source: ['permissions-query-064', 'permissions-query-101'],
    async run(target) {
      const owner = await signInOwner(target)
      const client = byNip(freshNip())
      const subject = byPesel(freshPesel())
      const direct = toPerson(subject, ['InvoiceRead', 'CredentialsRead'])
      await carriedOut(target, owner, owner.call.permissions.grantToPerson({ body: direct }))
      const passing = passingOn(subject, client)
      await carriedOut(target, owner, owner.call.permissions.grantIndirectly({ body: passing }))
      const by = byNip(owner.context.value)
      assert.equal((await grantedFrom(owner, { authorIdentifier: by })).length, 3)
      assert.equal((await grantedFrom(owner, { authorIdentifier: byPesel(freshPesel()) })).length, 0)
      assert.equal((await grantedFrom(owner, { permissionTypes: ['InvoiceRead'] })).length, 2)
      assert.equal((await grantedFrom(owner, { targetIdentifier: client })).length, 1)
      assert.equal((await grantedFrom(owner, { targetIdentifier: byNip(freshNip()) })).length, 0)
      assert.deepEqual(scopesOf(await grantedFrom(owner, { permissionState: 'Active' })), [
        'CredentialsRead',
        'InvoiceRead',
      ])
      assert.equal(
        (await grantedFrom(owner, { permissionState: 'Inactive', permissionTypes: ['InvoiceRead'] })).length,
        1,
      )
    },
  },
  {
    title: 'page by page, newest first: nothing twice, nothing lost',
    evidence: 'documented',
    source: ['permissions-query-094', 'permissions-query-013', 'permissions-query-014', 'permissions-query-007'],
    async run(target) {
      const owner = await signInOwner(target)
      for (let count = 0; count < 3; count++) {
        const scopes = ['InvoiceRead', 'InvoiceWrite', 'CredentialsRead', 'Introspection'] as const
        const body = toPerson(byPesel(freshPesel()), [...scopes])
        await carriedOut(target, owner, owner.call.permissions.grantToPerson({ body }))
      }
      const body = { queryType: 'PermissionsInCurrentContext' as const }
      const page = (pageOffset: number) => owner.call.permissions.queryPersons({ body, query: { pageOffset } })
      const [first, second, third] = [await page(0), await page(1), await page(2)]
      const flags = [first, second, third].map(({ permissions, hasMore }) => [permissions.length, hasMore])
      assert.deepEqual(flags, [
        [10, true],
        [2, false],
        [0, false],
      ])
      const rows = [...first.permissions, ...second.permissions]
      assert.equal(new Set(rows.map(({ id }) => id)).size, 12)
      const order = [...rows].sort(
        (a, b) => Date.parse(b.startDate) - Date.parse(a.startDate) || (a.id < b.id ? -1 : 1),
      )
      assert.deepEqual(rows, order)
    },
  },
]

const refusals: Case[] = [
  {
    title: 'with SubunitManage alone only administrators of units are seen',
    evidence: 'assumed',
    source: 'simulator/ksef/permissions/query-persons.ts',
    async run(target) {
      const nip = freshNip()
      const owner = await signInOwner(target, nip)
      const body = toFirm(freshNip(), ['InvoiceRead'])
      await carriedOut(target, owner, owner.call.permissions.grantToEntity({ body }))
      const unit = administering(byPesel(freshPesel()), unitOf(nip))
      await carriedOut(target, owner, owner.call.permissions.grantToSubunit({ body: unit }))
      const delegate = await signInDelegate(target, nip, ['SubunitManage'])
      assert.deepEqual(scopesOf(await grantedFrom(delegate)), ['CredentialsManage'])
    },
  },
  {
    title: "another context's rows are not there",
    evidence: 'documented',
    source: 'permissions-query-060',
    async run(target) {
      await grant(target, freshNip(), byPesel(freshPesel()), ['InvoiceRead'])
      assert.deepEqual(await personsIn(await signInOwner(target)), [])
    },
  },
  {
    title: 'without a type of list, with an unknown one, and with pages out of bounds it is refused',
    evidence: 'described',
    source: ['permissions-query-103', 'permissions-query-page-size-2026-05'],
    async run(target) {
      const { call, accessToken } = await signInOwner(target)
      const path = '/permissions/query/persons/grants'
      for (const body of [{}, { queryType: 'All' }])
        assert.equal((await target.request('POST', path, { token: accessToken, body })).status, 400)
      const body = { queryType: 'PermissionsInCurrentContext' as const }
      for (const query of [{ pageSize: 9 }, { pageSize: 101 }, { pageOffset: -1 }])
        await refused(call.permissions.queryPersons({ body, query }), 'validationFailed')
    },
  },
  {
    title: 'InvoiceRead does not suffice: 403',
    evidence: 'documented',
    source: 'permissions-query-012',
    async run(target) {
      const delegate = await signInDelegate(target, freshNip(), ['InvoiceRead'])
      await refused(personsIn(delegate), 'missingPermissions')
    },
  },
]

export const queryPersonsSuite = suite(queryPersons, [...shown, ...refusals])
