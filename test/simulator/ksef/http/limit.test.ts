import { expect, test } from 'vitest'
import { makeNip } from '../../../../contracts/ksef/formats.ts'
import { addressLimits, rateGroups } from '../../../../contracts/ksef/rate-limits.ts'
import { simulated } from '../../simulated.ts'

const nip = '5265877635'

/** A signed-in caller of a simulator with the limits of TEST. */
const limited = async () => {
  const all = simulated({ rateLimits: 'test' })
  const session = await all.signedIn(nip)
  const bearer = await session.accessToken()
  /** The statuses of as many calls of one operation, one after the other. */
  const called = async (count: number, clientIp?: string, path = '/limits/context') => {
    const statuses = []
    for (let call = 0; call < count; call++)
      statuses.push((await all.ask(`GET /v2${path}`, { bearer, clientIp })).status)
    return statuses
  }
  return { ...all, session, bearer, called }
}
const { perSecond } = rateGroups.other
const allThrough = Array(perSecond).fill(200)

test('one more than the limit in a second is refused; a second later the next one passes', async () => {
  const { called, runtime } = await limited()
  expect(await called(perSecond + 1)).toEqual([...allThrough, 429])
  runtime.advance(999)
  expect(await called(1)).toEqual([429])
  runtime.advance(1)
  expect(await called(1)).toEqual([200])
})

test('body and header say the same number of seconds, in both formats', async () => {
  const { ask, bearer, called, explained } = await limited()
  await called(perSecond)
  const legacy = await ask('GET /v2/limits/context', { bearer })
  expect(legacy.headers.get('Retry-After')).toBe('1')
  expect((await legacy.json()).status).toMatchObject({
    code: 429,
    details: [expect.stringMatching(/Przekroczono limit 10 .* po 1 sekundzie\.$/)],
  })
  const problem = await ask('GET /v2/limits/context', { bearer, headers: { 'X-Error-Format': 'problem-details' } })
  expect(problem.headers.get('Retry-After')).toBe('1')
  expect(await problem.json()).toMatchObject({ status: 429, detail: expect.stringMatching(/po 1 sekundzie\.$/) })
  expect((await explained(problem)).text).toContain('10 requests passed within the sliding window')
})

test('the longest window that is full says how long to wait', async () => {
  const { ask, bearer, called, runtime } = await limited()
  for (let second = 0; second * perSecond < rateGroups.other.perMinute; second++) {
    await called(perSecond)
    runtime.advance(1000)
  }
  const refused = await ask('GET /v2/limits/context', { bearer })
  expect(refused.headers.get('Retry-After')).toBe('57')
  expect((await refused.json()).status.details[0]).toMatch(/ na minutę\. Spróbuj ponownie po 57 sekundach\.$/)
})

test('addresses and operations are counted apart', async () => {
  const { called } = await limited()
  await called(perSecond)
  expect(await called(1)).toEqual([429])
  expect(await called(1, '10.0.0.9')).toEqual([200])
  expect(await called(1, undefined, '/limits/subject')).toEqual([200])
})

test('limits that test data set are those of the context, and DELETE brings the defaults back at once', async () => {
  const { called, session, client } = await limited()
  const limits = { perSecond: 1, perMinute: 5, perHour: 5 }
  const rateLimits = Object.fromEntries(Object.keys(rateGroups).map(group => [group, limits])) as typeof rateGroups
  await session.testdata.setRateLimits({ body: { rateLimits } })
  expect((await session.limits.rates()).other).toEqual(limits)
  expect(await called(2)).toEqual([200, 429])
  await session.testdata.resetRateLimits()
  expect((await session.limits.rates()).other).toEqual(rateGroups.other)
  expect(await called(2)).toEqual([200, 200])
  await expect(client.auth.challenge()).resolves.toBeDefined()
})

test('public operations are counted by address', async () => {
  const { ask } = simulated({ rateLimits: 'test' })
  const statuses = async (count: number, clientIp: string) => {
    const seen = []
    for (let call = 0; call < count; call++) seen.push((await ask('POST /v2/auth/challenge', { clientIp })).status)
    return new Set(seen)
  }
  expect(await statuses(60, '10.0.0.1')).toEqual(new Set([200]))
  expect(await statuses(1, '10.0.0.1')).toEqual(new Set([429]))
  expect(await statuses(1, '10.0.0.2')).toEqual(new Set([200]))
})

test('with the limits off nothing is counted', async () => {
  const { ask, signedIn } = simulated({ rateLimits: 'off' })
  const bearer = await (await signedIn(nip)).accessToken()
  for (let call = 0; call < 3 * perSecond; call++)
    expect((await ask('GET /v2/limits/context', { bearer })).status).toBe(200)
})

test('the limit of an address over all operations is not counted', async () => {
  const { ask, signedIn } = simulated({ rateLimits: 'test' })
  const bearers = []
  let tried = 0
  const nextNip = () => makeNip(() => (tried++ * 0.0137) % 1)
  for (let contexts = 0; contexts <= addressLimits.global.perSecond / perSecond; contexts++)
    bearers.push(await (await signedIn(nextNip())).accessToken())
  const statuses = []
  for (const bearer of bearers)
    for (let call = 0; call < perSecond; call++) statuses.push((await ask('GET /v2/limits/context', { bearer })).status)
  expect(statuses.length).toBeGreaterThan(addressLimits.global.perSecond)
  expect(new Set(statuses)).toEqual(new Set([200]))
})
