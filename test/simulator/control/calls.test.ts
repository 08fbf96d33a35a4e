import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, expectTypeOf, onTestFinished, test } from 'vitest'
import { allControlCalls } from '../../../contracts/control/calls.ts'
import { newestApi } from '../../../contracts/ksef/api-version.ts'
import { fa3, symmetricKeyKey } from '../../../contracts/ksef/suite-invoices.ts'
import { encrypt } from '../../../contracts/ksef/suite-tokens.ts'
import { connected } from '../../../simulator/commands/contracts/connected.ts'
import { createSimulator } from '../../../simulator/index.ts'
import { openDatabase } from '../../../simulator/store/sqlite/driver.ts'
import { fa3File, schemaFolder } from '../documents/schemas/schema-folder.ts'
import { simulated } from '../simulated.ts'

/** The calls of /control that steer clock, delays, limits and worlds, over HTTP. */

const nip = '5265877635'

type World = Pick<ReturnType<typeof simulated>, 'ask'>
const called = async ({ ask }: World, asked: string, json?: unknown) => {
  const response = await ask(asked, json === undefined ? {} : { json })
  const text = await response.text()
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
}

test('ready is who was started with schemas that compile, and whose data file answers', async () => {
  const { folder, cut } = schemaFolder('FA')
  const simulator = createSimulator({ schemas: folder, data: join(folder, 'state.db') })
  onTestFinished(() => simulator.close())
  const asked = async () => {
    const response = await simulator.fetch('http://localhost/control/ready')
    return { status: response.status, body: await response.json() }
  }
  const mend = cut(fa3File)
  expect(await asked()).toEqual({ status: 503, body: { error: expect.stringMatching(/^Not ready: .*FA\(3\)/) } })
  mend()
  expect(await asked()).toEqual({ status: 200, body: { status: 'ready', simulator: true, profile: 'test' } })
  const other = openDatabase(join(folder, 'state.db'))
  other.exec('drop table places')
  other.close()
  expect(await asked()).toEqual({ status: 503, body: { error: expect.stringMatching(/^Not ready: ./) } })
})

test('the clock is read, moved, set, held and let run', async () => {
  const world = simulated()
  expect(await called(world, 'GET /control/clock')).toEqual({
    status: 200,
    body: { now: '2026-11-22T12:00:00.000Z', runs: false },
  })
  expect((await called(world, 'POST /control/clock/advance', { by: '1.5h' })).body.now).toBe('2026-11-22T13:30:00.000Z')
  expect((await called(world, 'POST /control/clock/advance', { by: 250 })).body.now).toBe('2026-11-22T13:30:00.250Z')
  const set = await called(world, 'POST /control/clock/set', { to: '2027-01-01T01:00:00+01:00' })
  expect(set.body.now).toBe('2027-01-01T00:00:00.000Z')
  expect(world.runtime.now()).toBe(Date.parse('2027-01-01T00:00:00Z'))
  expect((await called(world, 'POST /control/clock/run')).body.runs).toBe(true)
  expect((await called(world, 'POST /control/clock/stand')).body.runs).toBe(false)
})

test.each([
  ['POST /control/clock/set', { to: '2026-01-01T00:00:00Z' }, 409, 'goes forward only'],
  ['POST /control/clock/set', { to: '2026-01-01' }, 400, 'Invalid ISO datetime'],
  ['POST /control/clock/advance', { by: '8000d' }, 200, undefined],
  ['POST /control/clock/advance', { by: '2927000d' }, 409, 'year 9999'],
  ['POST /control/clock/advance', { by: -1 }, 400, 'by'],
  ['POST /control/clock/advance', { by: '999999999999999d' }, 400, '8000 years'],
  ['POST /control/clock/advance', { by: 1e300 }, 400, '8000 years'],
  ['POST /control/faults', { status: 503, lasts: '999999999999999d' }, 400, '8000 years'],
  ['POST /control/keys/rotate', { oldValidFor: '999999999999999d' }, 400, '8000 years'],
  ['POST /control/clock/advance', { by: 'soon' }, 400, 'by'],
  ['POST /control/clock/advance', { by: 1, to: 2 }, 400, 'Unrecognized key'],
  ['POST /control/clock/advance', undefined, 400, 'by'],
  ['PUT /control/delays', { invoices: 5 }, 400, 'Unrecognized key'],
  ['PUT /control/rate-limits', { counted: 'no' }, 400, 'counted'],
  ['DELETE /control/worlds/nobody', undefined, 404, 'No world'],
  ['POST /control/sign-in', { nip: '1' }, 400, 'nip'],
  ['GET /control/clocks', undefined, 404, '/control/docs'],
  ['PUT /control/clock', undefined, 405, 'takes GET'],
] as const)('%s %j: %i', async (asked, json, status, error) => {
  const answered = await called(simulated(), asked, json)
  expect(answered.status).toBe(status)
  if (error !== undefined) expect(answered.body.error).toContain(error)
})

