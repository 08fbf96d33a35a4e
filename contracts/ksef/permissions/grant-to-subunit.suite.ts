import { strict as assert } from 'node:assert'
import { type Case, suite } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import {
  administering,
  byNip,
  byPesel,
  carriedOut,
  endsIn,
  heldBy,
  keptOut,
  ownOf,
  personsIn,
  toPerson,
  unitOf,
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
import { grantToSubunit } from './grant-to-subunit.ts'

const granted: Case[] = [
  {
    title: 'an administrator of a unit has CredentialsManage there and nothing else, and no role is needed',
    evidence: 'described',
    source: ['permissions-grant-071', 'permissions-grant-094', 'xades-053', 'permissions-grant-053'],
    async run(target) {
      const [owner, pesel] = [await signInOwner(target), freshPesel()]
      const unit = unitOf(owner.context.value)
      const body = administering(byPesel(pesel), unit)
      await carriedOut(target, owner, owner.call.permissions.grantToSubunit({ body }))
      const administrator = await signIn(target, await personOf(target, `PNOPL-${pesel}`), unit)
      assert.deepEqual(heldBy(administrator), ['CredentialsManage'])
      const [row = assert.fail(), ...more] = await ownOf(administrator)
      assert.equal(more.length, 0)
      assert.deepEqual([row.permissionScope, row.contextIdentifier], ['CredentialsManage', unit])
    },
  },
  {
    title: 'the administrator grants himself InvoiceRead, which a refresh brings',
    evidence: 'described',
    source: 'permissions-grant-072',
    async run(target) {
      const [owner, pesel] = [await signInOwner(target), freshPesel()]
      const unit = unitOf(owner.context.value)
      const body = administering(byPesel(pesel), unit)
      await carriedOut(target, owner, owner.call.permissions.grantToSubunit({ body }))
      const administrator = await signIn(target, await personOf(target, `PNOPL-${pesel}`), unit)
      const more = toPerson(byPesel(pesel), ['InvoiceRead'])
      await carriedOut(target, administrator, administrator.call.permissions.grantToPerson({ body: more }))
      const { accessToken } = await target.as({ refreshToken: administrator.refreshToken }).auth.refresh()
      const refreshed = { ...administrator, accessToken: accessToken.token }
      assert.deepEqual(heldBy(refreshed), ['CredentialsManage', 'InvoiceRead'])
    },
  },
  {
    title: 'a delegate with SubunitManage names an administrator; the parent lists the unit by its name',
    evidence: 'described',
    source: ['permissions-grant-070', 'permissions-query-108', 'permissions-grant-059'],
    async run(target) {
      const [nip, pesel] = [freshNip(), freshPesel()]
      const delegate = await signInDelegate(target, nip, ['SubunitManage'])
      const unit = unitOf(nip)
      const body = administering(byPesel(pesel), unit)
      await carriedOut(target, delegate, delegate.call.permissions.grantToSubunit({ body }))
      const owner = await signInOwner(target, nip)
      for (const by of [owner, delegate]) {
        const { permissions } = await by.call.permissions.querySubunits({ body: { subunitIdentifier: unit } })
        const shown = permissions.map(row => [row.authorizedIdentifier, row.subunitIdentifier, row.subunitName])
        assert.deepEqual(shown, [[byPesel(pesel), unit, 'Jednostka 014']])
      }
    },
  },
  {
    title: 'a VAT group names an administrator of its member',
    evidence: 'described',
    source: ['permissions-grant-097', 'permissions-grant-054'],
    async run(target) {
      const [group, member, pesel] = [freshNip(), freshNip(), freshPesel()]
      const subunits = [{ subjectNip: member, description: 'A member' }]
      await target.call.testdata.createSubject({
        body: { subjectNip: group, subjectType: 'VatGroup', subunits, description: 'A VAT group' },
      })
      const owner = await signInOwner(target, group)
      const body = administering(byPesel(pesel), byNip(member), { subunitName: undefined })
      await carriedOut(target, owner, owner.call.permissions.grantToSubunit({ body }))
      const administrator = await signIn(target, await personOf(target, `PNOPL-${pesel}`), nipContext(member))
      assert.deepEqual(heldBy(administrator), ['CredentialsManage'])
    },
  },
]

const refusals: Case[] = [
  {
    title: 'a wrong check digit is refused at once',
    evidence: 'recorded',
    source: ['permissions-subunit-checksum-21405', 'permissions-grant-055', 'permissions-grant-095'],
    async run(target) {
      const owner = await signInOwner(target)
      const unit = unitOf(owner.context.value)
      const wrong = { ...unit, value: unit.value.slice(0, -1) + ((Number(unit.value.at(-1)) + 1) % 10) }
      const body = administering(byPesel(freshPesel()), wrong)
      const { details } = await refused(owner.call.permissions.grantToSubunit({ body }), 'validationFailed')
      assert.deepEqual(details, ['Invalid checksum for internalId.'])
    },
  },
  {
    title: "another firm's unit: 410",
    evidence: 'assumed',
    source: ['permissions-grant-096', 'permissions-grant-078', 'permissions-operations-007', 'permissions-grant-053'],
    async run(target) {
      const owner = await signInOwner(target)
      const text = 'Podane identyfikatory są niezgodne lub pozostają w niewłaściwej relacji'
      const body = administering(byPesel(freshPesel()), unitOf(freshNip()))
      await endsIn(target, owner, owner.call.permissions.grantToSubunit({ body }), 410, text)
    },
  },
  {
    title: 'a NIP without the role of a parent, the own one too: 430',
    evidence: 'assumed',
    source: ['permissions-grant-098', 'permissions-grant-054'],
    async run(target) {
      const owner = await signInOwner(target)
      const text = 'Kontekst identyfikatora nie odpowiada wymaganej roli lub uprawnieniom'
      for (const nip of [freshNip(), owner.context.value]) {
        const body = administering(byPesel(freshPesel()), byNip(nip))
        await endsIn(target, owner, owner.call.permissions.grantToSubunit({ body }), 430, text)
      }
    },
  },
  {
    title: 'a unit without a name is refused',
    evidence: 'documented',
    source: ['permissions-grant-018', 'permissions-grant-094'],
    async run(target) {
      const owner = await signInOwner(target)
      const body = administering(byPesel(freshPesel()), unitOf(owner.context.value), { subunitName: undefined })
      const { details } = await refused(owner.call.permissions.grantToSubunit({ body }), 'validationFailed')
      assert.deepEqual(details, ["'subunitName' must not be empty."])
    },
  },
  {
    title: 'CredentialsManage does not suffice: 403',
    evidence: 'documented',
    source: 'permissions-grant-020',
    async run(target) {
      const nip = freshNip()
      const delegate = await signInDelegate(target, nip, ['CredentialsManage'])
      const body = administering(byPesel(freshPesel()), unitOf(nip))
      await refused(delegate.call.permissions.grantToSubunit({ body }), 'missingPermissions')
    },
  },
  {
    title: "who owns the parent owns none of its units, nor does the administrator own the parent's context",
    evidence: 'described',
    source: ['permissions-grant-094', 'permissions-query-108'],
    async run(target) {
      const [owner, pesel] = [await signInOwner(target), freshPesel()]
      const nip = owner.context.value
      const body = administering(byPesel(pesel), unitOf(nip))
      await carriedOut(target, owner, owner.call.permissions.grantToSubunit({ body }))
      const identity = await personOf(target, `PNOPL-${pesel}`)
      await keptOut(target, await personOf(target, `TINPL-${nip}`), unitOf(nip))
      await keptOut(target, identity, owner.context)
      const administrator = await signIn(target, identity, unitOf(nip))
      assert.deepEqual(
        (await personsIn(administrator)).map(row => row.permissionScope),
        ['CredentialsManage'],
      )
    },
  },
]

export const grantToSubunitSuite = suite(grantToSubunit, [...granted, ...refusals])
