import { strict as assert } from 'node:assert'
import { suite } from '../../suite.ts'
import { refused, refusedSomehow } from '../../suite-answers.ts'
import { freshNip, nipContext, sealOf, signIn, signInDelegate, signInOwner } from '../suite-preparation.ts'
import { revoke } from './revoke.ts'

export const revokeSuite = suite(revoke, [
  {
    title: 'a session ends another one of the same seal: 204, and one is left in the list',
    evidence: 'described',
    source: ['auth-sessions-024', 'auth-sessions-021'],
    async run(target) {
      const nip = freshNip()
      const identity = await sealOf(target, nip)
      const one = await signIn(target, identity, nipContext(nip))
      const other = await signIn(target, identity, nipContext(nip))
      const response = await target.request('DELETE', `/auth/sessions/${other.referenceNumber}`, {
        token: one.accessToken,
      })
      assert.equal(response.status, 204)
      assert.equal(await response.text(), '')
      const { items } = await one.call.authSessions.list()
      assert.deepEqual(
        items.map(({ referenceNumber }) => referenceNumber),
        [one.referenceNumber],
      )
    },
  },
  {
    title: 'its refresh token stops, its access token lives on',
    evidence: 'described',
    source: ['auth-session-revoke-semantics', 'refresh-014', 'auth-sessions-013'],
    async run(target) {
      const nip = freshNip()
      const identity = await sealOf(target, nip)
      const one = await signIn(target, identity, nipContext(nip))
      const other = await signIn(target, identity, nipContext(nip))
      await one.call.authSessions.revoke({ params: { referenceNumber: other.referenceNumber } })
      await refused(target.as({ refreshToken: other.refreshToken }).auth.refresh(), 'statusForbidsRefresh')
      await other.call.tokens.list()
    },
  },
  {
    title: "a session may be ended by its own number, as the list's other entries",
    evidence: 'documented',
    source: 'auth-sessions-013',
    async run(target) {
      const { call, referenceNumber, refreshToken } = await signInOwner(target)
      await call.authSessions.revoke({ params: { referenceNumber } })
      await refused(target.as({ refreshToken }).auth.refresh(), 'statusForbidsRefresh')
    },
  },
  {
    title: "another context's session is out of reach and goes on",
    evidence: 'assumed',
    source:
      'simulator/ksef/auth-sessions/revoke.ts: the list shows whose sessions one may end (auth-sessions-list-scope)',
    async run(target) {
      const [one, other] = [await signInOwner(target), await signInOwner(target)]
      await refusedSomehow(one.call.authSessions.revoke({ params: { referenceNumber: other.referenceNumber } }))
      await target.as({ refreshToken: other.refreshToken }).auth.refresh()
    },
  },
  {
    title: "another subject's session in the same context is out of reach and goes on",
    evidence: 'assumed',
    source:
      'simulator/ksef/auth-sessions/revoke.ts: the list shows whose sessions one may end (auth-sessions-list-scope)',
    async run(target) {
      const nip = freshNip()
      const owner = await signInOwner(target, nip)
      const delegate = await signInDelegate(target, nip, ['CredentialsManage'])
      const params = { referenceNumber: owner.referenceNumber }
      await refusedSomehow(delegate.call.authSessions.revoke({ params }))
      await target.as({ refreshToken: owner.refreshToken }).auth.refresh()
    },
  },
  {
    title: 'a number that nobody issued is refused',
    evidence: 'assumed',
    source: 'simulator/ksef/auth-sessions/revoke.ts',
    async run(target) {
      const { call } = await signInOwner(target)
      const params = { referenceNumber: '20250625-AU-20F5EE4000-DA48AE4124-46' }
      await refusedSomehow(call.authSessions.revoke({ params }))
    },
  },
  {
    title: 'a number of another form is refused',
    evidence: 'documented',
    source: 'auth-sessions-009',
    async run(target) {
      const { call } = await signInOwner(target)
      await refused(call.authSessions.revoke({ params: { referenceNumber: 'fake' } }), 'validationFailed')
    },
  },
  {
    title: 'a refresh token ends no other session: 403',
    evidence: 'assumed',
    source: 'as tokens-403-with-authentication-token',
    async run(target) {
      const { refreshToken, referenceNumber } = await signInOwner(target)
      await refused(
        target.as({ accessToken: refreshToken }).authSessions.revoke({ params: { referenceNumber } }),
        'insufficientResourceAccess',
      )
    },
  },
])
