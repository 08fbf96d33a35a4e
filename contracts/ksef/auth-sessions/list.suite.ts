import { strict as assert } from 'node:assert'
import { suite } from '../../suite.ts'
import { jsonOf, members, refused, timestampPattern } from '../../suite-answers.ts'
import { freshNip, nipContext, personOf, sealOf, signIn, signInDelegate, signInOwner } from '../suite-preparation.ts'
import { list } from './list.ts'

export const listSuite = suite(list, [
  {
    title: 'after one sign-in of a fresh NIP the list is just that session',
    needs: ['form'],
    evidence: 'described',
    source: ['auth-sessions-017', 'auth-sessions-list-works-2025-10'],
    async run(target) {
      const nip = freshNip()
      const session = await signIn(target, await personOf(target, `TINPL-${nip}`), nipContext(nip))
      const { items, continuationToken } = await session.call.authSessions.list({ query: { pageSize: 20 } })
      const [item] = items
      assert.equal(items.length, 1)
      assert.equal(continuationToken ?? '', '')
      assert.match(item?.startDate ?? '', timestampPattern)
      assert.match(item?.refreshTokenValidUntil ?? '', timestampPattern)
      assert.equal(item?.lastTokenRefreshDate ?? null, null)
      assert.deepEqual(
        [item?.referenceNumber, item?.authenticationMethod, item?.status.code, item?.isTokenRedeemed, item?.isCurrent],
        [session.referenceNumber, 'QualifiedSignature', 200, true, true],
      )
    },
  },
  {
    title: 'the members of a session stand in the order of its schema',
    needs: ['form'],
    evidence: 'documented',
    source: 'auth-sessions-014',
    async run(target) {
      const { accessToken, refreshToken } = await signInOwner(target)
      await target.as({ refreshToken }).auth.refresh()
      const response = await target.request('GET', '/auth/sessions', { token: accessToken })
      const { items } = await jsonOf<{ items: object[] }>(response)
      assert.deepEqual(members(items[0]), [
        'startDate',
        'authenticationMethod',
        'authenticationMethodInfo',
        'status',
        'isTokenRedeemed',
        'lastTokenRefreshDate',
        'refreshTokenValidUntil',
        'referenceNumber',
        'isCurrent',
      ])
    },
  },
  {
    title: 'two sign-ins of one seal: both are listed to each, newest first, one of them current',
    evidence: 'described',
    source: ['auth-sessions-019', 'auth-sessions-005'],
    async run(target) {
      const nip = freshNip()
      const identity = await sealOf(target, nip)
      const first = await signIn(target, identity, nipContext(nip))
      await target.settle(
        () => target.call.auth.challenge(),
        ({ timestamp }) => timestamp > first.startDate,
      )
      const second = await signIn(target, identity, nipContext(nip))
      const { items } = await first.call.authSessions.list()
      assert.deepEqual(
        items.map(({ referenceNumber, isCurrent }) => ({ referenceNumber, isCurrent })),
        [
          { referenceNumber: second.referenceNumber, isCurrent: false },
          { referenceNumber: first.referenceNumber, isCurrent: true },
        ],
      )
    },
  },
  {
    title: 'a revoked session is not listed, not even to itself',
    evidence: 'described',
    source: ['auth-sessions-020', 'auth-sessions-016'],
    async run(target) {
      const { call } = await signInOwner(target)
      await call.authSessions.revokeCurrent()
      assert.deepEqual((await call.authSessions.list()).items, [])
    },
  },
  {
    title: "another subject's session in the same context is not listed",
    evidence: 'described',
    source: 'auth-sessions-list-scope',
    async run(target) {
      const nip = freshNip()
      const owner = await signInOwner(target, nip)
      await signInDelegate(target, nip, ['InvoiceRead'])
      const { items } = await owner.call.authSessions.list()
      assert.deepEqual(
        items.map(({ referenceNumber }) => referenceNumber),
        [owner.referenceNumber],
      )
    },
  },
  {
    title: 'eleven sessions are two pages of ten: nothing twice, nothing lost',
    evidence: 'documented',
    source: 'auth-sessions-004',
    async run(target) {
      const nip = freshNip()
      const identity = await sealOf(target, nip)
      const made: string[] = []
      let last = await signIn(target, identity, nipContext(nip))
      made.push(last.referenceNumber)
      while (made.length < 11) {
        last = await signIn(target, identity, nipContext(nip))
        made.push(last.referenceNumber)
      }
      const page = (token?: string) =>
        last.call.authSessions.list({ headers: { 'x-continuation-token': token }, query: { pageSize: 10 } })
      const first = await page()
      assert.equal(first.items.length, 10)
      const second = await page(first.continuationToken ?? assert.fail('a second page'))
      assert.equal(second.continuationToken ?? '', '')
      assert.deepEqual([...first.items, ...second.items].map(it => it.referenceNumber).sort(), [...made].sort())
    },
  },
  {
    title: 'an empty continuation token asks for the first page',
    evidence: 'described',
    source: 'auth-sessions-018',
    async run(target) {
      const { call } = await signInOwner(target)
      const { items } = await call.authSessions.list({ headers: { 'x-continuation-token': '' } })
      assert.equal(items.length, 1)
    },
  },
  {
    title: 'a malformed continuation token is refused',
    evidence: 'recorded',
    source: 'auth-sessions-list-400-21418',
    async run(target) {
      const { call } = await signInOwner(target)
      const { details } = await refused(
        call.authSessions.list({ headers: { 'x-continuation-token': 'nonsense' } }),
        'invalidContinuationToken',
      )
      assert.deepEqual(details, ["'continuationToken' is not in the correct format."])
    },
  },
  {
    title: 'pages have 10 to 100 entries',
    evidence: 'described',
    source: ['auth-sessions-004', 'errors-027'],
    async run(target) {
      const { call } = await signInOwner(target)
      for (const pageSize of [10, 100]) await call.authSessions.list({ query: { pageSize } })
      for (const pageSize of [9, 101]) {
        const { details } = await refused(call.authSessions.list({ query: { pageSize } }), 'validationFailed')
        assert.deepEqual(details, [`'pageSize' must be between 10 and 100. You entered ${pageSize}.`])
      }
    },
  },
  {
    title: 'no bearer: 401',
    evidence: 'documented',
    source: 'errors-012',
    async run({ call }) {
      await refused(call.authSessions.list(), 'unauthorized')
    },
  },
  {
    title: 'an authentication token is no access token: 403',
    evidence: 'assumed',
    source: 'as tokens-403-with-authentication-token',
    async run(target) {
      const { authenticationToken } = await signInOwner(target)
      await refused(target.as({ accessToken: authenticationToken }).authSessions.list(), 'insufficientResourceAccess')
    },
  },
])
