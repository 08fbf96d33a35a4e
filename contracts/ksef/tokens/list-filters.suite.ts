import { strict as assert } from 'node:assert'
import { suite } from '../../suite.ts'
import { refused, sorted } from '../../suite-answers.ts'
import { freshNip, freshPesel, signInDelegate, signInOwner } from '../suite-preparation.ts'
import { makeToken, revokeToken } from '../suite-tokens.ts'
import { list } from './list.ts'

const numbers = ({ tokens }: { readonly tokens: readonly { readonly referenceNumber: string }[] }): string[] =>
  sorted(tokens.map(({ referenceNumber }) => referenceNumber))

/** Which of the tokens that one may see. */
export const listFiltersSuite = suite(list, [
  {
    title: 'by description: a part of it, in any case',
    evidence: 'described',
    source: ['tokens-051', 'tokens-033'],
    async run(target) {
      const owner = await signInOwner(target)
      for (let count = 0; count < 5; count++) await makeToken(target, owner, ['InvoiceRead'], `E2E token - ${count}`)
      assert.equal((await owner.call.tokens.list()).tokens.length, 5)
      for (const description of ['E2E token - 2', 'TOKEN - 2']) {
        const { tokens } = await owner.call.tokens.list({ query: { description } })
        assert.deepEqual(
          tokens.map(it => it.description),
          ['E2E token - 2'],
        )
      }
    },
  },
  {
    title: 'by status: three Active, then two',
    evidence: 'described',
    source: 'tokens-053',
    async run(target) {
      const owner = await signInOwner(target)
      const active = async () =>
        (await owner.call.tokens.list({ query: { status: ['Active'], pageSize: 10 } })).tokens.length
      const one = await makeToken(target, owner)
      await makeToken(target, owner)
      await makeToken(target, owner)
      assert.equal(await active(), 3)
      await revokeToken(target, owner, one)
      assert.equal(await active(), 2)
    },
  },
  {
    title: 'by several statuses: the parameter is repeated',
    evidence: 'documented',
    source: ['tokens-034', 'tokens-011'],
    async run(target) {
      const owner = await signInOwner(target)
      const made = [await makeToken(target, owner), await makeToken(target, owner)]
      await revokeToken(target, owner, made[0]!)
      const both = await owner.call.tokens.list({ query: { status: ['Active', 'Revoked'] } })
      assert.deepEqual(numbers(both), numbers({ tokens: made }))
      const revoked = await owner.call.tokens.list({ query: { status: ['Revoked'] } })
      assert.deepEqual(numbers(revoked), [made[0]!.referenceNumber])
    },
  },
  {
    title: 'by author: a part of the identifier, and its type',
    evidence: 'documented',
    source: ['tokens-033', 'tokens-014'],
    async run(target) {
      const [nip, pesel] = [freshNip(), freshPesel()]
      const owner = await signInOwner(target, nip)
      const delegate = await signInDelegate(target, nip, ['InvoiceRead'], pesel)
      const [byOwner, byDelegate] = [await makeToken(target, owner), await makeToken(target, delegate, ['InvoiceRead'])]
      const find = async (query: object) => numbers(await owner.call.tokens.list({ query }))
      assert.deepEqual(await find({ authorIdentifier: pesel.slice(2), authorIdentifierType: 'Pesel' }), [
        byDelegate.referenceNumber,
      ])
      assert.deepEqual(await find({ authorIdentifierType: 'Nip' }), [byOwner.referenceNumber])
      assert.deepEqual(await find({ authorIdentifierType: 'Fingerprint' }), [])
    },
  },
  {
    title: 'description and authorIdentifier have three characters at least',
    evidence: 'documented',
    source: ['tokens-012', 'tokens-013'],
    async run(target) {
      const { call } = await signInOwner(target)
      await refused(call.tokens.list({ query: { description: 'ab' } }), 'validationFailed')
      await refused(call.tokens.list({ query: { authorIdentifier: '12' } }), 'validationFailed')
    },
  },
])
