import { strict as assert } from 'node:assert'
import { suite, type Target } from '../../suite.ts'
import { permissionsIn, refused, sorted } from '../../suite-answers.ts'
import { peselCheckDigit } from '../formats.ts'
import {
  freshNip,
  freshPesel,
  nipContext,
  outcomeOf,
  personOf,
  rolesBecome,
  signIn,
  startWithSeal,
} from '../suite-preparation.ts'
import { createPerson } from './create-person.ts'

type Body = Parameters<Target['call']['testdata']['createPerson']>[0]['body']

const create = ({ call }: Target, body: Partial<Body>): Promise<void> =>
  call.testdata.createPerson({
    body: { nip: freshNip(), pesel: freshPesel(), isBailiff: false, description: 'Suite of contracts', ...body },
  })

const send = (target: Target, body: object): Promise<void> => create(target, body as Body)

export const createPersonSuite = suite(createPerson, [
  {
    title: 'a sole trader owns the context of the NIP by NIP and by PESEL',
    evidence: 'documented',
    source: ['testdata-039', 'testdata-person-async-415'],
    async run(target) {
      const [nip, pesel] = [freshNip(), freshPesel()]
      await create(target, { nip, pesel })
      for (const serialNumber of [`TINPL-${nip}`, `PNOPL-${pesel}`]) {
        const { accessToken } = await signIn(target, await personOf(target, serialNumber), nipContext(nip))
        assert.deepEqual(permissionsIn(accessToken), ['Owner'])
      }
    },
  },
  {
    title: 'a bailiff is owner with EnforcementOperations, the role CourtBailiff',
    evidence: 'documented',
    source: ['testdata-038', 'testdata-054'],
    async run(target) {
      const [nip, pesel] = [freshNip(), freshPesel()]
      await create(target, { nip, pesel, isBailiff: true })
      await rolesBecome(target, nip, ['CourtBailiff'])
      for (const serialNumber of [`TINPL-${nip}`, `PNOPL-${pesel}`]) {
        const { accessToken } = await signIn(target, await personOf(target, serialNumber), nipContext(nip))
        assert.deepEqual(sorted(permissionsIn(accessToken)), ['EnforcementOperations', 'Owner'])
      }
    },
  },
  {
    title: 'nobody needs a bearer; the answer is 200 without a body',
    evidence: 'described',
    source: 'testdata-person-200-unauthenticated',
    async run({ request }) {
      const body = { nip: freshNip(), pesel: freshPesel(), isBailiff: false, description: 'Suite of contracts' }
      const response = await request('POST', '/testdata/person', { body })
      assert.equal(response.status, 200)
      assert.equal(await response.text(), '')
    },
  },
  {
    title: 'a person does not count at once: a sign-in right away ends with 415',
    evidence: 'described',
    source: 'testdata-person-async-415',
    needs: ['delays'],
    async run(target) {
      const [nip, pesel] = [freshNip(), freshPesel()]
      await create(target, { nip, pesel })
      const started = await startWithSeal(target, await personOf(target, `PNOPL-${pesel}`), nipContext(nip))
      assert.equal((await outcomeOf(target, started)).status.code, 415)
    },
  },
  {
    title: 'a person who is there already is refused',
    evidence: 'documented',
    source: 'testdata-010',
    async run(target) {
      const [nip, pesel] = [freshNip(), freshPesel()]
      await create(target, { nip, pesel })
      await refused(create(target, { nip, pesel }), 'alreadyExists')
    },
  },
  {
    title: 'a PESEL whose check digit is right and whose date is none is refused',
    evidence: 'described',
    source: 'testdata-person-400-pesel-format',
    async run(target) {
      const first10 = '9902311234'
      const { details } = await refused(
        create(target, { pesel: first10 + peselCheckDigit(first10) }),
        'validationFailed',
      )
      assert.deepEqual(details, ['Invalid PESEL format.'])
    },
  },
  {
    title: 'nip, pesel, isBailiff and description are all asked for at once',
    evidence: 'described',
    source: ['testdata-person-members-required', 'known-21405-all-fields'],
    async run({ call }) {
      const { details } = await refused(call.testdata.createPerson({ body: {} as Body }), 'validationFailed')
      assert.deepEqual(
        sorted(details),
        sorted(['nip', 'pesel', 'isBailiff', 'description'].map(name => `'${name}' must not be empty.`)),
      )
    },
  },
  {
    title: 'a text where a boolean belongs makes the content unreadable',
    evidence: 'described',
    source: 'known-21001-json-parsing',
    async run(target) {
      await refused(send(target, { isBailiff: 'yes' }), 'unreadableContent')
    },
  },
])
