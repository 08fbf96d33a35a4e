import { expect, test } from 'vitest'
import { createClient, type generateToken, signInWithToken } from '../../../client/index.ts'
import type { SentEvent } from '../../../contracts/control/call.ts'
import { mostListeners } from '../../../contracts/control/journal.ts'
import type { Steered } from '../../../simulator/control/handler.ts'
import { listened } from '../../../simulator/control/live.ts'
import { createFeed } from '../../../simulator/world/feed.ts'
import { createJournal } from '../../../simulator/world/journal.ts'
import { simulated } from '../simulated.ts'

/** What was asked, and how it was answered. */

const nip = '5265877635'

interface Shown {
  readonly id: string
  readonly operation: string
  readonly status: number | null
  readonly context?: string
  readonly references: readonly string[]
  readonly explanation?: string
  readonly why?: string
  readonly fault?: string
  readonly path: string
}

const journalled = (options: Parameters<typeof simulated>[0] = {}) => {
  const world = simulated(options)
  const get = async (path: string) => (await world.ask(`GET /control/${path}`)).json()
  const list = (query = ''): Promise<Shown[]> => get(`journal${query}`)
  const bearer = async (of = nip): Promise<string> =>
    (await (await world.ask('POST /control/sign-in', { json: { nip: of } })).json()).accessToken.token
  return { ...world, get, list, bearer }
}
const names = (shown: readonly Shown[]) => shown.map(({ operation }) => operation)

test('each exchange with KSeF is there, with operation, context, references and why it was refused', async () => {
  const { ask, list, bearer } = journalled()
  const token = await bearer()
  const made = await ask('POST /v2/tokens', {
    bearer: token,
    json: { description: 'A token', permissions: ['InvoiceRead'] },
  })
  const { referenceNumber } = await made.json()
  const refused = await ask('GET /v2/tokens')
  expect(await list()).toMatchObject([
    { operation: 'tokens.generate', status: 202, context: `Nip:${nip}`, references: [referenceNumber] },
    {
      operation: 'tokens.list',
      status: 401,
      explanation: refused.headers.get('X-Simulator-Explanation'),
      why: 'The request has no Authorization header.',
    },
  ])
})

test('a request that is asked more than once stands there as often, each time with what came of it then', async () => {
  const { simulator, ask, list } = journalled()
  const asked = new Request('http://127.0.0.1/v2/tokens')
  await simulator.fetch(asked)
  await ask('POST /control/faults', { json: { operation: 'tokens.list', status: 503, times: 1 } })
  await Promise.all([simulator.fetch(asked), simulator.fetch(asked)])
  expect((await list()).map(({ status, fault }) => [status, fault])).toEqual([
    [401, undefined],
    [503, 'the fault f1'],
    [401, undefined],
  ])
})

test('a body that nests as deep as it can be long does not keep the journal from being read', async () => {
  const { ask, list } = journalled()
  const headers = { 'Content-Type': 'application/json' }
  await ask('POST /v2/auth/ksef-token', { headers, body: '['.repeat(8000) + ']'.repeat(8000) })
  expect(await list()).toMatchObject([{ operation: 'auth.ksefToken', status: 400 }])
})

test('a bearer whose context is no text has none, and keeps nothing from being read', async () => {
  const { ask, get } = journalled()
  const bearerOf = (claims: object) => `a.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c`
  await ask('POST /control/faults', { json: { operation: 'tokens.list', context: nip, status: 503 } })
  for (const cit of [{ toString: 1, valueOf: 1 }, 7, null, 'Nip'])
    expect((await ask('GET /v2/tokens', { bearer: bearerOf({ cit }) })).status).toBe(401)
  expect((await get('journal?operation=tokens.list')).map(({ context }: Shown) => context)).toEqual(
    Array(4).fill(undefined),
  )
})

test('what is no system of its own is not there: control, pages, what is nowhere', async () => {
  const { ask, list } = journalled()
  for (const path of ['/control/clock', '/docs/v2', '/web/login', '/v2/nowhere']) await ask(`GET ${path}`)
  expect(await list()).toEqual([])
})

test('of A-Cube, too, with bodies', async () => {
  const { ask, get, list } = journalled()
  await ask('POST /acube/login', { json: { email: 'nobody@example.com', password: 'hunter2' } })
  const [login] = await list('?operation=acube')
  const whole = await get(`journal/${login!.id}`)
  expect(whole).toMatchObject({ status: 401, request: { body: expect.stringContaining('nobody@example.com') } })
  expect(JSON.stringify(whole)).not.toContain('hunter2')
})

