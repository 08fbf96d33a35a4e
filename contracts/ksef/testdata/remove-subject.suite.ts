import { strict as assert } from 'node:assert'
import { suite, type Target } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import { freshNip, rolesBecome } from '../suite-preparation.ts'
import { removeSubject } from './remove-subject.ts'

const description = 'Suite of contracts'

const createAuthority = ({ call }: Target, subjectNip: string): Promise<void> =>
  call.testdata.createSubject({ body: { subjectNip, subjectType: 'EnforcementAuthority', description } })

export const removeSubjectSuite = suite(removeSubject, [
  {
    title: 'the role is gone; the answer is 200 without a body',
    evidence: 'described',
    source: ['testdata-053', 'testdata-005'],
    async run(target) {
      const subjectNip = freshNip()
      await createAuthority(target, subjectNip)
      await rolesBecome(target, subjectNip, ['EnforcementAuthority'])
      const response = await target.request('POST', '/testdata/subject/remove', { body: { subjectNip } })
      assert.equal(response.status, 200)
      assert.equal(await response.text(), '')
      await rolesBecome(target, subjectNip, [])
    },
  },
  {
    title: 'subunits go with their parent',
    evidence: 'documented',
    source: 'testdata-044',
    async run(target) {
      const [subjectNip, unit] = [freshNip(), freshNip()]
      const subunits = [{ subjectNip: unit, description }]
      await target.call.testdata.createSubject({ body: { subjectNip, subjectType: 'VatGroup', description, subunits } })
      await rolesBecome(target, unit, ['VatGroupSubUnit'])
      await target.call.testdata.removeSubject({ body: { subjectNip } })
      await rolesBecome(target, unit, [])
    },
  },
  {
    title: 'what was removed may be made again',
    evidence: 'documented',
    source: 'testdata-043',
    async run(target) {
      const subjectNip = freshNip()
      await createAuthority(target, subjectNip)
      await target.call.testdata.removeSubject({ body: { subjectNip } })
      await createAuthority(target, subjectNip)
    },
  },
  {
    title: 'a subject that is not there: nothing happens',
    evidence: 'assumed',
    source: 'simulator/ksef/testdata/remove-subject.ts',
    async run({ call }) {
      await call.testdata.removeSubject({ body: { subjectNip: freshNip() } })
    },
  },
  {
    title: 'a NIP of another form is refused',
    evidence: 'documented',
    source: 'testdata-006',
    async run({ call }) {
      await refused(call.testdata.removeSubject({ body: { subjectNip: '123' } }), 'validationFailed')
    },
  },
  {
    title: 'a body without the NIP is refused by name',
    evidence: 'documented',
    source: 'testdata-007',
    async run({ call }) {
      const body = {} as { subjectNip: string }
      const { details } = await refused(call.testdata.removeSubject({ body }), 'validationFailed')
      assert.deepEqual(details, ["'subjectNip' must not be empty."])
    },
  },
])
