import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createClock } from '../../simulator/runtime/clock.ts'
import { StoreAway } from '../../simulator/store/away.ts'
import type { StoresOf } from '../../simulator/store/engine.ts'
import type { Beside, Engines } from '../../simulator/store/engines.ts'
import { ask, openPool, run } from '../../simulator/store/postgres/driver.ts'
import { createLeases } from '../../simulator/store/postgres/leases.ts'
import { openPostgres } from '../../simulator/store/postgres/postgres.ts'
import { dropEnded } from '../../simulator/store/postgres/worlds.ts'
import { beginPostgres, isInstalled, type PostgresServer } from './postgres-server.ts'
import { storeSuite } from './store-suite.ts'
import { type Thing, thingSystems, thingTables } from './tables.ts'

if (!isInstalled)
  process.stderr.write('PostgreSQL is not installed: its tests are left out (apt-get install postgresql).\n')

describe.skipIf(!isInstalled)('PostgreSQL', () => {
  let server: PostgresServer
  let address: string
  let shared: Engines<StoresOf<typeof thingSystems>>
  const errors: unknown[] = []
  const openDatabase = (at = address, version = '1') =>
    openPostgres(thingSystems, at, { version, failed: error => errors.push(error) })
  beforeAll(async () => {
    server = await beginPostgres('fsync=off')
    address = await server.database()
    shared = openDatabase()
  }, 60_000)
  afterAll(async () => {
    await shared?.close()
    await server?.close()
    expect(errors.map(String)).toEqual([])
  })

  const besides = (now: string, take: Beside['take'] = () => {}): Beside => ({ now: () => now, take })
  const nothing = besides('nothing')
  const thing = (id: string, more: Partial<Thing> = {}): Thing => ({ id, at: 1, group: 'g', ...more })
  const page = { size: 10, order: 'oldest' } as const
  let worlds = 0
  storeSuite('PostgreSQL', async () => shared.open(`w${++worlds}`, nothing).engine)

  test('two processes: what one has written the other reads at once, and their writers stand in one line', async () => {
    const other = openDatabase()
    const name = `w${++worlds}`
    const engines = [shared, other].map(it => it.open(name, nothing).engine)
    await engines[0]!.write(({ one }) => one.things.add(thing('a', { at: 0 })))
    expect(await engines[1]!.read(({ one }) => one.things.get('a'))).toEqual(thing('a', { at: 0 }))
    const counted = Array.from({ length: 60 }, (_, place) =>
      engines[place % 2]!.write(async ({ one }) => {
        const { at } = (await one.things.get('a'))!
        await one.things.put(thing('a', { at: at + 1 }))
        return at
      }),
    )
    expect((await Promise.all(counted)).sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, place) => place))
    await other.close()
  })

  test('what stands beside records is taken by the others when they look, and so is the time; a world that was replaced says so', async () => {
    const other = openDatabase()
    const name = `w${++worlds}`
    let text = 'first'
    const [taken, told] = [vi.fn(), vi.fn()]
    const { engine } = shared.open(name, { now: () => text, take: vi.fn() })
    await engine.write(async () => {})
    const second = other.open(name, { now: () => 'first', take: taken, tell: told }).engine
    await second.shared!.look()
    await second.shared!.look()
    expect(taken.mock.calls).toEqual([['first', 1]])
    text = 'moved'
    await engine.write(async () => {})
    await second.shared!.look()
    expect(taken.mock.calls).toEqual([
      ['first', 1],
      ['moved', 1],
    ])
    const instants = told.mock.calls.map(([now]) => now as number)
    expect(instants).toEqual([...instants].sort((a, b) => a - b))
    const next = shared.make(name, nothing)
    await next.engine.load((async function* () {})())
    expect(await second.shared!.look()).toBeDefined()
    await shared.settle(next)
    expect(await second.shared!.look()).toBeUndefined()
    // Who is still being answered there ends there.
    await second.write(({ one }) => one.things.add(thing('late')))
    expect(await next.engine.read(({ one }) => one.things.page('all', '', page))).toEqual([])
    await shared.forget(name)
    expect(await other.names()).not.toContain(name)
    await other.close()
  })

  test('of two that fill an empty world one is first, and the other adds nothing', async () => {
    const other = openDatabase()
    const name = `w${++worlds}`
    const kept = [shared, other].map(it => it.open(name, nothing))
    const rows = async function* (id: string) {
      yield { table: 'one.things', record: thing(id) }
    }
    await Promise.all(kept.map(({ engine }, place) => engine.load(rows(`from ${place}`))))
    expect(await kept[0]!.engine.read(({ one }) => one.things.page('all', '', page))).toHaveLength(1)
    expect(await kept[1]!.isEmpty()).toBe(false)
    await other.close()
  })

  test('a database that was written before an index was there has it, though the program has the same version', async () => {
    const at = await server.database()
    const { byGroup: _, ...indexes } = thingTables.things.indexes
    const fewer = { ...thingSystems, one: { ...thingTables, things: { ...thingTables.things, indexes } } }
    const before = openPostgres(fewer, at, { version: '1', failed: error => errors.push(error) })
    await before.open('a', nothing).engine.write(({ one }) => one.things.add(thing('x')))
    await before.close()
    const after = openDatabase(at)
    const { engine } = after.open('a', nothing)
    expect(await engine.read(({ one }) => one.things.page('byGroup', 'g', page))).toEqual([thing('x')])
    await after.close()
  })

  test('another version of the program works out anew where records stand; a newer form is refused in a sentence', async () => {
    const at = await server.database()
    const first = openDatabase(at)
    await first.open('a', nothing).engine.write(({ one }) => one.things.add(thing('x')))
    await first.close()
    const second = openDatabase(at, '2')
    const { engine } = second.open('a', nothing)
    expect(await engine.read(({ one }) => one.things.page('byGroup', 'g', page))).toEqual([thing('x')])
    await engine.write(({ one }) => one.things.delete('x'))
    expect(await engine.read(({ one }) => one.things.page('byGroup', 'g', page))).toEqual([])
    await second.close()
    const pool = openPool(at, error => errors.push(error))
    await run(pool, "update ksef_simulator.about set value = '99' where name = 'form'")
    await pool.end()
    const third = openDatabase(at)
    await expect(third.ready()).rejects.toThrow('was written by a newer version (form 99)')
    await third.close()
  })

  test('a lease keeps others away, is handed back, and runs out when its holder is gone', async () => {
    const other = openDatabase()
    const name = `w${++worlds}`
    const [one, two] = [shared, other].map(it => it.open(name, nothing).engine.shared!.alone)
    const order: string[] = []
    let end = () => {}
    const first = one!('work', async () => {
      order.push('first begins')
      await new Promise<void>(resolve => {
        end = resolve
      })
      order.push('first ends')
    })
    await vi.waitFor(() => expect(order).toHaveLength(1))
    await two!('work', async () => void order.push('never'))
    const waiting = two!('work', async () => void order.push('second'), new AbortController().signal)
    await two!('other work', async () => void order.push('other'))
    end()
    await Promise.all([first, waiting])
    expect(order).toEqual(['first begins', 'other', 'first ends', 'second'])

    const pool = openPool(address, error => errors.push(error))
    await run(pool, `insert into ksef_simulator.leases values (0, 'gone', 0, clock_timestamp() - interval '1 second')`)
    const alone = createLeases(pool).of(async () => 0)
    await alone('gone', async () => void order.push('third'))
    expect(order.at(-1)).toBe('third')
    // Whoever finds that another has its lease stops.
    const clock = createClock({ at: 0, runs: false })
    const lost = createLeases(pool, clock).of(async () => 0)
    let aborted = false
    await lost('lost', async signal => {
      await run(pool, "update ksef_simulator.leases set holder = 0 where name = 'lost'")
      clock.advance(6000)
      await new Promise(resolve => signal.addEventListener('abort', resolve))
      aborted = signal.aborted
    })
    expect(aborted).toBe(true)
    await pool.end()
    await other.close()
  })

  test('a holder counts its lease from when it asked, and stops when it ends, though the database says nothing', async () => {
    const pool = openPool(address, error => errors.push(error))
    const clock = createClock({ at: 0, runs: false })
    /** A database whose answers come when they are let through, and that has taken in what was asked. */
    let slow: Promise<void> | undefined
    let asks = 0
    const query = async (...asked: unknown[]) => {
      asks++
      const answer = await (pool.query as (...values: unknown[]) => Promise<unknown>)(...asked)
      await slow
      return answer
    }
    const alone = createLeases({ query } as unknown as typeof pool, clock).of(async () => 0)
    await alone('first of all', async () => {})
    let letThrough = () => {}
    slow = new Promise(resolve => {
      letThrough = resolve
    })
    asks = 0
    const signals: AbortSignal[] = []
    const done = alone('slow', async lost => {
      signals.push(lost)
      await new Promise(resolve => lost.addEventListener('abort', resolve))
    })
    await vi.waitFor(() => expect(asks).toBe(1))
    clock.advance(6000)
    letThrough()
    await vi.waitFor(() => expect(signals).toHaveLength(1))
    // Nothing is answered from now on: it was asked for ten seconds ago when it ends, not when it was given.
    slow = new Promise(() => {})
    clock.advance(3999)
    expect(signals[0]!.aborted).toBe(false)
    clock.advance(1)
    expect(signals[0]!.aborted).toBe(true)
    slow = undefined
    await done
    await pool.end()
  })

  test('what a failed statement has undone is not told as kept, though whoever met the failure went on', async () => {
    const { engine } = shared.open(`w${++worlds}`, nothing)
    await engine.write(({ one }) => one.things.add(thing('a', { note: 'unique' })))
    const swallowed = engine.write(async ({ one }) => {
      await one.things.add(thing('kept?'))
      await one.things.add(thing('b', { note: 'unique' })).catch(() => {})
    })
    await expect(swallowed).rejects.toThrow('Nothing was kept')
    expect(await engine.read(({ one }) => one.things.get('kept?'))).toBeUndefined()
    await engine.write(({ one }) => one.things.add(thing('kept')))
  })

  test('more worlds than there are connections are filled at once: none waits for a second one', async () => {
    const rows = async function* () {
      yield { table: 'one.things', record: thing('x') }
    }
    const engines = Array.from({ length: 12 }, () => shared.open(`w${++worlds}`, nothing).engine)
    await Promise.all(engines.map(engine => engine.read(async () => {})))
    await Promise.all(engines.map(engine => engine.load(rows())))
  })

  test('several that put worlds in one place at once: one of them is there, and none meets an error', async () => {
    const other = openDatabase()
    const name = `w${++worlds}`
    const made = Array.from({ length: 8 }, (_, place) => [shared, other][place % 2]!.make(name, nothing))
    await Promise.all(made.map(({ engine }, place) => engine.write(({ one }) => one.things.add(thing(`${place}`)))))
    await Promise.all(made.map((kept, place) => [shared, other][place % 2]!.settle(kept)))
    expect(await shared.open(name, nothing).engine.read(({ one }) => one.things.page('all', '', page))).toHaveLength(1)
    await other.close()
  })

  test('worlds that have ended go piece by piece, whole, and no other one with them', async () => {
    const at = await server.database()
    const engines = openDatabase(at)
    const old = engines.open('a', nothing).engine
    await old.write(async ({ one }) => {
      for (let place = 0; place < 1500; place++) await one.things.add(thing(`${place}`, { at: place }))
    })
    await engines.open('b', nothing).engine.write(({ one }) => one.things.add(thing('x')))
    await engines.forget('a')
    const pool = openPool(at, error => errors.push(error))
    await run(pool, "update ksef_simulator.worlds set ended = ended - interval '1 hour' where ended is not null")
    const left = async () => (await ask(pool, 'select count(*)::integer as rows from ksef_simulator.records'))[0]!.rows
    const once = new AbortController()
    const pieces: unknown[] = []
    const counted = Object.assign(Object.create(pool), {
      connect: async () => {
        pieces.push(await left())
        return pool.connect()
      },
    }) as typeof pool
    await dropEnded(counted, once.signal)
    expect(pieces).toContain(501)
    expect(await left()).toBe(1)
    expect((await ask(pool, 'select name from ksef_simulator.worlds')).map(it => it.name)).toEqual(['b'])
    await pool.end()
    await engines.close()
  }, 20_000)

  test('a defect of ours is not told as a database that is away', async () => {
    const pool = openPool(address, error => errors.push(error))
    const circle: { self?: unknown } = {}
    circle.self = circle
    const failed = await ask(pool, 'select $1::text', circle).catch(error => error)
    expect(failed).toBeInstanceOf(Error)
    expect(failed).not.toBeInstanceOf(StoreAway)
    await expect(ask(pool, 'select nothing')).rejects.toMatchObject({ code: '42703' })
    await pool.end()
    expect(await ask(pool, 'select 1').catch(error => error)).toBeInstanceOf(StoreAway)
  })

  test('a log: all that was written by any process in one order, from where one has read; bounded, cleared, of its world alone', async () => {
    const other = openDatabase()
    const name = `w${++worlds}`
    const logs = [shared, other].map(it => it.open(name, nothing).engine.shared!.openLog({ rows: 10, bytes: 1e9 }))
    const elsewhere = shared.open(`w${++worlds}`, nothing).engine.shared!.openLog({ rows: 10, bytes: 1e9 })
    const bytes = new Uint8Array([0, 255])
    await elsewhere.add({ of: 'another world' }, 1)
    await logs[0]!.add({ first: 'żółć\u0000', bytes }, 1)
    const [first] = await logs[1]!.behind(0)
    expect(first).toEqual({ place: expect.any(Number), record: { first: 'żółć\u0000', bytes } })
    expect(await logs[0]!.last()).toBe(first!.place)
    // Whoever reads meanwhile, from where it has come to, misses none.
    let read = first!.place
    const places: number[] = []
    let isDone = false
    const reading = (async () => {
      for (;;) {
        const last = isDone
        for (const { place } of await logs[1]!.behind(read)) {
          places.push(place)
          read = place
        }
        if (last) return
      }
    })()
    await Promise.all(Array.from({ length: 300 }, (_, at) => logs[at % 2]!.add({ at }, 1)))
    isDone = true
    await reading
    expect(places).toHaveLength(300)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    // Each drops what there is no room for when it has written so much.
    await Promise.all(Array.from({ length: 200 }, (_, at) => logs[0]!.add({ at }, 1)))
    await logs[0]!.add({ at: 'last' }, 1)
    const kept = await logs[1]!.behind(0)
    expect(kept.length).toBeLessThan(210)
    expect(kept[0]!.gone).toBe('no room')
    expect(kept.slice(1).every(({ record }) => record !== undefined)).toBe(true)
    await logs[0]!.clear()
    expect(await logs[1]!.behind(0)).toEqual([{ place: expect.any(Number), gone: 'cleared' }])
    expect(await logs[1]!.behind(kept.at(-1)!.place)).toHaveLength(1)
    expect(await elsewhere.behind(0)).toMatchObject([{ record: { of: 'another world' } }])
    await other.close()
  })

  test('a database that ends and comes back: one sentence meanwhile, and what was acknowledged is there', async () => {
    const away: unknown[] = []
    const engines = openPostgres(thingSystems, await server.database(), {
      version: '1',
      failed: error => away.push(error),
    })
    const { engine } = engines.open('a', nothing)
    await engine.write(({ one }) => one.things.add(thing('x')))
    await server.kill()
    const failed = await engine.write(({ one }) => one.things.add(thing('y'))).catch(error => error)
    expect(failed).toBeInstanceOf(StoreAway)
    expect(failed.message).toMatch(/^The database cannot be reached: .+/)
    await expect(engines.ready()).rejects.toThrow('The database cannot be reached: ')
    await server.begin()
    await vi.waitFor(() => engines.ready(), 5000)
    expect(await engine.read(({ one }) => one.things.page('all', '', page))).toEqual([thing('x')])
    await engine.write(({ one }) => one.things.add(thing('z')))
    await engines.close()
    // Those of the others, which nobody used.
    errors.length = 0
  }, 30_000)
})
