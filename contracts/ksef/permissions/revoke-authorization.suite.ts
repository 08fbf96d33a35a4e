import { strict as assert } from 'node:assert'
import { type Case, suite } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import { withInstants } from '../suite-invoices.ts'
import { authorizing, byNip, byPesel, carriedOut, endsIn, personsIn, toPerson } from '../suite-permissions.ts'
import { freshNip, freshPesel, type Session, signInDelegate, signInOwner } from '../suite-preparation.ts'
import { revokeAuthorization } from './revoke-authorization.ts'

const revoking = ({ call }: Session, permissionId: string) =>
  call.permissions.revokeAuthorization({ params: { permissionId } })
const listed = async ({ call }: Session, queryType: 'Granted' | 'Received') =>
  (await call.permissions.queryAuthorizations({ body: { queryType } })).authorizationGrants

const cases: Case[] = [
  {
    title: 'the grantor takes it back: neither list has it any more',
    evidence: 'described',
    source: ['permissions-revoke-013', 'permissions-revoke-008', 'permissions-grant-066'],
    async run(target) {
      const [owner, grantee] = [await signInOwner(target), await signInOwner(target)]
      const body = authorizing(byNip(grantee.context.value), 'SelfInvoicing')
      await carriedOut(target, owner, owner.call.permissions.grantAuthorization({ body }))
      const [row = assert.fail()] = await listed(grantee, 'Received')
      await carriedOut(target, owner, revoking(owner, row.id))
      assert.deepEqual(await listed(owner, 'Granted'), [])
      assert.deepEqual(await listed(grantee, 'Received'), [])
    },
  },
  {
    title: 'the grantee does not give it back: 420',
    evidence: 'assumed',
    source: 'permissions-operations-020',
    async run(target) {
      const [owner, grantee] = [await signInOwner(target), await signInOwner(target)]
      const body = authorizing(byNip(grantee.context.value), 'SelfInvoicing')
      await carriedOut(target, owner, owner.call.permissions.grantAuthorization({ body }))
      const rows = await listed(owner, 'Granted')
      const text = 'Użyte poświadczenia nie mają uprawnień do wykonania tej operacji'
      await endsIn(target, grantee, revoking(grantee, rows[0]!.id), 420, text)
      assert.deepEqual(withInstants(await listed(owner, 'Granted')), withInstants(rows))
    },
  },
  {
    title: "a person's permission is not taken back here: 400",
    evidence: 'assumed',
    source: 'permissions-operations-019',
    async run(target) {
      const owner = await signInOwner(target)
      const body = toPerson(byPesel(freshPesel()), ['InvoiceRead'])
      await carriedOut(target, owner, owner.call.permissions.grantToPerson({ body }))
      const [row = assert.fail()] = await personsIn(owner)
      await endsIn(target, owner, revoking(owner, row.id), 400, 'Operacja zakończona niepowodzeniem')
    },
  },
  {
    title: 'CredentialsRead does not suffice: 403',
    evidence: 'documented',
    source: 'permissions-revoke-006',
    async run(target) {
      const delegate = await signInDelegate(target, freshNip(), ['CredentialsRead'])
      await refused(revoking(delegate, '0c9a72e8-f344-457f-9c16-7c640eb60242'), 'missingPermissions')
    },
  },
]

export const revokeAuthorizationSuite = suite(revokeAuthorization, cases)
