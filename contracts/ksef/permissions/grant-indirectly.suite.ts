import { strict as assert } from 'node:assert'
import { type Case, suite } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import {
  byNip,
  byPesel,
  carriedOut,
  endsIn,
  grantedFrom,
  heldBy,
  keptOut,
  ownOf,
  passingOn,
  personsIn,
  revoke,
  toFirm,
} from '../suite-permissions.ts'
import {
  freshNip,
  freshPesel,
  nipContext,
  personOf,
  signIn,
  signInDelegate,
  signInOwner,
} from '../suite-preparation.ts'
import { grantIndirectly } from './grant-indirectly.ts'

const everyClient = { type: 'AllPartners' as const }

const chains: Case[] = [
  {
    title: 'accepted before the client grants anything, Inactive until it does, and then a way in',
    evidence: 'described',
    source: [
      'permissions-grant-067',
      'permissions-grant-090',
      'permissions-query-088',
      'permissions-query-101',
      'permissions-grant-093',
      'permissions-grant-086',
    ],
    async run(target) {
      const [office, client, pesel] = [await signInOwner(target), await signInOwner(target), freshPesel()]
      const identity = await personOf(target, `PNOPL-${pesel}`)
      const body = passingOn(byPesel(pesel), byNip(client.context.value), ['InvoiceRead', 'InvoiceWrite'])
      await carriedOut(target, office, office.call.permissions.grantIndirectly({ body }))
      assert.equal((await personsIn(office, { permissionState: 'Inactive' })).length, 2)
      assert.deepEqual(await personsIn(office, { permissionState: 'Active' }), [])
      await keptOut(target, identity, client.context)

      const entity = toFirm(office.context.value, ['InvoiceRead'], true)
      await carriedOut(target, client, client.call.permissions.grantToEntity({ body: entity }))
      assert.deepEqual(heldBy(await signIn(target, identity, client.context)), ['InvoiceRead'])
      const states = (await personsIn(office)).map(row => [row.permissionScope, row.permissionState])
      assert.deepEqual(Object.fromEntries(states), { InvoiceRead: 'Active', InvoiceWrite: 'Inactive' })
    },
  },
  {
    title: 'for all clients: into each that lets it be passed on, and into no other',
    evidence: 'described',
    source: ['permissions-grant-051', 'permissions-grant-068', 'permissions-grant-092'],
    async run(target) {
      const [office, pesel] = [await signInOwner(target), freshPesel()]
      const [one, two, other] = [await signInOwner(target), await signInOwner(target), await signInOwner(target)]
      const identity = await personOf(target, `PNOPL-${pesel}`)
      for (const to of [everyClient, undefined]) {
        const body = passingOn(byPesel(pesel), to)
        await carriedOut(target, office, office.call.permissions.grantIndirectly({ body }))
      }
      for (const client of [one, two]) {
        const body = toFirm(office.context.value, ['InvoiceRead'], true)
        await carriedOut(target, client, client.call.permissions.grantToEntity({ body }))
        const session = await signIn(target, identity, client.context)
        assert.deepEqual(heldBy(session), ['InvoiceRead'])
        assert.deepEqual(
          (await ownOf(session)).map(row => row.targetIdentifier),
          [everyClient],
        )
      }
      await keptOut(target, identity, other.context)
      const [row = assert.fail(), ...more] = await grantedFrom(office)
      assert.equal(more.length, 0)
      assert.deepEqual(row.targetIdentifier, everyClient)
    },
  },
  {
    title: 'for one client alone: the other keeps the person out',
    evidence: 'described',
    source: ['permissions-grant-069', 'permissions-query-100', 'permissions-grant-052'],
    async run(target) {
      const [office, pesel] = [await signInOwner(target), freshPesel()]
      const [one, two] = [await signInOwner(target), await signInOwner(target)]
      const identity = await personOf(target, `PNOPL-${pesel}`)
      const body = passingOn(byPesel(pesel), byNip(one.context.value))
      await carriedOut(target, office, office.call.permissions.grantIndirectly({ body }))
      for (const client of [one, two]) {
        const entity = toFirm(office.context.value, ['InvoiceRead'], true)
        await carriedOut(target, client, client.call.permissions.grantToEntity({ body: entity }))
      }
      const session = await signIn(target, identity, one.context)
      assert.deepEqual(heldBy(session), ['InvoiceRead'])
      await keptOut(target, identity, two.context)
      const authorizedIdentifier = byPesel(pesel)
      assert.deepEqual(await personsIn(one, { authorizedIdentifier }), [])
      assert.equal((await personsIn(office, { authorizedIdentifier }))[0]?.targetIdentifier?.value, one.context.value)
      const targetIdentifier = byNip(one.context.value)
      assert.equal((await ownOf(session, { targetIdentifier })).length, 1)
    },
  },
  {
    title: "the client's grant taken back cuts the chain: nobody gets in, and the row stays, Inactive",
    evidence: 'described',
    source: ['permissions-revoke-015', 'permissions-delegate-flag-ignored-on-regrant'],
    async run(target) {
      const [office, client, pesel] = [await signInOwner(target), await signInOwner(target), freshPesel()]
      const identity = await personOf(target, `PNOPL-${pesel}`)
      const body = passingOn(byPesel(pesel), byNip(client.context.value))
      await carriedOut(target, office, office.call.permissions.grantIndirectly({ body }))
      const entity = toFirm(office.context.value, ['InvoiceRead'], true)
      await carriedOut(target, client, client.call.permissions.grantToEntity({ body: entity }))
      await signIn(target, identity, client.context)
      const [row = assert.fail()] = await personsIn(client)
      await carriedOut(target, client, revoke(client, row.id))
      await keptOut(target, identity, client.context)
      assert.deepEqual(
        (await personsIn(office)).map(one => one.permissionState),
        ['Inactive'],
      )
    },
  },
]

