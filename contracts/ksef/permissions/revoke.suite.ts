import { strict as assert } from 'node:assert'
import { type Case, suite } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import { withInstants } from '../suite-invoices.ts'
import {
  administering,
  authorizing,
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
  revoke as revoking,
  signInEuAdmin,
  toFirm,
  toPerson,
  unitOf,
} from '../suite-permissions.ts'
import {
  freshNip,
  freshPesel,
  grant,
  personOf,
  sealOf,
  signIn,
  signInDelegate,
  signInOwner,
} from '../suite-preparation.ts'
import { revoke } from './revoke.ts'

const nobody = '0c9a72e8-f344-457f-9c16-7c640eb60242'
const failed = 'Operacja zakończona niepowodzeniem'
const notEntitled = 'Użyte poświadczenia nie mają uprawnień do wykonania tej operacji'

const revoked: Case[] = [
  {
    title: 'what was granted to a person is gone from every list, and the person is kept out',
    evidence: 'described',
    source: ['permissions-revoke-010', 'permissions-revoke-012', 'permissions-revoke-007', 'permissions-grant-044'],
    async run(target) {
      const [owner, pesel] = [await signInOwner(target), freshPesel()]
      const body = toPerson(byPesel(pesel), ['InvoiceRead', 'InvoiceWrite'])
      await carriedOut(target, owner, owner.call.permissions.grantToPerson({ body }))
      const identity = await personOf(target, `PNOPL-${pesel}`)
      const delegate = await signIn(target, identity, owner.context)
      for (const { id } of await personsIn(owner)) await carriedOut(target, owner, revoking(owner, id))
      for (const list of [personsIn(owner), grantedFrom(owner), ownOf(delegate)]) assert.deepEqual(await list, [])
      await keptOut(target, identity, owner.context)
    },
  },
  {
    title: 'an access token that lives keeps what it holds; a refresh gives the rights of the moment',
    evidence: 'assumed',
    source: 'permissions-revoke-016',
    async run(target) {
      const [owner, pesel] = [await signInOwner(target), freshPesel()]
      const body = toPerson(byPesel(pesel), ['CredentialsRead', 'InvoiceRead'])
      await carriedOut(target, owner, owner.call.permissions.grantToPerson({ body }))
      const delegate = await signIn(target, await personOf(target, `PNOPL-${pesel}`), owner.context)
      const [row = assert.fail()] = await personsIn(owner, { permissionTypes: ['CredentialsRead'] })
      await carriedOut(target, owner, revoking(owner, row.id))
      await personsIn(delegate)
      const { accessToken } = await target.as({ refreshToken: delegate.refreshToken }).auth.refresh()
      assert.deepEqual(heldBy({ ...delegate, accessToken: accessToken.token }), ['InvoiceRead'])
    },
  },
  {
    title: 'the grantor revokes by the identifier that the grantee reads',
    evidence: 'described',
    source: ['permissions-revoke-018', 'permissions-query-083', 'permissions-revoke-009'],
    async run(target) {
      const [owner, nip] = [await signInOwner(target), freshNip()]
      const body = toFirm(nip, ['InvoiceRead'])
      await carriedOut(target, owner, owner.call.permissions.grantToEntity({ body }))
      const office = await signInOwner(target, nip)
      const [received = assert.fail()] = (await office.call.permissions.queryEntities({ body: {} })).permissions
      assert.equal((await personsIn(owner))[0]?.id, received.id)
      await carriedOut(target, owner, revoking(owner, received.id))
      assert.deepEqual((await office.call.permissions.queryEntities({ body: {} })).permissions, [])
      await keptOut(target, await sealOf(target, nip), owner.context)
    },
  },
  {
    title: "a delegate's grants are revoked by the delegate and by the owner",
    evidence: 'described',
    source: ['permissions-revoke-011', 'permissions-revoke-014'],
    async run(target) {
      const nip = freshNip()
      const delegate = await signInDelegate(target, nip, ['CredentialsManage'])
      const owner = await signInOwner(target, nip)
      for (const by of [delegate, owner]) {
        const authorizedIdentifier = byPesel(freshPesel())
        const body = toPerson(authorizedIdentifier, ['InvoiceWrite'])
        await carriedOut(target, delegate, delegate.call.permissions.grantToPerson({ body }))
        const [row = assert.fail()] = await personsIn(owner, { authorizedIdentifier })
        await carriedOut(target, by, revoking(by, row.id))
        assert.deepEqual(await personsIn(owner, { authorizedIdentifier }), [])
      }
    },
  },
  {
    title: 'the intermediary takes back what it passed on, the parent its administrator, with SubunitManage alone',
    evidence: 'described',
    source: ['permissions-revoke-012', 'permissions-revoke-014'],
    async run(target) {
      const nip = freshNip()
      const owner = await signInOwner(target, nip)
      const passing = passingOn(byPesel(freshPesel()), { type: 'AllPartners' })
      await carriedOut(target, owner, owner.call.permissions.grantIndirectly({ body: passing }))
      const unit = administering(byPesel(freshPesel()), unitOf(nip))
      await carriedOut(target, owner, owner.call.permissions.grantToSubunit({ body: unit }))
      const delegate = await signInDelegate(target, nip, ['SubunitManage'])
      const [administrator = assert.fail()] = (await delegate.call.permissions.querySubunits({ body: {} })).permissions
      await carriedOut(target, delegate, revoking(delegate, administrator.id))
      const [passed = assert.fail(), ...more] = await grantedFrom(owner)
      assert.equal(more.length, 0)
      await carriedOut(target, owner, revoking(owner, passed.id))
      assert.deepEqual(await grantedFrom(owner), [])
    },
  },
  {
    title: 'of the four rows of an administrator of an EU entity one is revoked: three are left',
    evidence: 'described',
    source: 'permissions-revoke-017',
    async run(target) {
      const { owner } = await signInEuAdmin(target, freshNip())
      const list = async () => (await owner.call.permissions.queryEuEntities({ body: {} })).permissions
      const before = await list()
      await carriedOut(target, owner, revoking(owner, before[0]!.id))
      assert.deepEqual(withInstants(await list()), withInstants(before.slice(1)))
    },
  },
  {
    title: 'what test data gave is revoked like anything else',
    evidence: 'assumed',
    source: ['permissions-query-102', 'permissions-revoke-007'],
    async run(target) {
      const [nip, pesel] = [freshNip(), freshPesel()]
      await signInDelegate(target, nip, ['InvoiceRead'], pesel)
      const owner = await signInOwner(target, nip)
      const [row = assert.fail()] = await personsIn(owner)
      await carriedOut(target, owner, revoking(owner, row.id))
      await keptOut(target, await personOf(target, `PNOPL-${pesel}`), owner.context)
    },
  },
  {
    title: 'it counts once it is carried out, and not before',
    evidence: 'documented',
    source: ['permissions-grant-042', 'permissions-operations-015'],
    needs: ['delays'],
    async run(target) {
      const [owner, pesel] = [await signInOwner(target), freshPesel()]
      const body = toPerson(byPesel(pesel), ['InvoiceRead'])
      await carriedOut(target, owner, owner.call.permissions.grantToPerson({ body }))
      const rows = await personsIn(owner)
      const started = revoking(owner, rows[0]!.id)
      await started
      assert.deepEqual(withInstants(await personsIn(owner)), withInstants(rows))
      await carriedOut(target, owner, started)
      assert.deepEqual(await personsIn(owner), [])
    },
  },
]

