import { strict as assert } from 'node:assert'
import { suite } from '../../suite.ts'
import { permissionsIn, refused, sorted } from '../../suite-answers.ts'
import {
  freshNip,
  freshPesel,
  nipContext,
  outcomeOf,
  personOf,
  signIn,
  signInDelegate,
  startWithSeal,
} from '../suite-preparation.ts'
import { revokePermissions } from './revoke-permissions.ts'

const pair = (context: string, pesel: string) => ({
  body: {
    contextIdentifier: { type: 'Nip' as const, value: context },
    authorizedIdentifier: { type: 'Pesel' as const, value: pesel },
  },
})

export const revokePermissionsSuite = suite(revokePermissions, [
  {
    title: 'every right of the pair is gone: the next sign-in ends with 415',
    evidence: 'documented',
    source: ['testdata-047', 'testdata-055'],
    async run(target) {
      const [context, pesel] = [freshNip(), freshPesel()]
      await signInDelegate(target, context, ['InvoiceRead', 'InvoiceWrite', 'CredentialsRead'], pesel)
      await target.call.testdata.revokePermissions(pair(context, pesel))
      const identity = await personOf(target, `PNOPL-${pesel}`)
      await target.settle(
        async () => outcomeOf(target, await startWithSeal(target, identity, nipContext(context))),
        ({ status }) => status.code === 415,
      )
    },
  },
  {
    title: 'the access token that is out keeps its rights until it expires',
    evidence: 'documented',
    source: ['jwt-001', 'jwt-013', 'refresh-008'],
    async run(target) {
      const [context, pesel] = [freshNip(), freshPesel()]
      const { call, accessToken } = await signInDelegate(target, context, ['CredentialsRead', 'InvoiceRead'], pesel)
      await target.call.testdata.revokePermissions(pair(context, pesel))
      await call.tokens.list()
      assert.deepEqual(sorted(permissionsIn(accessToken)), ['CredentialsRead', 'InvoiceRead'])
    },
  },
  {
    title: "someone else's rights stay",
    evidence: 'documented',
    source: 'testdata-047',
    async run(target) {
      const [context, one, other] = [freshNip(), freshPesel(), freshPesel()]
      await signInDelegate(target, context, ['InvoiceRead'], one)
      await signInDelegate(target, context, ['InvoiceRead'], other)
      await target.call.testdata.revokePermissions(pair(context, one))
      await signIn(target, await personOf(target, `PNOPL-${other}`), nipContext(context))
    },
  },
  {
    title: 'the answer is 200 without a body, even where there was nothing',
    evidence: 'documented',
    source: 'testdata-018',
    async run({ request }) {
      const response = await request('POST', '/testdata/permissions/revoke', pair(freshNip(), freshPesel()))
      assert.equal(response.status, 200)
      assert.equal(await response.text(), '')
    },
  },
  {
    title: 'an identifier of another form is refused',
    evidence: 'documented',
    source: 'testdata-019',
    async run({ call }) {
      await refused(call.testdata.revokePermissions(pair('123', freshPesel())), 'validationFailed')
      await refused(call.testdata.revokePermissions(pair(freshNip(), '123')), 'validationFailed')
    },
  },
  {
    title: 'a body without identifiers is refused, naming both',
    evidence: 'documented',
    source: 'testdata-020',
    async run({ call }) {
      const body = {} as ReturnType<typeof pair>['body']
      const { details } = await refused(call.testdata.revokePermissions({ body }), 'validationFailed')
      assert.deepEqual(sorted(details), [
        "'authorizedIdentifier' must not be empty.",
        "'contextIdentifier' must not be empty.",
      ])
    },
  },
])
