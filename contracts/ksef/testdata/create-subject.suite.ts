import { strict as assert } from 'node:assert'
import { type Case, suite, type Target } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import { freshNip, rolesBecome } from '../suite-preparation.ts'
import { createSubject } from './create-subject.ts'

const description = 'Suite of contracts'

type Body = Parameters<Target['call']['testdata']['createSubject']>[0]['body']

const create = ({ call }: Target, body: Pick<Body, 'subjectNip'> & Partial<Body>): Promise<void> =>
  call.testdata.createSubject({ body: { subjectType: 'EnforcementAuthority', description, ...body } })

/** Whatever a client could send. */
const send = (target: Target, body: object): Promise<void> => create(target, body as Body)

const withSubunits = (subjectType: 'VatGroup' | 'JST', own: string, subunit: string): Case => ({
  title: `a ${subjectType} with a subunit: ${own} and ${subunit}`,
  evidence: 'documented',
  source: ['testdata-041', 'testdata-052'],
  async run(target) {
    const [subjectNip, unit] = [freshNip(), freshNip()]
    await create(target, { subjectNip, subjectType, subunits: [{ subjectNip: unit, description }] })
    await rolesBecome(target, subjectNip, [own])
    await rolesBecome(target, unit, [subunit])
  },
})

export const createSubjectSuite = suite(createSubject, [
  {
    title: 'an enforcement authority has that role, and nobody needs a bearer to make one',
    evidence: 'described',
    source: ['testdata-053', 'redeem-200-access-token-recorded', 'errors-019'],
    async run(target) {
      const subjectNip = freshNip()
      await create(target, { subjectNip })
      await rolesBecome(target, subjectNip, ['EnforcementAuthority'])
    },
  },
  withSubunits('VatGroup', 'VatGroupUnit', 'VatGroupSubUnit'),
  withSubunits('JST', 'LocalGovernmentUnit', 'LocalGovernmentSubUnit'),
  {
    title: 'the answer is 200 without a body',
    evidence: 'documented',
    source: 'testdata-001',
    async run(target) {
      const body = { subjectNip: freshNip(), subjectType: 'JST', description }
      const response = await target.request('POST', '/testdata/subject', { body })
      assert.equal(response.status, 200)
      assert.equal(await response.text(), '')
    },
  },
  {
    title: 'createdDate may be now, or null, or left out',
    evidence: 'described',
    source: ['testdata-058', 'errors-032'],
    async run(target) {
      const { timestamp } = await target.call.auth.challenge()
      for (const createdDate of [timestamp, null, undefined])
        await create(target, { subjectNip: freshNip(), createdDate })
    },
  },
  {
    title: 'a subject that is there already is refused',
    evidence: 'documented',
    source: ['testdata-042', 'testdata-003'],
    async run(target) {
      const subjectNip = freshNip()
      await create(target, { subjectNip })
      await refused(create(target, { subjectNip }), 'alreadyExists')
    },
  },
  {
    title: 'a NIP of another form is refused',
    evidence: 'documented',
    source: 'testdata-002',
    async run(target) {
      for (const subjectNip of ['123', '0000000000', '12345678901'])
        await refused(create(target, { subjectNip }), 'validationFailed')
    },
  },
  {
    title: 'a description has 5 to 256 characters, that of a subunit, too',
    evidence: 'documented',
    source: 'testdata-002',
    async run(target) {
      for (const wrong of ['four', 'x'.repeat(257)]) {
        await refused(create(target, { subjectNip: freshNip(), description: wrong }), 'validationFailed')
        const subunits = [{ subjectNip: freshNip(), description: wrong }]
        await refused(create(target, { subjectNip: freshNip(), subjectType: 'VatGroup', subunits }), 'validationFailed')
      }
    },
  },
  {
    title: 'a type that KSeF does not know, and a date that is none, make the content unreadable',
    evidence: 'described',
    source: 'known-21001-json-parsing',
    async run(target) {
      await refused(send(target, { subjectNip: freshNip(), subjectType: 'Company' }), 'unreadableContent')
      await refused(send(target, { subjectNip: freshNip(), createdDate: 'yesterday' }), 'unreadableContent')
    },
  },
])
