import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createClient, generateToken, signInWithSeal, signInWithToken } from '../../../client/index.ts'
import { newestApi } from '../../../contracts/ksef/api-version.ts'
import { suites } from '../../../contracts/ksef/suites.ts'
import { casesAt, titleOf } from '../../../contracts/suite.ts'
import { connected } from '../../../simulator/commands/contracts/connected.ts'
import { createSimulator, fixedRuntime, type Simulator, type World } from '../../../simulator/index.ts'
import { drawn } from '../../properties/seed.ts'
import { longDelays, pace } from '../../suites/targets/target-kind.ts'
import { sealOf } from '../simulated.ts'

const nip = '5265877635'
const year = 365 * 86_400_000
const at = Date.parse('2026-11-22T12:00:00Z')

const opened = (seed = 1): Simulator =>
  createSimulator({ runtime: fixedRuntime({ at, seed, delays: longDelays }), rateLimits: 'off' })

/** What was sent to a world, and how its clock was moved, in their order. */
type Event = { readonly advance: number } | { readonly request: Request; readonly answer: Response }

/** A world as a suite meets it, and what has happened there. */
const watched = (world: World) => {
  const events: Event[] = []
  const advance = (ms: number) => {
    events.push({ advance: ms })
    world.runtime.advance(ms)
  }
  const target = connected({
    baseUrl: 'http://ksef.test/v2',
    send: async request => {
      const copy = request.clone()
      // How far a package has got when it is asked for would be chance.
      await world.idle()
      const answer = await world.fetch(request)
      events.push({ request: copy, answer: answer.clone() })
      return answer
    },
    wait: async times => {
      await world.idle()
      advance(pace(times))
    },
    advance: async ms => advance(ms),
  })
  return { target, events }
}

const shown = async (answer: Response) => [answer.status, [...answer.headers], await answer.text()]

/** The same events in a world that has the process for itself. */
const replayed = async (name: string, ahead: number, events: readonly Event[]): Promise<unknown[]> => {
  const world = opened().world(name)
  world.runtime.advance(ahead)
  const answers: unknown[] = []
  for (const event of events) {
    await world.idle()
    if ('advance' in event) world.runtime.advance(event.advance)
    else answers.push(await shown(await world.fetch(event.request)))
  }
  return answers
}

/** Certificates are signed by ECDSA with numbers of the machine: no two are alike. */
const signedByEcdsa = /certificates\/|\/testdata\/certificates/

const cases = suites.flatMap(suite =>
  casesAt(suite, newestApi)
    .filter(({ needs = [] }) => !needs.some(need => need === 'rate-limits' || need === 'addresses'))
    .filter(() => !signedByEcdsa.test(titleOf(suite)))
    .slice(0, 1)
    .map(one => ({ title: `${titleOf(suite)}: ${one.title}`, one })),
)

test.each(cases)('$title: in two worlds at once, a year apart, what it gives alone', async ({ one }) => {
  const simulator = opened()
  const [here, there] = [simulator.world('here'), simulator.world('there')]
  there.runtime.advance(year)
  const both = [watched(here), watched(there)] as const
  await Promise.all(both.map(({ target }) => one.run(target)))
  for (const [place, { events }] of both.entries()) {
    const answers = []
    for (const event of events) if ('answer' in event) answers.push(await shown(event.answer))
    expect(answers.length).toBeGreaterThan(0)
    expect(await replayed(place === 0 ? 'here' : 'there', place * year, events)).toEqual(answers)
  }
})

const clientOf = (world: World) =>
  createClient({
    baseUrl: 'http://ksef.test',
    fetch: world.fetch,
    clock: { now: world.runtime.now, sleep: async ms => world.runtime.advance(ms) },
  })
const ownerIn = async (world: World) => signInWithSeal(clientOf(world), { nip, identity: await sealOf(nip) })

test('fifty worlds at work at once never see each other', async () => {
  const step = fc.constantFrom('token', 'list', 'foreign')
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 5 }), async steps => {
      const simulator = opened()
      const worlds = Array.from({ length: 50 }, (_, place) => simulator.world(`w${place}`))
      const owners = await Promise.all(worlds.map(ownerIn))
      const made = worlds.map(() => new Set<string>())
      await Promise.all(
        steps.flatMap(step =>
          owners.map(async (owner, place) => {
            if (step === 'token') {
              const token = await generateToken(owner, { description: `Token ${place}`, permissions: ['InvoiceRead'] })
              made[place]!.add(token.referenceNumber)
            }
            if (step === 'list')
              for (const { description } of (await owner.tokens.list()).tokens)
                expect(description).toBe(`Token ${place}`)
            if (step === 'foreign') {
              const answer = await worlds[(place + 1) % 50]!.fetch('http://ksef.test/v2/tokens', {
                headers: { Authorization: `Bearer ${await owner.accessToken()}` },
              })
              expect(answer.status).toBe(401)
            }
          }),
        ),
      )
      for (const [place, owner] of owners.entries()) {
        const { tokens } = await owner.tokens.list()
        expect(new Set(tokens.map(it => it.referenceNumber))).toEqual(made[place])
      }
      const every = made.flatMap(set => [...set])
      expect(new Set(every).size).toBe(every.length)
    }),
    { ...drawn, numRuns: 2 },
  )
}, 120_000)