const refusals: Case[] = [
  {
    title: 'a client that does not let it be passed on completes nothing: 415',
    evidence: 'described',
    source: ['permissions-grant-091', 'permissions-effective-003', 'jwt-010'],
    async run(target) {
      const [office, client, pesel] = [await signInOwner(target), await signInOwner(target), freshPesel()]
      const body = passingOn(byPesel(pesel), byNip(client.context.value))
      await carriedOut(target, office, office.call.permissions.grantIndirectly({ body }))
      const entity = toFirm(office.context.value, ['InvoiceRead'], false)
      await carriedOut(target, client, client.call.permissions.grantToEntity({ body: entity }))
      await keptOut(target, await personOf(target, `PNOPL-${pesel}`), client.context)
    },
  },
  {
    title: 'another scope than the client grants completes nothing: 415',
    evidence: 'described',
    source: 'permissions-grant-092',
    async run(target) {
      const [office, client, pesel] = [await signInOwner(target), await signInOwner(target), freshPesel()]
      const body = passingOn(byPesel(pesel), everyClient, ['InvoiceWrite'])
      await carriedOut(target, office, office.call.permissions.grantIndirectly({ body }))
      const entity = toFirm(office.context.value, ['InvoiceRead'], true)
      await carriedOut(target, client, client.call.permissions.grantToEntity({ body: entity }))
      await keptOut(target, await personOf(target, `PNOPL-${pesel}`), client.context)
    },
  },
  {
    title: 'what is passed on gives nothing in the context of the intermediary: 415',
    evidence: 'described',
    source: 'permissions-grant-093',
    async run(target) {
      const [office, pesel] = [await signInOwner(target), freshPesel()]
      const body = passingOn(byPesel(pesel), everyClient)
      await carriedOut(target, office, office.call.permissions.grantIndirectly({ body }))
      await keptOut(target, await personOf(target, `PNOPL-${pesel}`), nipContext(office.context.value))
    },
  },
  {
    title: 'the own context is no client: 440',
    evidence: 'assumed',
    source: 'permissions-operations-018',
    async run(target) {
      const office = await signInOwner(target)
      const body = passingOn(byPesel(freshPesel()), byNip(office.context.value))
      const text = 'Operacja niedozwolona dla wskazanych powiązań identyfikatorów'
      await endsIn(target, office, office.call.permissions.grantIndirectly({ body }), 440, text)
    },
  },
  {
    title: 'a client without a value, and a scope that is no invoice permission, are refused',
    evidence: 'documented',
    source: 'permissions-grant-014',
    async run(target) {
      const { call, accessToken } = await signInOwner(target)
      const body = passingOn(byPesel(freshPesel()), { type: 'Nip' })
      await refused(call.permissions.grantIndirectly({ body }), 'validationFailed')
      const wrong = { ...passingOn(byPesel(freshPesel()), everyClient), permissions: ['CredentialsRead'] }
      const path = '/permissions/indirect/grants'
      assert.equal((await target.request('POST', path, { token: accessToken, body: wrong })).status, 400)
    },
  },
  {
    title: 'InvoiceRead alone passes nothing on: 403',
    evidence: 'documented',
    source: 'permissions-grant-016',
    async run(target) {
      const delegate = await signInDelegate(target, freshNip(), ['InvoiceRead'])
      const body = passingOn(byPesel(freshPesel()), everyClient)
      await refused(delegate.call.permissions.grantIndirectly({ body }), 'missingPermissions')
    },
  },
]

export const grantIndirectlySuite = suite(grantIndirectly, [...chains, ...refusals])