test('filters: operation, area, context, status, reference, since, after, limit', async () => {
  const { ask, list, bearer, runtime } = journalled()
  const [mine, other] = [await bearer(), await bearer('7980332920')]
  await ask('GET /v2/tokens', { bearer: mine })
  await ask('GET /v2/tokens/20261122-EC-0123456789-0123456789-AB', { bearer: other })
  runtime.advance(1000)
  await ask('POST /v2/auth/challenge')
  expect(names(await list('?operation=tokens.*'))).toEqual(['tokens.list', 'tokens.get'])
  expect(names(await list('?operation=tokens.list'))).toEqual(['tokens.list'])
  expect(names(await list('?context=Nip:7980332920'))).toEqual(['tokens.get'])
  expect(names(await list(`?context=${nip}`))).toEqual(['tokens.list'])
  expect(names(await list('?status=4xx'))).toEqual(['tokens.get'])
  expect(names(await list('?status=200'))).toEqual(['tokens.list', 'auth.challenge'])
  expect(names(await list('?reference=20261122-EC-0123456789-0123456789-AB'))).toEqual(['tokens.get'])
  expect(names(await list('?since=2026-11-22T12:00:01Z'))).toEqual(['auth.challenge'])
  expect(names(await list('?after=x2'))).toEqual(['auth.challenge'])
  expect(names(await list('?limit=1'))).toEqual(['auth.challenge'])
  for (const wrong of ['?operation=tokens', '?status=600', '?since=now', '?after=2', '?limit=-1', '?name=x'])
    expect((await ask(`GET /control/journal${wrong}`)).status, wrong).toBe(400)
})

test('no secret stands in it: neither token, nor bearer, nor the signature of a link', async () => {
  const { ask, bearer, client, get, list } = journalled()
  const accessToken = await bearer()
  const session = createClient({ ...client.connection, accessToken })
  const { token } = await session.tokens.generate({ body: { description: 'A token', permissions: ['InvoiceRead'] } })
  await signInWithToken(client, { token } as Awaited<ReturnType<typeof generateToken>>)
  await ask('GET /storage/a/upo/b.xml?se=2026&sp=r&sig=c2VjcmV0')
  const told = [await get('journal.har')]
  for (const { id } of await list()) {
    told.push(await get(`journal/${id}`), await (await ask(`GET /control/journal/${id}/curl`)).text())
  }
  const text = JSON.stringify(told)
  for (const secret of [accessToken, token.split('|')[2]!, 'c2VjcmV0', accessToken.split('.')[2]!])
    expect(text).not.toContain(secret)
  expect(text).toContain('••••••••')
})

test('a request is told as curl, with the bearer as a variable', async () => {
  const { ask, bearer, list } = journalled()
  await ask('GET /v2/tokens?pageSize=10', { bearer: await bearer() })
  const [{ id }] = (await list()) as [Shown]
  const curl = await (await ask(`GET /control/journal/${id}/curl`)).text()
  expect(curl).toContain("curl -X GET 'http://ksef.test/v2/tokens?pageSize=10'")
  expect(curl).toContain('Authorization: Bearer $ACCESS_TOKEN')
})

test('exchanges are an HTTP archive', async () => {
  const { ask, get } = journalled()
  await ask('POST /v2/auth/challenge')
  await ask('POST /v2/auth/ksef-token', { json: {} })
  const { log } = await get('journal.har?operation=auth.ksefToken')
  expect(log).toMatchObject({
    version: '1.2',
    creator: { name: 'ksef-simulator' },
    entries: [
      {
        startedDateTime: '2026-11-22T12:00:00.000Z',
        request: { method: 'POST', url: 'http://ksef.test/v2/auth/ksef-token', postData: { text: '{}' } },
        response: { status: 400, content: { text: expect.stringContaining('21405') } },
      },
    ],
  })
})

test('verify says whether there were so many', async () => {
  const { ask } = journalled()
  for (let count = 0; count < 2; count++) await ask('POST /v2/auth/challenge')
  const verify = async (query: string) => {
    const response = await ask(`GET /control/journal/verify?operation=auth.challenge&${query}`)
    return [response.status, await response.json()]
  }
  for (const holds of ['exactly=2', 'atLeast=1', 'atMost=2', 'atLeast=2&atMost=2'])
    expect(await verify(holds), holds).toEqual([200, { count: 2 }])
  for (const fails of ['exactly=1', 'exactly=0', 'atLeast=3', 'atMost=1'])
    expect(await verify(fails), fails).toEqual([409, { error: 'There were 2 such exchanges.' }])
})

test('who waits is answered as soon as it has come, or told that it has not', async () => {
  const { ask } = journalled()
  const waiting = ask('GET /control/journal/wait?operation=auth.challenge&count=2&within=1m')
  await ask('POST /v2/auth/challenge')
  await ask('GET /v2/tokens')
  await ask('POST /v2/auth/challenge')
  expect(names(await (await waiting).json())).toEqual(['auth.challenge', 'auth.challenge'])
  const late = await ask('GET /control/journal/wait?operation=tokens.revoke&within=0')
  expect([late.status, (await late.json()).error]).toEqual([409, expect.stringContaining('there were 0')])
})

