import { strict as assert } from 'node:assert'
import { suite } from '../../suite.ts'
import { refused } from '../../suite-answers.ts'
import { freshNip, nipContext, sealOf, signIn, signInOwner } from '../suite-preparation.ts'
import { revokeCurrent } from './revoke-current.ts'

export const revokeCurrentSuite = suite(revokeCurrent, [
  {
    title: 'an access token ends its session: 204 without a body, and no refresh afterwards',
    evidence: 'described',
    source: ['auth-sessions-current-delete-204', 'auth-sessions-022'],
    async run(target) {
      const { accessToken, refreshToken } = await signInOwner(target)
      const response = await target.request('DELETE', '/auth/sessions/current', { token: accessToken })
      assert.equal(response.status, 204)
      assert.equal(await response.text(), '')
      await refused(target.as({ refreshToken }).auth.refresh(), 'statusForbidsRefresh')
    },
  },
  {
    title: 'a refresh token ends its session as well',
    evidence: 'described',
    source: ['auth-sessions-023', 'auth-sessions-012'],
    async run(target) {
      const { refreshToken } = await signInOwner(target)
      await target.as({ refreshToken }).authSessions.revokeCurrent()
      await refused(target.as({ refreshToken }).auth.refresh(), 'statusForbidsRefresh')
    },
  },
  {
    title: 'the access token lives on until it expires',
    evidence: 'described',
    source: ['auth-sessions-current-delete-204', 'auth-session-revoke-semantics', 'auth-sessions-020'],
    async run(target) {
      const { call } = await signInOwner(target)
      await call.authSessions.revokeCurrent()
      await call.tokens.list()
    },
  },
  {
    title: 'an access token is taken until 15 minutes and some clock skew are over, revoked or not',
    evidence: 'described',
    source: 'access-token-clock-skew-5-min',
    needs: ['clock'],
    async run(target) {
      const { call } = await signInOwner(target)
      await call.authSessions.revokeCurrent()
      await target.advance(15 * 60_000 + 10_000)
      await call.tokens.list()
      await target.advance(5 * 60_000 + 47_000)
      await refused(call.tokens.list(), 'unauthorized')
    },
  },
  {
    title: 'other sessions of the same seal stay',
    evidence: 'documented',
    source: 'auth-sessions-012',
    async run(target) {
      const nip = freshNip()
      const identity = await sealOf(target, nip)
      const one = await signIn(target, identity, nipContext(nip))
      const other = await signIn(target, identity, nipContext(nip))
      await one.call.authSessions.revokeCurrent()
      await target.as({ refreshToken: other.refreshToken }).auth.refresh()
    },
  },
  {
    title: 'no bearer: 401',
    evidence: 'documented',
    source: 'errors-012',
    async run({ call }) {
      await refused(call.authSessions.revokeCurrent(), 'unauthorized')
    },
  },
  {
    title: 'an authentication token ends nothing: 403',
    evidence: 'assumed',
    source: 'as tokens-403-with-authentication-token',
    async run(target) {
      const { authenticationToken, refreshToken } = await signInOwner(target)
      await refused(
        target.as({ accessToken: authenticationToken }).authSessions.revokeCurrent(),
        'insufficientResourceAccess',
      )
      await target.as({ refreshToken }).auth.refresh()
    },
  },
])
