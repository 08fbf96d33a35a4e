import { strict as assert } from 'node:assert'
import { suite, type Target } from '../../suite.ts'
import { permissionsIn, refused, sorted } from '../../suite-answers.ts'
import {
  freshNip,
  freshPesel,
  grant,
  nipContext,
  outcomeOf,
  personOf,
  signIn,
  startWithSeal,
} from '../suite-preparation.ts'
import { grantPermissions } from './grant-permissions.ts'

type Body = Parameters<Target['call']['testdata']['grantPermissions']>[0]['body']

const bodyOf = (changes: object = {}): Body => ({
  contextIdentifier: { type: 'Nip', value: freshNip() },
  authorizedIdentifier: { type: 'Pesel', value: freshPesel() },
  permissions: [{ permissionType: 'InvoiceRead', description: 'Suite of contracts' }],
  ...changes,
})

const send = ({ call }: Target, changes: object): Promise<void> =>
  call.testdata.grantPermissions({ body: bodyOf(changes) })

export const grantPermissionsSuite = suite(grantPermissions, [
  {
    title: 'who was given a right signs in with it, and just it',
    evidence: 'described',
    source: ['testdata-055', 'jwt-008'],
    async run(target) {
      const [context, nip] = [freshNip(), freshNip()]
      await grant(target, context, { type: 'Nip', value: nip }, ['InvoiceRead'])
      const { accessToken } = await signIn(target, await personOf(target, `TINPL-${nip}`), nipContext(context))
      assert.deepEqual(permissionsIn(accessToken), ['InvoiceRead'])
    },
  },
  {
    title: 'nobody needs a bearer; the answer is 200 without a body',
    evidence: 'documented',
    source: ['testdata-046', 'testdata-015'],
    async run({ request }) {
      const response = await request('POST', '/testdata/permissions', { body: bodyOf() })
      assert.equal(response.status, 200)
      assert.equal(await response.text(), '')
    },
  },
  {
    title: 'what is given later is added',
    evidence: 'assumed',
    source: 'simulator/ksef/testdata/grant-permissions.ts',
    async run(target) {
      const [context, pesel] = [freshNip(), freshPesel()]
      await grant(target, context, { type: 'Pesel', value: pesel }, ['InvoiceRead'])
      await grant(target, context, { type: 'Pesel', value: pesel }, ['InvoiceWrite'])
      const { accessToken } = await signIn(target, await personOf(target, `PNOPL-${pesel}`), nipContext(context))
      assert.deepEqual(sorted(permissionsIn(accessToken)), ['InvoiceRead', 'InvoiceWrite'])
    },
  },
  {
    title: 'rights count in the context that they were given for, and in no other (415)',
    evidence: 'documented',
    source: ['testdata-046', 'auth-status-026'],
    async run(target) {
      const [context, pesel] = [freshNip(), freshPesel()]
      const identity = await personOf(target, `PNOPL-${pesel}`)
      await grant(target, context, { type: 'Pesel', value: pesel }, ['InvoiceRead'])
      await signIn(target, identity, nipContext(context))
      const started = await startWithSeal(target, identity, nipContext(freshNip()))
      assert.equal((await outcomeOf(target, started)).status.code, 415)
    },
  },
  {
    title: 'types may be written in lower case, as in the examples of the documentation',
    evidence: 'documented',
    source: 'testdata-051',
    async run({ request }) {
      const body = bodyOf({
        contextIdentifier: { type: 'nip', value: freshNip() },
        authorizedIdentifier: { type: 'pesel', value: freshPesel() },
      })
      assert.equal((await request('POST', '/testdata/permissions', { body })).status, 200)
    },
  },
  {
    title: 'a context of another type than Nip, an authorised one of none, an unknown permission: unreadable',
    evidence: 'described',
    source: ['known-21001-json-parsing', 'testdata-035', 'testdata-036', 'testdata-034'],
    async run(target) {
      for (const changes of [
        { contextIdentifier: { type: 'InternalId', value: `${freshNip()}-12345` } },
        { authorizedIdentifier: { type: 'NipVatUe', value: `${freshNip()}-DE123456789` } },
        { permissions: [{ permissionType: 'Everything', description: 'Suite of contracts' }] },
      ])
        await refused(send(target, changes), 'unreadableContent')
    },
  },
  {
    title: 'identifiers have 10 characters, or up to 64',
    evidence: 'documented',
    source: 'testdata-016',
    async run(target) {
      await refused(send(target, { contextIdentifier: { type: 'Nip', value: '123' } }), 'validationFailed')
      await refused(send(target, { authorizedIdentifier: { type: 'Nip', value: '123' } }), 'validationFailed')
      const tooLong = { type: 'Fingerprint', value: 'A'.repeat(65) }
      await refused(send(target, { authorizedIdentifier: tooLong }), 'validationFailed')
    },
  },
  {
    title: 'each permission has a description of 5 to 256 characters',
    evidence: 'documented',
    source: 'testdata-016',
    async run(target) {
      for (const description of ['four', 'x'.repeat(257)])
        await refused(
          send(target, { permissions: [{ permissionType: 'InvoiceRead', description }] }),
          'validationFailed',
        )
    },
  },
  {
    title: 'a permission without a type is InvoiceRead',
    // The official Java client names the member otherwise, and its test passes on TEST.
    evidence: 'assumed',
    source: 'simulator/ksef/testdata/grant-permissions.ts',
    async run(target) {
      const [context, pesel] = [freshNip(), freshPesel()]
      const body = bodyOf({
        contextIdentifier: { type: 'Nip', value: context },
        authorizedIdentifier: { type: 'Pesel', value: pesel },
        permissions: [{ permission: 'InvoiceWrite', description: 'Suite of contracts' }],
      })
      assert.equal((await target.request('POST', '/testdata/permissions', { body })).status, 200)
      const { accessToken } = await signIn(target, await personOf(target, `PNOPL-${pesel}`), nipContext(context))
      assert.deepEqual(permissionsIn(accessToken), ['InvoiceRead'])
    },
  },
  {
    title: 'everything that is missing is told at once',
    evidence: 'described',
    source: ['known-21405-all-fields', 'testdata-017'],
    async run({ call }) {
      const { details } = await refused(call.testdata.grantPermissions({ body: {} as Body }), 'validationFailed')
      assert.deepEqual(
        sorted(details),
        sorted(
          ['contextIdentifier', 'authorizedIdentifier', 'permissions'].map(name => `'${name}' must not be empty.`),
        ),
      )
    },
  },
])