test('a refusal is told in the language that is asked for', async () => {
  const { ask } = simulated()
  const response = await ask('DELETE /control/worlds/nobody', { headers: { 'Accept-Language': 'pl' } })
  expect(await response.json()).toEqual({ error: 'Żaden świat nie ma tej nazwy.' })
})

test('a delay that is changed counts for what begins from then on', async () => {
  const world = simulated()
  const changed = await called(world, 'PUT /control/delays', { invoice: '2s', 'acube.queue': 7 })
  expect(changed.body).toMatchObject({ invoice: 2000, 'acube.queue': 7, session: 0 })
  expect((await called(world, 'GET /control/delays')).body).toEqual(changed.body)
  expect(world.runtime.delays).toEqual(changed.body)
})

test('limits on requests hold when they are asked to, and counters are forgotten', async () => {
  const world = simulated()
  const { accessToken } = (await called(world, 'POST /control/sign-in', { nip })).body
  const ask = async () => (await world.ask('GET /v2/limits/context', { bearer: accessToken.token })).status
  const many = async () => {
    const statuses = []
    for (let count = 0; count < 200 && statuses.at(-1) !== 429; count++) statuses.push(await ask())
    return statuses.at(-1)
  }
  expect(await many()).toBe(200)
  expect((await called(world, 'PUT /control/rate-limits', { counted: true })).body).toEqual({ counted: true })
  expect(await many()).toBe(429)
  expect((await called(world, 'DELETE /control/rate-limits/counters')).status).toBe(204)
  expect(await ask()).toBe(200)
  expect(await many()).toBe(429)
  await called(world, 'PUT /control/rate-limits', { counted: false })
  expect(await ask()).toBe(200)
})

test('a sign-in at hand gives what a redeemed sign-in gives', async () => {
  const world = simulated()
  const { accessToken, refreshToken, referenceNumber } = (await called(world, 'POST /control/sign-in', { nip })).body
  const sessions = await world.ask('GET /v2/auth/sessions', { bearer: accessToken.token })
  expect((await sessions.json()).items).toMatchObject([{ referenceNumber, isCurrent: true, status: { code: 200 } }])
  const generated = await world.ask('POST /v2/tokens', {
    bearer: accessToken.token,
    json: { description: 'At hand', permissions: ['InvoiceRead'] },
  })
  expect(generated.status).toBe(202)
  expect((await world.ask('POST /v2/auth/token/refresh', { bearer: refreshToken.token })).status).toBe(200)
})

test('whom KSeF keeps out, a sign-in at hand keeps out, and says why', async () => {
  const subject = { type: 'Pesel', value: '15062788702' }
  const { status, body } = await called(simulated(), 'POST /control/sign-in', { nip, subject })
  expect([status, body.error]).toEqual([409, expect.stringContaining('has no permission there')])
})

