import { strict as assert } from 'node:assert'
import { type Case, suite } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import { byNip } from '../suite-permissions.ts'
import { freshNip, type Session, signInDelegate, signInOwner } from '../suite-preparation.ts'
import { querySubordinates } from './query-subordinates.ts'

const listed = async ({ call }: Session, nip?: string) => {
  const subordinateEntityIdentifier = nip === undefined ? undefined : byNip(nip)
  return (await call.permissions.querySubordinates({ body: { subordinateEntityIdentifier } })).roles
}

const cases: Case[] = [
  {
    title: 'the members of a VAT group, all or one by its NIP',
    evidence: 'described',
    source: ['permissions-query-077', 'permissions-query-071'],
    async run(target) {
      const [nip, one, two] = [freshNip(), freshNip(), freshNip()]
      const subunits = [one, two].map(subjectNip => ({ subjectNip, description: `Member ${subjectNip}` }))
      await target.call.testdata.createSubject({
        body: { subjectNip: nip, subjectType: 'VatGroup', subunits, description: 'A VAT group' },
      })
      const owner = await signInOwner(target, nip)
      const all = await target.settle(
        () => listed(owner),
        seen => seen.length === 2,
      )
      assert.deepEqual(all.map(it => it.subordinateEntityIdentifier.value).sort(), [one, two].sort())
      const [found = assert.fail(), ...more] = await listed(owner, one)
      assert.equal(more.length, 0)
      assert.deepEqual([found.role, found.description], ['VatGroupSubUnit', `Member ${one}`])
      assert.deepEqual(await listed(owner, freshNip()), [])
    },
  },
  {
    title: 'an ordinary firm has no members: an empty list, no error',
    evidence: 'described',
    source: ['permissions-query-078', 'permissions-query-107'],
    async run(target) {
      assert.deepEqual(await listed(await signInOwner(target)), [])
    },
  },
  {
    title: 'a NIP of another form is refused',
    evidence: 'documented',
    source: ['permissions-query-033'],
    async run(target) {
      await refused(listed(await signInOwner(target), '0000000000'), 'validationFailed')
    },
  },
  {
    title: 'InvoiceRead does not suffice: 403',
    evidence: 'documented',
    source: 'permissions-query-035',
    async run(target) {
      await refused(listed(await signInDelegate(target, freshNip(), ['InvoiceRead'])), 'missingPermissions')
    },
  },
]

export const querySubordinatesSuite = suite(querySubordinates, cases)