test('what failed on purpose is told as that', async () => {
  const { ask, list, get } = journalled()
  await ask('POST /v2/auth/challenge', { headers: { 'X-Simulator-Fault': 'lost=true&done=true' } }).catch(() => {})
  await ask('POST /v2/auth/challenge', { headers: { 'X-Simulator-Fault': 'status=504' } })
  const shown = await list()
  expect(shown).toMatchObject([
    { status: null, fault: 'the header X-Simulator-Fault', why: expect.stringContaining('was done before') },
    { status: 504, fault: 'the header X-Simulator-Fault' },
  ])
  expect((await get(`journal/${shown[1]!.id}`)).response.body).toBeUndefined()
})

test('it keeps the newest thousand, and 16 KiB of a body', async () => {
  const { ask, get, list } = journalled()
  await ask('POST /v2/auth/ksef-token', { json: { challenge: 'x'.repeat(20_000) } })
  const [large] = await list()
  expect((await get(`journal/${large!.id}`)).request.body).toMatch(/^\(\d+ bytes\)$/)
  for (let count = 0; count < 2500; count++) await ask('POST /v2/auth/challenge')
  const all = await list('?limit=0')
  expect([all.length, all[0]!.id, all.at(-1)!.id]).toEqual([1000, 'x1502', 'x2501'])
  expect((await ask('GET /control/journal/x1')).status).toBe(404)
})

test('of a long address and of large headers it keeps a part', async () => {
  const { ask, get, list } = journalled()
  await ask(`GET /v2/tokens/${'x'.repeat(20_000)}`, { headers: { 'X-Large': 'y'.repeat(20_000), 'X-Small': 'z' } })
  const [{ id, path }] = (await list()) as [Shown]
  expect(path.length).toBeLessThan(4200)
  expect((await get(`journal/${id}`)).request.headers).toEqual({ 'x-large': '(20000 characters)', 'x-small': 'z' })
})

test('it can be turned off, at the start and later, and emptied; worlds have their own', async () => {
  const { ask, list } = journalled({ journal: false })
  const challenge = (prefix = '') => ask(`POST ${prefix}/v2/auth/challenge`)
  await challenge()
  expect(await list()).toEqual([])
  await ask('PUT /control/journal', { json: { kept: true } })
  await challenge()
  await challenge('/w/one')
  expect(await list()).toHaveLength(1)
  await ask('DELETE /control/journal')
  expect(await list()).toEqual([])
})

/** What is listened to, event by event. */
const listening = async (asked: Promise<Response>) => {
  const response = await asked
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  expect([response.headers.get('content-type'), (await reader.read()).value]).toEqual([
    'text/event-stream',
    'retry: 2000\n\n',
  ])
  const next = async (): Promise<(Shown & { missed?: true; world: string; event: string }) | undefined> => {
    const { value, done } = await reader.read()
    const [, event = '', data = ''] = /^id: (\S+)\ndata: (.*)\n\n$/.exec(value ?? '') ?? []
    return done ? undefined : { event, ...JSON.parse(data) }
  }
  return { next, leave: () => reader.cancel() }
}

test('live: who listens is told each exchange of all worlds, filtered, as it happens', async () => {
  const { ask } = journalled()
  await ask('POST /v2/auth/challenge')
  const [own, all, refused] = await Promise.all(
    ['', '?inWorld=*', '?inWorld=*&status=4xx'].map(query => listening(ask(`GET /control/journal/live${query}`))),
  )
  await ask('POST /w/one/v2/auth/challenge')
  await ask('GET /v2/tokens')
  await ask('GET /w/two/v2/tokens')
  const told = async (from = all, count = 3) => {
    const events = []
    while (events.length < count) events.push(await from!.next())
    return events.map(it => `${it?.world} ${it?.operation} ${it?.status}`)
  }
  expect(await told()).toEqual(['one auth.challenge 200', 'default tokens.list 401', 'two tokens.list 401'])
  expect(await told(refused, 2)).toEqual(['default tokens.list 401', 'two tokens.list 401'])
  await ask('DELETE /v2/tokens/x')
  expect(await told(own, 2)).toEqual(['default tokens.list 401', 'default tokens.revoke 401'])
})

test('live: a reset or dropped world is listened to as it is from then on', async () => {
  const { ask } = journalled()
  const { next } = await listening(ask('GET /control/journal/live?inWorld=*'))
  await ask('POST /w/one/v2/auth/challenge')
  await ask('POST /w/one/control/reset')
  await ask('GET /w/one/v2/tokens')
  expect([(await next())?.id, (await next())?.operation]).toEqual(['x1', 'tokens.list'])
})

