import { strict as assert } from 'node:assert'
import { suite } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import { freshNip, nipContext, signInOwner } from '../suite-preparation.ts'
import { makeToken, signInWithToken } from '../suite-tokens.ts'
import { unblockContext } from './unblock-context.ts'

export const unblockContextSuite = suite(unblockContext, [
  {
    title: 'sign-ins end well again, by seal and by token',
    evidence: 'described',
    source: ['auth-status-480-context-blocked', 'testdata-050'],
    async run(target) {
      const nip = freshNip()
      const owner = await signInOwner(target, nip)
      const made = await makeToken(target, owner)
      const body = { contextIdentifier: nipContext(nip) }
      await target.call.testdata.blockContext({ body })
      const response = await target.request('POST', '/testdata/context/unblock', { body })
      assert.equal(response.status, 200)
      assert.equal(await response.text(), '')
      await signInOwner(target, nip)
      await signInWithToken(target, made, nipContext(nip))
    },
  },
  {
    title: 'a session from before the block refreshes again',
    evidence: 'documented',
    source: 'testdata-050',
    async run(target) {
      const { context, refreshToken } = await signInOwner(target)
      const { auth } = target.as({ refreshToken })
      await target.call.testdata.blockContext({ body: { contextIdentifier: context } })
      await refused(auth.refresh(), 'statusForbidsRefresh')
      await target.call.testdata.unblockContext({ body: { contextIdentifier: context } })
      await auth.refresh()
    },
  },
  {
    title: 'a context that is not blocked: nothing happens',
    evidence: 'assumed',
    source: 'as simulator/ksef/testdata/remove-subject.ts',
    async run({ call }) {
      await call.testdata.unblockContext({ body: { contextIdentifier: nipContext(freshNip()) } })
    },
  },
  {
    title: 'a body without a context is refused',
    evidence: 'assumed',
    source: 'contracts/ksef/testdata/test-data.ts',
    async run({ call }) {
      await refused(call.testdata.unblockContext({ body: {} }), 'validationFailed')
    },
  },
  {
    title: 'a value of another form than its type has is refused',
    evidence: 'assumed',
    source: 'contracts/ksef/identifiers.ts',
    async run({ call }) {
      await refused(
        call.testdata.unblockContext({ body: { contextIdentifier: nipContext('123') } }),
        'validationFailed',
      )
    },
  },
  {
    title: 'text that is no JSON makes the content unreadable',
    evidence: 'described',
    source: 'known-21001-json-parsing',
    async run({ request }) {
      const response = await request('POST', '/testdata/context/unblock', {
        body: '{"contextIdentifier":',
        headers: { 'Content-Type': 'application/json' },
      })
      assert.equal(response.status, 400)
      assert.match(await response.text(), /"exceptionCode":21001/)
    },
  },
])
