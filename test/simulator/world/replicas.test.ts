import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createClient, KsefError } from '../../../client/index.ts'

import { faInvoice, invoiceNowOf, openInvoiceSession, send } from '../../../contracts/ksef/suite-invoices.ts'
import {
  batchNow,
  closeBatchOf,
  invoiceFiles,
  openBatchOf,
  uploadAll,
  zipped,
} from '../../../contracts/ksef/suite-packages.ts'
import { nipContext, sealOf, signInOwner, startWithSeal } from '../../../contracts/ksef/suite-preparation.ts'
import { connected } from '../../../simulator/commands/contracts/connected.ts'
import { createSimulator, fixedRuntime, type Simulator } from '../../../simulator/index.ts'
import { createRuntime } from '../../../simulator/runtime/runtime.ts'
import { wellKnownSeed } from '../../../simulator/seed/well-known.ts'
import { openPool, run } from '../../../simulator/store/postgres/driver.ts'
import { heard } from '../../faults/heard.ts'
import { beginPostgres, isAskedFor, isInstalled, type PostgresServer } from '../../store/postgres-server.ts'

/** Several processes on one database, as far as one process can play them: each has engines, worlds and caches of its own. */

const noon = Date.parse('2026-11-22T12:00:00Z')
const nip = '5265877635'
/** In CI, and where it is asked for. */
const slow = test.skipIf(!isAskedFor)
/** A hundred there; here as many as take no second. */
const MANY = isAskedFor ? 100 : 12

