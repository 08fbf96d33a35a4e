import { strict as assert } from 'node:assert'
import { suite } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import {
  freshNip,
  freshPesel,
  grant,
  nipContext,
  outcomeOf,
  personOf,
  rolesBecome,
  signIn,
  startWithSeal,
} from '../suite-preparation.ts'
import { removePerson } from './remove-person.ts'

const person = (nip: string, pesel: string, isBailiff = false) => ({
  body: { nip, pesel, isBailiff, description: 'Suite of contracts' },
})

export const removePersonSuite = suite(removePerson, [
  {
    title: 'the PESEL owns the context of the NIP no more (415)',
    evidence: 'documented',
    source: ['testdata-045', 'testdata-012'],
    async run(target) {
      const [nip, pesel] = [freshNip(), freshPesel()]
      const identity = await personOf(target, `PNOPL-${pesel}`)
      await target.call.testdata.createPerson(person(nip, pesel))
      await signIn(target, identity, nipContext(nip))
      const response = await target.request('POST', '/testdata/person/remove', { body: { nip } })
      assert.equal(response.status, 200)
      assert.equal(await response.text(), '')
      await target.settle(
        async () => outcomeOf(target, await startWithSeal(target, identity, nipContext(nip))),
        ({ status }) => status.code === 415,
      )
    },
  },
  {
    title: "the person's rights in other contexts are revoked",
    evidence: 'documented',
    source: 'testdata-045',
    async run(target) {
      const [context, nip, pesel] = [freshNip(), freshNip(), freshPesel()]
      const identity = await personOf(target, `PNOPL-${pesel}`)
      await target.call.testdata.createPerson(person(nip, pesel))
      await grant(target, context, { type: 'Pesel', value: pesel }, ['InvoiceRead'])
      await signIn(target, identity, nipContext(context))
      await target.call.testdata.removePerson({ body: { nip } })
      await target.settle(
        async () => outcomeOf(target, await startWithSeal(target, identity, nipContext(context))),
        ({ status }) => status.code === 415,
      )
    },
  },
  {
    title: 'a bailiff is one no more',
    evidence: 'described',
    source: 'testdata-054',
    async run(target) {
      const nip = freshNip()
      await target.call.testdata.createPerson(person(nip, freshPesel(), true))
      await rolesBecome(target, nip, ['CourtBailiff'])
      await target.call.testdata.removePerson({ body: { nip } })
      await rolesBecome(target, nip, [])
    },
  },
  {
    title: 'a person who is not there: nothing happens',
    evidence: 'assumed',
    source: 'as simulator/ksef/testdata/remove-subject.ts',
    async run({ call }) {
      await call.testdata.removePerson({ body: { nip: freshNip() } })
    },
  },
  {
    title: 'a NIP of another form is refused',
    evidence: 'documented',
    source: 'testdata-013',
    async run({ call }) {
      await refused(call.testdata.removePerson({ body: { nip: '123' } }), 'validationFailed')
    },
  },
  {
    title: 'a body without the NIP is refused by name',
    evidence: 'documented',
    source: 'testdata-014',
    async run({ call }) {
      const { details } = await refused(call.testdata.removePerson({ body: {} as { nip: string } }), 'validationFailed')
      assert.deepEqual(details, ["'nip' must not be empty."])
    },
  },
])