test('worlds: listed, reset, dropped, each by itself', async () => {
  const world = simulated()
  await called(world, 'POST /w/one/control/clock/advance', { by: '1d' })
  const names = async () => (await called(world, 'GET /control/worlds')).body.map((it: { name: string }) => it.name)
  expect((await called(world, 'GET /control/worlds')).body).toEqual([
    { name: 'default', prefix: '', api: newestApi, now: '2026-11-22T12:00:00.000Z' },
    { name: 'one', prefix: '/w/one', api: newestApi, now: '2026-11-23T12:00:00.000Z' },
  ])
  await called(world, 'PUT /w/one/control/rate-limits', { counted: true })
  expect((await called(world, 'POST /w/one/control/reset')).body.now).toBe('2026-11-22T12:00:00.000Z')
  expect((await called(world, 'GET /w/one/control/rate-limits')).body).toEqual({ counted: false })
  expect((await called(world, 'DELETE /control/worlds/one')).status).toBe(204)
  expect(await names()).toEqual(['default'])
})

test('a world goes on from its snapshot, in another world too; what is no snapshot changes nothing', async () => {
  const world = simulated()
  const { accessToken } = (await called(world, 'POST /control/sign-in', { nip })).body
  await called(world, 'PUT /control/rate-limits', { counted: true })
  const snapshot = await (await world.ask('GET /control/snapshot')).text()
  const restored = await world.ask('POST /w/copy/control/restore', {
    body: snapshot,
    headers: { 'Content-Type': 'application/x-ndjson' },
  })
  expect([restored.status, (await restored.json()).name]).toEqual([200, 'copy'])
  expect((await world.ask('GET /w/copy/v2/tokens', { bearer: accessToken.token })).status).toBe(200)
  expect((await called(world, 'GET /w/copy/control/rate-limits')).body).toEqual({ counted: true })

  const refused = await world.ask('POST /w/copy/control/restore', { body: snapshot.slice(1) })
  expect([refused.status, (await refused.json()).error]).toEqual([409, expect.stringContaining('no snapshot')])
  expect((await world.ask('GET /w/copy/v2/tokens', { bearer: accessToken.token })).status).toBe(200)
})

test('what KSeF keeps: by area, the newest first, a page at a time, of a context, without secrets', async () => {
  const world = simulated()
  const generate = async (of: string, description: string) => {
    const { accessToken } = (await called(world, 'POST /control/sign-in', { nip: of })).body
    const json = { description, permissions: ['InvoiceRead'] }
    return (await (await world.ask('POST /v2/tokens', { bearer: accessToken.token, json })).json()) as { token: string }
  }
  const secrets: string[] = []
  for (const name of ['First', 'Second', 'Third']) {
    world.runtime.advance(1000)
    secrets.push((await generate(nip, name)).token.split('|')[2]!)
  }
  await generate('7980332920', 'Of another')
  const list = async (query = '', area = 'tokens') => (await called(world, `GET /control/state/${area}${query}`)).body
  const names = ({ items }: { items: readonly { description: string }[] }) => items.map(it => it.description)
  const all = await list()
  expect([names(all).toSorted(), all.next]).toEqual([['First', 'Of another', 'Second', 'Third'], undefined])
  expect(names(await list(`?context=${nip}`))).toEqual(['Third', 'Second', 'First'])
  const first = await list('?limit=3')
  const second = await list(`?limit=3&after=${encodeURIComponent(first.next)}`)
  expect([...names(first), ...names(second)]).toEqual(names(all))
  expect(second.next).toBeUndefined()
  expect(all.items.at(-1)).toMatchObject({ context: `Nip:${nip}`, status: 'Active', permissions: ['InvoiceRead'] })
  expect(await list('', 'sign-ins')).toMatchObject({ items: Array(4).fill({ redeemed: true }) })
  for (const area of ['sessions', 'invoices', 'grants', 'certificates'])
    expect(await list('', area)).toEqual({ items: [] })
  const text = JSON.stringify([all, await list('', 'sign-ins')])
  for (const secret of [...secrets, 'eyJ', 'secretHash']) expect(text).not.toContain(secret)
})

test.each([
  ['/challenges', 404, 'there are sign-ins, sessions, invoices, tokens, grants, certificates'],
  ['/constructor', 404, 'there are'],
  ['/tokens?limit=0', 400, 'is not 1 to 200'],
  ['/tokens?limit=201', 400, 'is not 1 to 200'],
  ['/tokens?after=then', 400, 'after is no'],
  ['/tokens?secret=yes', 400, 'secret'],
])('what KSeF does not keep, or nobody can ask: %s', async (path, status, reason) => {
  const answer = await called(simulated(), `GET /control/state${path}`)
  expect([answer.status, answer.body.error]).toEqual([status, expect.stringContaining(reason)])
})

