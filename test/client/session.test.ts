import { expect, test } from 'vitest'
import { connect } from '../../client/connection.ts'
import { openSession } from '../../client/session.ts'
import { manualClock } from './manual-clock.ts'
import { json, standIn } from './stand-in.ts'

const minute = 60_000

const jwt = (name: string, life = 900) => {
  const payload = Buffer.from(JSON.stringify({ name, iat: 1000, exp: 1000 + life })).toString('base64url')
  return `header.${payload}.${name}`
}
const nameIn = (request: Request) => request.headers.get('Authorization')?.split('.')[2]

const signedIn = (answers: Parameters<typeof standIn>[0] = {}, life?: number) => {
  const clock = manualClock()
  let refreshes = 0
  const ksef = standIn({
    'GET /tokens': () => json({ tokens: [] }),
    // Another time than the client's clock shows: only the token's own life counts.
    'POST /auth/token/refresh': () =>
      json({ accessToken: { token: jwt(`access${++refreshes}`, life), validUntil: '2001-01-01T00:00:00+00:00' } }),
    'DELETE /auth/sessions/current': () => new Response(null, { status: 204 }),
    ...answers,
  })
  const session = openSession(connect({ baseUrl: 'https://ksef.test', fetch: ksef.fetch, clock }), {
    referenceNumber: '20261122-AU-1A2B3C4000-0123456789-AB',
    startedAt: clock.now(),
    tokens: {
      accessToken: { token: jwt('access0', life), validUntil: '2001-01-01T00:00:00+00:00' },
      refreshToken: { token: 'a.b.refresh', validUntil: '2001-01-07T00:00:00+00:00' },
    },
  })
  const asked = () => ksef.requests.map(it => `${new URL(it.url).pathname.replace('/v2/', '')} ${nameIn(it)}`)
  return { session, clock, asked, refreshes: () => refreshes }
}

test('a session keeps its access token while more than a minute is left', async () => {
  const { session, clock, asked } = signedIn()
  await session.tokens.list()
  clock.advance(14 * minute - 1)
  await session.tokens.list()
  expect(asked()).toEqual(['tokens access0', 'tokens access0'])
})

test('in the last minute a session refreshes before it calls', async () => {
  const { session, clock, asked } = signedIn()
  clock.advance(14 * minute)
  await session.tokens.list()
  await session.tokens.list()
  expect(asked()).toEqual(['auth/token/refresh refresh', 'tokens access1', 'tokens access1'])
})

test('a hundred calls at once share one refresh', async () => {
  const { session, clock, refreshes } = signedIn()
  clock.advance(15 * minute)
  await Promise.all(Array.from({ length: 100 }, () => session.tokens.list()))
  expect(refreshes()).toBe(1)
})

test('a session goes on refreshing with the same refresh token', async () => {
  const { session, clock, asked } = signedIn()
  for (let hour = 0; hour < 2; hour++) {
    clock.advance(60 * minute)
    await session.tokens.list()
  }
  expect(asked().filter(it => it.startsWith('auth/token'))).toEqual([
    'auth/token/refresh refresh',
    'auth/token/refresh refresh',
  ])
})

test('a token that lives for less than a minute is used for half its life', async () => {
  const { session, clock, refreshes } = signedIn({}, 30)
  clock.advance(14_999)
  await session.tokens.list()
  expect(refreshes()).toBe(0)
  clock.advance(1)
  await session.tokens.list()
  expect(refreshes()).toBe(1)
})

test('a refused refresh fails the call, and the next call tries again', async () => {
  const list = [
    {
      exceptionCode: 21301,
      exceptionDescription: 'Brak autoryzacji.',
      details: ['Status uwierzytelnienia (425) nie pozwala na odświeżenie tokenu dostępowego.'],
    },
  ]
  const { session, clock, asked } = signedIn({
    'POST /auth/token/refresh': () => json({ exception: { exceptionDetailList: list } }, 400),
  })
  clock.advance(15 * minute)
  await expect(session.tokens.list()).rejects.toMatchObject({ error: 'statusForbidsRefresh' })
  await expect(session.tokens.list()).rejects.toMatchObject({ code: 21301 })
  expect(asked()).toHaveLength(2)
})

test('closing a session revokes it with the refresh token, so that an old session needs no refresh for it', async () => {
  const { session, clock, asked } = signedIn()
  clock.advance(60 * minute)
  await session.close()
  expect(asked()).toEqual(['auth/sessions/current refresh'])
})

test('the access token can be had for other tools', async () => {
  const { session, clock } = signedIn()
  expect(await session.accessToken()).toMatch(/access0$/)
  clock.advance(15 * minute)
  expect(await session.accessToken()).toMatch(/access1$/)
})