const refusals: Case[] = [
  {
    title: 'an unknown identifier, and one that is revoked already: 400',
    evidence: 'assumed',
    source: ['permissions-operations-019', 'permissions-operations-006'],
    async run(target) {
      const owner = await signInOwner(target)
      await endsIn(target, owner, revoking(owner, nobody), 400, failed)
      const body = toPerson(byPesel(freshPesel()), ['InvoiceRead'])
      await carriedOut(target, owner, owner.call.permissions.grantToPerson({ body }))
      const [row = assert.fail()] = await personsIn(owner)
      await carriedOut(target, owner, revoking(owner, row.id))
      await endsIn(target, owner, revoking(owner, row.id), 400, failed)
    },
  },
  {
    title: "another context's permission: 420, and it stays",
    evidence: 'assumed',
    source: ['permissions-operations-020', 'permissions-operations-008'],
    async run(target) {
      const [owner, other] = [await signInOwner(target), await signInOwner(target)]
      const body = toFirm(other.context.value, ['InvoiceRead'])
      await carriedOut(target, owner, owner.call.permissions.grantToEntity({ body }))
      const rows = await personsIn(owner)
      await endsIn(target, other, revoking(other, rows[0]!.id), 420, notEntitled)
      assert.deepEqual(withInstants(await personsIn(owner)), withInstants(rows))
    },
  },
  {
    title: 'an authorization is not taken back here: 400',
    evidence: 'assumed',
    source: 'permissions-operations-019',
    async run(target) {
      const owner = await signInOwner(target)
      const body = authorizing(byNip(freshNip()), 'SelfInvoicing')
      await carriedOut(target, owner, owner.call.permissions.grantAuthorization({ body }))
      const query = { body: { queryType: 'Granted' as const } }
      const [row = assert.fail()] = (await owner.call.permissions.queryAuthorizations(query)).authorizationGrants
      await endsIn(target, owner, revoking(owner, row.id), 400, failed)
    },
  },
  {
    title: "SubunitManage alone does not take back a person's permission: 420",
    evidence: 'assumed',
    source: ['permissions-operations-020', 'simulator/ksef/permissions/revoking.ts'],
    async run(target) {
      const [nip, pesel] = [freshNip(), freshPesel()]
      await grant(target, nip, byPesel(pesel), ['InvoiceRead'])
      const owner = await signInOwner(target, nip)
      const delegate = await signInDelegate(target, nip, ['SubunitManage'])
      const authorizedIdentifier = byPesel(pesel)
      const [row = assert.fail()] = await personsIn(owner, { authorizedIdentifier })
      await endsIn(target, delegate, revoking(delegate, row.id), 420, notEntitled)
      assert.deepEqual(withInstants(await personsIn(owner, { authorizedIdentifier })), withInstants([row]))
    },
  },
  {
    title: 'an identifier of another length is refused',
    evidence: 'documented',
    source: 'permissions-query-059',
    async run(target) {
      await refused(revoking(await signInOwner(target), 'abc'), 'validationFailed')
    },
  },
  {
    title: 'CredentialsRead does not suffice: 403',
    evidence: 'documented',
    source: 'permissions-revoke-003',
    async run(target) {
      await refused(
        revoking(await signInDelegate(target, freshNip(), ['CredentialsRead']), nobody),
        'missingPermissions',
      )
    },
  },
]

export const revokePermissionSuite = suite(revoke, [...revoked, ...refusals])