describe.skipIf(!isInstalled)('replicas on one PostgreSQL', () => {
  let server: PostgresServer
  let database: string
  let replicas: Simulator[]
  const open = (at = database, options: Parameters<typeof createSimulator>[0] = {}) =>
    createSimulator({ runtime: createRuntime({ at: noon, runs: false }), database: at, rateLimits: 'off', ...options })
  beforeAll(async () => {
    server = await beginPostgres('fsync=off')
    database = await server.database()
    replicas = [open(), open(), open()]
  }, 60_000)
  afterAll(async () => {
    await Promise.all(replicas.map(it => it.close()))
    await server.close()
  })

  let turn = 0
  const dealt = async (request: Request): Promise<Response> => replicas[turn++ % replicas.length]!.fetch(request)
  const ask = (asked: string, json?: unknown, by: (request: Request) => Promise<Response> = dealt) => {
    const [method, path] = asked.split(' ')
    const body = json === undefined ? undefined : JSON.stringify(json)
    return by(new Request(`http://ksef.test${path}`, { method, body, headers: { 'Content-Type': 'application/json' } }))
  }
  const from = (replica: Simulator) => async (request: Request) => replica.fetch(request)
  const targetIn = (world: string) =>
    connected({
      baseUrl: `http://ksef.test/w/${world}/v2`,
      send: dealt,
      wait: async () => {
        await Promise.all(replicas.map(it => it.world(world).idle()))
        await ask(`POST /w/${world}/control/clock/advance`, { by: 1000 })
      },
    })
  /** What comes of many at once: how often each. */
  const atOnce = async (once: (place: number) => Promise<string>): Promise<Record<string, number>> => {
    const all = await Promise.all(Array.from({ length: MANY }, (_, place) => once(place)))
    const counts: Record<string, number> = {}
    for (const one of all) counts[one] = (counts[one] ?? 0) + 1
    return counts
  }
  const codeOf = (error: unknown): string => (error instanceof KsefError ? String(error.code) : String(error))

  test('many redeem one sign-in at once: one gets its tokens', async () => {
    const target = targetIn('redeems')
    const { authenticationToken } = await startWithSeal(target, await sealOf(target, nip), nipContext(nip))
    await ask('POST /w/redeems/control/clock/advance', { by: 1000 })
    const { auth } = target.as({ authenticationToken: authenticationToken.token })
    const counts = await atOnce(() => auth.redeem().then(() => 'tokens', codeOf))
    expect(counts.tokens).toBe(1)
    expect(Object.keys(counts)).toHaveLength(2)
    expect(Object.values(counts).sort((a, b) => a - b)).toEqual([1, MANY - 1])
  })

  slow('many send one invoice at once: one is accepted, the others are its duplicates', async () => {
    const target = targetIn('duplicates')
    const owner = await signInOwner(target, nip)
    const session = await openInvoiceSession(target, owner)
    const xml = faInvoice({ seller: nip }, new Date(noon))
    const numbers: string[] = []
    await atOnce(async () => {
      numbers.push(await send(session, xml))
      return 'sent'
    })
    await ask('POST /w/duplicates/control/clock/advance', { by: 60_000 })
    const states = await atOnce(async place => String((await invoiceNowOf(session, numbers[place]!)).status.code))
    expect(states).toEqual({ 200: 1, 440: MANY - 1 })
  })

  slow(
    'many revoke one token at once: it is gone once, at one instant; none that is made meanwhile is lost',
    async () => {
      const target = targetIn('revocations')
      const owner = await signInOwner(target, nip)
      const made = await atOnce(async () => {
        const { referenceNumber } = await owner.call.tokens.generate({
          body: { description: 'One of many', permissions: ['InvoiceRead'] },
        })
        return referenceNumber
      })
      const [first = ''] = Object.keys(made)
      expect(Object.keys(made)).toHaveLength(MANY)
      expect(
        await atOnce(() =>
          owner.call.tokens.revoke({ params: { referenceNumber: first } }).then(() => 'revoked', codeOf),
        ),
      ).toEqual({ revoked: MANY })
      const list = await owner.call.tokens.list({ query: { pageSize: 100 } })
      expect(list.tokens).toHaveLength(MANY)
      expect(list.tokens.filter(({ status }) => status !== 'Active' && status !== 'Pending')).toHaveLength(1)
    },
  )

  test('a fault that one sets strikes at all of them, as often as it shall', async () => {
    await ask('POST /w/faults/control/faults', { operation: 'auth.challenge', times: 7, status: 503 })
    const statuses = await atOnce(async () => String((await ask('POST /w/faults/v2/auth/challenge')).status))
    expect(statuses).toEqual({ 200: MANY - 7, 503: 7 })
  })

  test('clock, delays, limits, strictness, keys and outages that one sets count for all', async () => {
    await ask('POST /w/set/control/clock/set', { to: '2027-01-01T00:00:00Z' })
    await ask('PUT /w/set/control/delays', { activation: '7s' })
    await ask('POST /w/set/control/keys/rotate', {})
    await ask('POST /w/set/control/outages', { kind: 'FAILURE' })
    const seen = await Promise.all(
      replicas.map(async replica => ({
        clock: await (await ask('GET /w/set/control/clock', undefined, from(replica))).json(),
        delays: await (await ask('GET /w/set/control/delays', undefined, from(replica))).json(),
        keys: await (await ask('GET /w/set/v2/security/public-key-certificates', undefined, from(replica))).text(),
        outages: await (await ask('GET /w/set/control/outages', undefined, from(replica))).json(),
      })),
    )
    expect(seen[0]).toMatchObject({ clock: { now: '2027-01-01T00:00:00.000Z', runs: false } })
    expect(seen[1]).toEqual(seen[0])
    expect(seen[2]).toEqual(seen[0])
  })

  interface Shown {
    readonly id: string
    readonly operation: string
    readonly status: number
  }
  const readBy = async <T>(replica: Simulator, path: string): Promise<T> =>
    (await ask(`GET ${path}`, undefined, from(replica))).json()

  test('the journal has what any of them has answered: list, one, verify, wait and archive, in one order, without secrets', async () => {
    const target = targetIn('journal')
    const owner = await signInOwner(target, nip)
    await ask('DELETE /w/journal/control/journal')
    expect(await Promise.all(replicas.map(it => readBy(it, '/w/journal/control/journal')))).toEqual([[], [], []])
    for (let count = 0; count < 5; count++) {
      await ask('POST /w/journal/v2/auth/challenge')
      // Whoever has an answer finds it everywhere.
      const verified = replicas.map(it =>
        readBy(it, `/w/journal/control/journal/verify?operation=auth.challenge&exactly=${count + 1}`),
      )
      expect(await Promise.all(verified)).toEqual(Array(3).fill({ count: count + 1 }))
    }
    const made = await owner.call.tokens.generate({ body: { description: 'Shown', permissions: ['InvoiceRead'] } })
    const lists = await Promise.all(replicas.map(it => readBy<Shown[]>(it, '/w/journal/control/journal')))
    expect(lists[0]!.map(it => it.operation)).toEqual([...Array(5).fill('auth.challenge'), 'tokens.generate'])
    expect(lists[1]).toEqual(lists[0])
    expect(lists[2]).toEqual(lists[0])
    const { id } = lists[0]!.at(-1)!
    for (const path of [`/w/journal/control/journal/${id}`, `/w/journal/control/journal.har?only=${id}`]) {
      const shown = await Promise.all(replicas.map(it => readBy(it, path)))
      expect(shown[1]).toEqual(shown[0])
      expect(shown[2]).toEqual(shown[0])
      expect(JSON.stringify(shown[0])).toContain('"Shown')
      expect(JSON.stringify(shown[0])).not.toContain(made.token.split('|')[2])
    }
    const waiting = replicas.map(it =>
      readBy<Shown[]>(it, `/w/journal/control/journal/wait?after=${id}&count=2&within=10s`),
    )
    await Promise.all([ask('POST /w/journal/v2/auth/challenge'), ask('POST /w/journal/v2/auth/challenge')])
    for (const found of await Promise.all(waiting)) expect(found).toHaveLength(2)
    await atOnce(async () => String((await ask('POST /w/journal/v2/auth/challenge')).status))
    const all = await Promise.all(
      replicas.map(it => readBy<Shown[]>(it, `/w/journal/control/journal?after=${id}&limit=1000`)),
    )
    expect(all[0]).toHaveLength(MANY + 2)
    expect(all[1]).toEqual(all[0])
  })

  test('who listens at one hears of all, in all worlds, and goes on at another one', async () => {
    /** From its answer on. @returns what gives the first so many */
    const listening = async (replica: Simulator, headers: Record<string, string> = {}) => {
      const path = 'http://ksef.test/w/listen/control/journal/live?inWorld=*'
      const { body } = await replica.fetch(path, { headers })
      return async (count: number) => {
        const decoder = new TextDecoder()
        let text = ''
        for await (const piece of body!) {
          text += decoder.decode(piece)
          const found = [...text.matchAll(/id: (.+)\ndata: (.+)\n/g)]
          if (found.length >= count) return found.map(([, mark, data]) => ({ mark: mark!, ...JSON.parse(data!) }))
        }
        return []
      }
    }
    const first = await listening(replicas[0]!)
    for (const place of [1, 2, 0])
      await ask(`POST /w/listen-${place}/v2/auth/challenge`, undefined, from(replicas[place]!))
    const told = await first(3)
    expect(told.map(it => it.world)).toEqual(['listen-1', 'listen-2', 'listen-0'])
    const again = await listening(replicas[1]!, { 'Last-Event-ID': told[0]!.mark })
    expect(await again(2)).toEqual(told.slice(1))
  })

  test('a journal that is off is so everywhere, and one that cannot be written leaves answers as they are', async () => {
    await ask('PUT /w/off/control/journal', { kept: false })
    for (const replica of replicas) await ask('POST /w/off/v2/auth/challenge', undefined, from(replica))
    expect(await readBy(replicas[0]!, '/w/off/control/journal')).toEqual([])
    const at = await server.database()
    const { log, errors } = heard()
    const broken = open(at, { log })
    const challenge = () => ask('POST /v2/auth/challenge', undefined, from(broken))
    await challenge()
    const pool = openPool(at, () => {})
    await run(pool, 'alter table ksef_simulator.log rename to gone')
    expect((await challenge()).status).toBe(200)
    expect(errors).toMatchObject([{ error: expect.stringContaining('"ksef_simulator.log" does not exist') }])
    await run(pool, 'alter table ksef_simulator.gone rename to log')
    await challenge()
    expect(await readBy(broken, '/control/journal')).toHaveLength(2)
    await pool.end()
    await broken.close()
  })

  test('a reset, a restore and a drop by one are so for all', async () => {
    const target = targetIn('reset')
    const owner = await signInOwner(target, nip)
    const isKnown = async (replica: Simulator) => {
      const headers = { Authorization: `Bearer ${owner.accessToken}` }
      return (await replica.fetch('http://ksef.test/w/reset/v2/tokens', { headers })).status
    }
    const all = () => Promise.all(replicas.map(isKnown))
    expect(await all()).toEqual([200, 200, 200])
    const lines: string[] = []
    for await (const line of replicas[0]!.world('reset').snapshot()) lines.push(line)
    await replicas[1]!.reset('reset')
    expect(await all()).toEqual([401, 401, 401])
    await replicas[2]!.restore(lines, 'reset')
    expect(await all()).toEqual([200, 200, 200])
    const names = async (replica: Simulator) =>
      ((await (await ask('GET /control/worlds', undefined, from(replica))).json()) as { name: string }[])
        .map(it => it.name)
        .sort()
    expect(await names(replicas[2]!)).toEqual(await names(replicas[0]!))
    expect((await ask('DELETE /control/worlds/reset', undefined, from(replicas[1]!))).status).toBe(204)
    expect((await ask('DELETE /control/worlds/reset', undefined, from(replicas[0]!))).status).toBe(404)
    expect(await names(replicas[2]!)).not.toContain('reset')
    expect(await all()).toEqual([401, 401, 401])
  })

  slow(
    'a package comes in at all of them, and one works on it; what it left in the middle another goes on with',
    async () => {
      const target = targetIn('packages')
      const owner = await signInOwner(target, nip)
      const archive = await zipped(await invoiceFiles(target, nip, 3))
      const batch = await openBatchOf(target, owner, archive, { parts: 3 })
      await uploadAll(target, batch)
      // Whoever closes it ends before it has begun to work.
      const short = open()
      replicas.push(short)
      turn = 3
      await closeBatchOf(batch)
      await short.close()
      replicas.pop()
      const fresh = open()
      await fresh.world('packages').ready()
      await fresh.world('packages').idle()
      await ask('POST /w/packages/control/clock/advance', { by: 60_000 })
      expect(await batchNow(batch)).toMatchObject({ status: { code: 200 }, successfulInvoiceCount: 3 })
      await fresh.close()
    },
  )

  test('of those that begin at once one plants the seed, and no two draw the same numbers', async () => {
    const at = await server.database()
    const runtime = () => fixedRuntime({ at: noon, seed: 1 })
    const both = [1, 2].map(() => open(at, { seed: wellKnownSeed, runtime: runtime() }))
    const planted = await Promise.all(
      both.map(async replica => (await ask('GET /control/state/tokens', undefined, from(replica))).json()),
    )
    expect(planted[0].items).toHaveLength(1)
    expect(planted[1]).toEqual(planted[0])
    const challenges = await Promise.all(
      both.flatMap(replica =>
        Array.from({ length: 20 }, async () => {
          const client = createClient({ baseUrl: 'http://ksef.test', fetch: from(replica) })
          return (await client.auth.challenge()).challenge
        }),
      ),
    )
    expect(new Set(challenges).size).toBe(40)
    await Promise.all(both.map(it => it.close()))
  })

  test('a database that is not there when it begins is told in a sentence, and two places for state are refused', async () => {
    const nowhere = open('postgres://127.0.0.1:1/nothing')
    await expect(nowhere.listen({ port: 0 })).rejects.toThrow(/^The database cannot be reached: .+/)
    await nowhere.close()
    expect(() => open(database, { data: 'state.db' })).toThrow('data and database exclude each other')
  })

  test('a database that is away: 503 with the reason, health that lives, ready that does not, and all of it back with it', async () => {
    const replica = open(await server.database())
    const { port } = await replica.listen({ port: 0 })
    expect((await fetch(`http://127.0.0.1:${port}/control/ready`)).status).toBe(200)
    const world = connected({ baseUrl: 'http://ksef.test/v2', send: from(replica), wait: async () => {} })
    const owner = await signInOwner(world, nip)
    await server.kill()
    const refused = await replica.fetch('http://ksef.test/v2/auth/challenge', { method: 'POST' })
    expect(refused.status).toBe(503)
    expect(refused.headers.get('Retry-After')).toBe('2')
    expect(await refused.json()).toMatchObject({
      detail: expect.stringMatching(/^The database cannot be reached: .+ask again\.$/),
    })
    expect((await replica.fetch('http://ksef.test/control/health')).status).toBe(200)
    const ready = await replica.fetch('http://ksef.test/control/ready')
    expect([ready.status, await ready.text()]).toEqual([503, expect.stringContaining('The database cannot be reached')])
    await server.begin()
    await expect.poll(async () => (await replica.fetch('http://ksef.test/control/ready')).status).toBe(200)
    expect((await owner.call.tokens.list({})).tokens).toEqual([])
    await replica.close()
  }, 30_000)
})