test('live: it goes on behind an event, by header or by query; what is no longer kept is told', async () => {
  const { ask, list } = journalled()
  const first = await listening(ask('GET /control/journal/live'))
  for (let count = 0; count < 3; count++) await ask('POST /v2/auth/challenge')
  const seen = await first.next()
  await first.leave()
  const after = (query: string, header?: string) =>
    listening(ask(`GET /control/journal/live${query}`, { headers: header ? { 'Last-Event-ID': header } : {} }))
  for (const again of [await after(`?lastEventId=${seen!.event}`), await after('?lastEventId=0-0', seen!.event)]) {
    expect([(await again.next())?.id, (await again.next())?.id]).toEqual(['x2', 'x3'])
    await again.leave()
  }
  // Of another process: all that is kept.
  expect(await (await after('', 'elsewhere-7')).next()).toMatchObject({ id: 'x1' })
  for (let count = 0; count < 1100; count++) await ask('POST /v2/auth/challenge')
  const late = await after('', seen!.event)
  expect([(await late.next())?.missed, (await late.next())?.missed]).toEqual([true, undefined])
  expect(await list('?limit=0')).toHaveLength(1000)
})

test('live: so many may listen, and who leaves makes room; it ends when the simulator does', async () => {
  const { ask, simulator } = journalled()
  const live = () => ask('GET /control/journal/live')
  const all = []
  while (all.length < mostListeners) all.push(await listening(live()))
  const refused = await live()
  expect([refused.status, (await refused.json()).error]).toEqual([409, '20 listen to exchanges already.'])
  await all.pop()!.leave()
  // Who asks for the headers alone takes no room.
  for (let count = 0; count < 3; count++) await ask('HEAD /control/journal/live')
  all.push(await listening(live()))
  const ends = Promise.all(all.map(({ next }) => next()))
  await simulator.close()
  expect(new Set(await ends)).toEqual(new Set([undefined]))
})

test('live: nothing is read ahead, and who hears nothing is told that somebody is there', async () => {
  const feed = createFeed(0)
  const journal = createJournal('default', feed)
  const asked = (path: string) => new Request(`http://ksef.test/v2/${path}`, { method: 'POST' })
  const [left, beats] = [new AbortController(), [new AbortController(), new AbortController()]]
  let beat = 0
  const events = listened({ feed, journal, name: 'default' } as Steered, {
    wanted: {},
    from: 0,
    over: feed.listen(left.signal)!,
    beat: () => beats[beat++]!.signal,
  })
  const idOf = async () => ((await events.next()).value as SentEvent<Shown>)?.data.id
  for (let count = 0; count < 5; count++) journal.add(asked('auth/challenge'), undefined, 0, 0)
  expect(await idOf()).toBe('x1')
  journal.clear()
  journal.add(asked('auth/challenge'), undefined, 0, 0)
  // Those behind it had been taken with the first.
  for (const id of ['x2', 'x3', 'x4', 'x5', 'x6']) expect(await idOf()).toBe(id)
  const silent = events.next()
  beats[0]!.abort()
  expect((await silent).value).toBe('still there')
  const last = events.next()
  left.abort()
  expect(await last).toEqual({ done: true, value: undefined })
})

/** A busy machine may take longer once, though nobody is waited for. */
const onTime = { retry: 3 }

test('live: over a socket it comes at once, and closing the simulator ends it within a second', onTime, async () => {
  const { simulator } = journalled()
  const { origin } = await simulator.listen({ port: 0 })
  const { next } = await listening(fetch(`${origin}/control/journal/live`))
  await fetch(`${origin}/v2/auth/challenge`, { method: 'POST' })
  expect(await next()).toMatchObject({ operation: 'auth.challenge', status: 200 })
  const began = performance.now()
  const [end] = await Promise.all([next(), simulator.close()])
  expect(end).toBeUndefined()
  expect(performance.now() - began).toBeLessThan(900)
})

test('text is looked for in what is shown, of all worlds', async () => {
  const { ask, list } = journalled()
  await ask('GET /v2/tokens?pageSize=7')
  await ask('POST /w/one/v2/auth/ksef-token', { json: { challenge: 'Marmolada', token: 'hunter2' } })
  const found = async (query: string) => (await list(`?${query}`)).map(({ id, operation }) => `${id} ${operation}`)
  expect(await found('text=PAGESIZE')).toEqual(['x1 tokens.list'])
  expect(await found('text=no%20authorization%20header')).toEqual(['x1 tokens.list'])
  expect(await found('text=marmolada')).toEqual([])
  expect(await found('text=marmolada&inWorld=*')).toEqual(['x1 auth.ksefToken'])
  expect(await found('text=marmolada&inWorld=one')).toEqual(['x1 auth.ksefToken'])
  expect(await found('text=hunter2&inWorld=*')).toEqual([])
  expect(await found('inWorld=nowhere')).toEqual([])
})