test('the calls are an OpenAPI document and a page', async () => {
  const { ask } = simulated()
  const document = await (await ask('GET /control/openapi.json')).json()
  expect(await new Validator().validate(structuredClone(document))).toMatchObject({ valid: true })
  const page = await (await ask('GET /control/docs')).text()
  for (const [path, methods] of Object.entries(document.paths as Record<string, object>))
    for (const method of Object.keys(methods)) expect(page).toContain(`${method.toUpperCase()} /control${path}`)
})

test('a world has every call of its own, and no call takes one name twice', () => {
  const world = simulated().simulator.world() as unknown as Record<string, Record<string, unknown>>
  for (const { area, name, operation } of allControlCalls) {
    if (area !== 'worlds') expect(world[area]![name], `${area}.${name}`).toBeTypeOf('function')
    expect([operation.query, operation.body], `${area}.${name}`).toContain(undefined)
    const names = [operation.params, operation.query, operation.body].flatMap(schema =>
      Object.keys(schema?.shape ?? {}),
    )
    expect(names, `${area}.${name}`).toEqual([...new Set(names)])
  }
})

test('a call in process does what it does over HTTP, each in its world', async () => {
  const { simulator, ...asked } = simulated()
  const [one, two] = [simulator.world('one'), simulator.world('two')]
  expectTypeOf(one.clock.advance).parameters.toEqualTypeOf<[given: { by: string | number }]>()
  expect(await one.clock.advance({ by: '1h' })).toEqual({ now: '2026-11-22T13:00:00.000Z', runs: false })
  const { accessToken } = await one.access.signIn({ nip })
  const fault = await one.faults.add({ operation: 'tokens.list', error: 'tooManyRequests', retryAfter: 5, nth: 2 })
  const list = (world: string) => asked.ask(`GET /w/${world}/v2/tokens`, { bearer: accessToken.token })
  expect([(await list('one')).status, (await list('one')).status, (await list('two')).status]).toEqual([200, 429, 401])
  expect(await one.faults.list()).toEqual((await called(asked, 'GET /w/one/control/faults')).body)
  await one.faults.remove({ id: fault.id })
  expect((await list('one')).status).toBe(200)

  expect(await one.journal.verify({ operation: 'tokens.list', context: nip, exactly: 3 })).toEqual({ count: 3 })
  expect((await one.journal.list({ status: '429' }))[0]).toMatchObject({
    operation: 'tokens.list',
    fault: 'the fault f1',
  })
  expect(await two.journal.verify({ atMost: 1 })).toEqual({ count: 1 })
  const { eventId } = await two.outages.add({ kind: 'FAILURE' })
  expect((await list('two')).status).toBe(503)
  simulator.world('two').runtime.advance(1)
  expect(await two.outages.end({ eventId })).toMatchObject({ eventId, version: 2 })
})

test('a call in process is refused in the same words', async () => {
  const world = simulated().simulator.world()
  await expect(world.faults.remove({ id: 'f7' })).rejects.toThrow('No fault has this id.')
  await expect(world.journal.verify({ exactly: 1 })).rejects.toMatchObject({ name: 'NotDone', status: 409 })
  for (const wrong of [{ by: 'soon' }, { by: 1, to: 2 }, {}])
    await expect(world.clock.advance(wrong as { by: number })).rejects.toMatchObject({ name: 'NotDone', status: 400 })
})