test('a reset under load: every answer is of the old world or of the new one', async () => {
  const simulator = opened()
  const before = await ownerIn(simulator.world())
  await generateToken(before, { description: 'Old one', permissions: ['InvoiceRead'] })
  const answers: Promise<{ body: string }>[] = []
  const bearer = await before.accessToken()
  const ask = () =>
    answers.push(
      simulator
        .fetch('http://ksef.test/v2/tokens', { headers: { Authorization: `Bearer ${bearer}` } })
        .then(async it => ({ body: await it.text() })),
    )
  for (let count = 0; count < 50; count++) ask()
  await simulator.reset()
  for (let count = 0; count < 50; count++) ask()
  const seen = await Promise.all(answers)
  for (const { body } of seen.slice(0, 50)) expect(body).toContain('Old one')
  // The same seed draws the same secret: the bearer is one of the new world, too, where there are no tokens yet.
  for (const { body } of seen.slice(50)) expect(JSON.parse(body)).toMatchObject({ tokens: [] })
})

test('a world that is reset begins with the time and chance that it began with', async () => {
  const simulator = opened()
  const challenge = async () =>
    (await (await simulator.fetch('http://ksef.test/v2/auth/challenge', { method: 'POST' })).json()) as object
  const first = await challenge()
  simulator.runtime.advance(1000)
  expect(await challenge()).not.toEqual(first)
  await simulator.reset()
  expect(await challenge()).toEqual(first)
})

test('what is no name of a world, and one world too many, is refused in a sentence', async () => {
  const simulator = createSimulator({ worlds: { most: 1 } })
  const asked = async (path: string) => {
    const response = await simulator.fetch(`http://ksef.test${path}`, { method: 'POST' })
    return { status: response.status, body: await response.text() }
  }
  expect(await asked('/w/one/v2/auth/challenge')).toMatchObject({ status: 200 })
  expect(await asked('/w/one/v2/auth/challenge')).toMatchObject({ status: 200 })
  expect(await asked('/w/two/v2/auth/challenge')).toMatchObject({
    status: 503,
    body: expect.stringContaining('--max-worlds'),
  })
  expect(await asked('/w/%00/v2/auth/challenge')).toMatchObject({ status: 404 })
  expect(await asked(`/w/${'x'.repeat(65)}/v2/auth/challenge`)).toMatchObject({ status: 404 })
  expect(await asked('/w/default/v2/auth/challenge')).toMatchObject({ status: 200 })
  expect(() => simulator.world('two')).toThrow(RangeError)
  await simulator.drop('one')
  expect(simulator.world('two').name).toBe('two')
  expect(simulator.worlds()).toEqual(['default', 'two'])
})

test('a token of one world signs in nobody in another', async () => {
  const simulator = opened()
  const [one, other] = [simulator.world('one'), simulator.world('other')]
  const made = await generateToken(await ownerIn(one), { description: 'A token', permissions: ['InvoiceRead'] })
  await expect(signInWithToken(clientOf(one), made)).resolves.toBeDefined()
  await expect(signInWithToken(clientOf(other), made)).rejects.toThrow()
})

test('links, redirects and pages keep the prefix of their world', async () => {
  const simulator = opened()
  const redirected = await simulator.fetch('http://ksef.test/w/one/web/tokens', { redirect: 'manual' })
  expect(redirected.headers.get('location')).toBe('/w/one/web/login')
  const page = await simulator.fetch('http://ksef.test/w/one/web/login')
  expect(page.headers.getSetCookie().join()).toContain('Path=/w/one/web')
  const html = await page.text()
  expect(html).toContain('href="/w/one/web/assets/portal.css"')
  expect(html).not.toMatch(/(href|src|action)="\/(?!w\/one\/)/)
})

test('a line of the log says of which world it is, where it is not the default one', async () => {
  const lines: object[] = []
  const log = { enabled: true, info: (fields: object) => lines.push(fields), error: () => {} }
  const simulator = createSimulator({ log })
  for (const prefix of ['', '/w/one'])
    await simulator.fetch(`http://ksef.test${prefix}/v2/auth/challenge`, { method: 'POST' })
  expect(lines).toMatchObject([{ status: 200 }, { world: 'one', status: 200 }])
  expect(lines[0]).not.toHaveProperty('world')
})

test('the clock of one world moves no other', async () => {
  const simulator = opened()
  simulator.world('one').runtime.advance(year)
  const nowIn = async (prefix: string) =>
    ((await (await simulator.fetch(`http://ksef.test${prefix}/control/health`)).json()) as { now: string }).now
  expect(await nowIn('')).toBe(new Date(at).toISOString())
  expect(await nowIn('/w/one')).toBe(new Date(at + year).toISOString())
})
