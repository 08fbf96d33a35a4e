import { strict as assert } from 'node:assert'
import type { Target } from '../../suite.ts'
import { type Case, suite } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import { byNip } from '../suite-permissions.ts'
import { freshNip, freshPesel, type Session, signInDelegate, signInOwner } from '../suite-preparation.ts'
import { queryRoles } from './query-roles.ts'

const listed = async ({ call }: Session) => (await call.permissions.queryRoles()).roles

/** The roles of a firm once test data count. */
const rolesOf = async (target: Target, nip: string) => {
  const owner = await signInOwner(target, nip)
  return target.settle(
    () => listed(owner),
    roles => roles.length > 0,
  )
}

const parents = (['VatGroup', 'JST'] as const).map((subjectType): Case => {
  const [parent, member] =
    subjectType === 'VatGroup'
      ? (['VatGroupUnit', 'VatGroupSubUnit'] as const)
      : (['LocalGovernmentUnit', 'LocalGovernmentSubUnit'] as const)
  return {
    title: `${subjectType}: ${parent}, and its member ${member} with the parent`,
    evidence: 'described',
    source: 'permissions-query-106',
    async run(target) {
      const [nip, subjectNip] = [freshNip(), freshNip()]
      const subunits = [{ subjectNip, description: 'A member' }]
      await target.call.testdata.createSubject({
        body: { subjectNip: nip, subjectType, subunits, description: 'A parent' },
      })
      const [own = assert.fail()] = await rolesOf(target, nip)
      assert.deepEqual(
        [own.role, own.description, own.parentEntityIdentifier ?? undefined],
        [parent, 'A parent', undefined],
      )
      const [of = assert.fail()] = await rolesOf(target, subjectNip)
      assert.deepEqual([of.role, of.description, of.parentEntityIdentifier], [member, 'A member', byNip(nip)])
    },
  }
})

const others: Case[] = [
  {
    title: 'an enforcement authority that is a bailiff as well has both roles',
    evidence: 'described',
    source: ['permissions-query-106', 'permissions-query-070'],
    async run(target) {
      const nip = freshNip()
      await target.call.testdata.createSubject({
        body: { subjectNip: nip, subjectType: 'EnforcementAuthority', description: 'Authority' },
      })
      await target.call.testdata.createPerson({
        body: { nip, pesel: freshPesel(), isBailiff: true, description: 'Bailiff' },
      })
      const owner = await signInOwner(target, nip)
      const roles = await target.settle(
        () => listed(owner),
        seen => seen.length === 2,
      )
      assert.deepEqual(roles.map(({ role }) => role).sort(), ['CourtBailiff', 'EnforcementAuthority'])
    },
  },
  {
    title: 'an ordinary firm has none',
    evidence: 'documented',
    source: 'permissions-query-070',
    async run(target) {
      assert.deepEqual(await listed(await signInOwner(target)), [])
    },
  },
  {
    title: 'pages out of bounds are refused',
    evidence: 'described',
    source: 'permissions-query-103',
    async run(target) {
      const { call } = await signInOwner(target)
      await refused(call.permissions.queryRoles({ query: { pageSize: 101 } }), 'validationFailed')
    },
  },
  {
    title: 'SubunitManage does not suffice: 403',
    evidence: 'documented',
    source: 'permissions-query-029',
    async run(target) {
      await refused(listed(await signInDelegate(target, freshNip(), ['SubunitManage'])), 'missingPermissions')
    },
  },
]

export const queryRolesSuite = suite(queryRoles, [...parents, ...others])