/** Who opens sessions with a key by its id, or with none named. */
const opening = async (seed = 1) => {
  const { simulator, runtime, ask } = simulated({ seed })
  const world = simulator.world()
  const { accessToken } = await world.access.signIn({ nip })
  const target = connected({
    baseUrl: 'http://ksef.test/v2',
    send: request => simulator.fetch(request),
    wait: async () => runtime.advance(1),
  })
  const encrypted = encrypt(randomBytes(32), (await symmetricKeyKey(target)).certificate)
  /** The code of the refusal, or of the session's status. */
  const open = async (publicKeyId: string | null) => {
    const encryption = {
      encryptedSymmetricKey: encrypted,
      initializationVector: randomBytes(16).toString('base64'),
      publicKeyId,
    }
    const opened = await ask('POST /v2/sessions/online', {
      bearer: accessToken.token,
      json: { formCode: fa3, encryption },
      headers: { 'X-Error-Format': 'problem-details' },
    })
    const { referenceNumber, ...refusal } = await opened.json()
    if (referenceNumber === undefined) return JSON.stringify(refusal).match(/\b21\d{3}\b/)?.[0]
    const status = await ask(`GET /v2/sessions/${referenceNumber}`, { bearer: accessToken.token })
    return String((await status.json()).status.code)
  }
  const published = async () =>
    (await (await ask('GET /v2/security/public-key-certificates')).json()) as { publicKeyId: string; usage: string[] }[]
  return { world, simulator, runtime, open, published }
}

test('a new key becomes current, the old one is taken for as long as was said, and then it is 21470', async () => {
  const { world, simulator, runtime, open, published } = await opening()
  const [tokenKey, oldKey] = await world.keys.list()
  const rotated = await world.keys.rotate({ usage: 'SymmetricKeyEncryption', oldValidFor: '1h' })
  expect(rotated).toMatchObject([
    { usage: ['SymmetricKeyEncryption'], current: true },
    { publicKeyId: tokenKey!.publicKeyId, current: true },
    { publicKeyId: oldKey!.publicKeyId, current: false, until: '2026-11-22T13:00:00.000Z' },
  ])
  expect((await published()).map(key => key.publicKeyId)).toEqual(rotated.map(key => key.publicKeyId))
  // Who names no key is taken to mean the current one.
  expect([await open(oldKey!.publicKeyId), await open(null)]).toEqual(['100', '415'])
  runtime.advance(3_599_999)
  const kept: string[] = []
  for await (const line of world.snapshot()) kept.push(line)
  expect(await (await simulator.restore(kept, 'copy')).keys.list()).toEqual(rotated)
  runtime.advance(1)
  expect(await world.keys.list()).toHaveLength(2)
  expect((await published()).map(key => key.publicKeyId)).not.toContain(oldKey!.publicKeyId)
})

test('a withdrawn key is refused by its id at once where it was said so; the same seed makes the same keys', async () => {
  const [one, two] = [await opening(7), await opening(7)]
  const [, oldKey] = await one.world.keys.list()
  const made = await one.world.keys.rotate({ oldValidFor: 0 })
  expect(await two.world.keys.rotate({ oldValidFor: 0 })).toEqual(made)
  expect(made).toHaveLength(2)
  expect([await one.open(oldKey!.publicKeyId), await one.open(null)]).toEqual(['21470', '415'])
})

test('as many keys as there may be, and no more', async () => {
  const world = simulated().simulator.world()
  // A key takes a tenth of a second to make: those of one usage.
  const rotate = () => world.keys.rotate({ usage: 'KsefTokenEncryption', oldValidFor: '1d' })
  for (let count = 2; count < 10; count++) await rotate()
  await expect(rotate()).rejects.toMatchObject({ status: 409 })
  await world.clock.advance({ by: '1d' })
  expect(await rotate()).toHaveLength(3)
})

test('a world judges as another environment does: a seal that nobody trusts signs in, and then no more', async () => {
  const { simulator, signedIn } = simulated()
  const world = simulator.world()
  expect(await world.strictness.read()).toEqual({ as: 'test' })
  await signedIn(nip)
  expect(await world.strictness.set({ as: 'prod' })).toEqual({ as: 'prod' })
  await expect(signedIn(nip)).rejects.toMatchObject({ code: 21115 })
  const kept: string[] = []
  for await (const line of world.snapshot()) kept.push(line)
  expect(await (await simulator.restore(kept, 'copy')).strictness.read()).toEqual({ as: 'prod' })
  await world.strictness.set({ as: 'test' })
  await signedIn(nip)
})
