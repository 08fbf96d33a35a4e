import { afterEach, expect, test, vi } from 'vitest'
import type { Engine, Page, Row, StoresOf } from '../../simulator/store/engine.ts'
import type { Thing, thingSystems } from './tables.ts'

type ThingEngine = Engine<StoresOf<typeof thingSystems>>

const thing = (id: string, more: Partial<Thing> = {}): Thing => ({ id, at: 1, group: 'g', ...more })
const whole: Page = { size: 1000, order: 'oldest' }

const rowsOf = async (engine: ThingEngine): Promise<Row[]> => {
  const rows: Row[] = []
  for await (const row of engine.rows()) rows.push(row)
  return rows
}
async function* from(rows: readonly Row[]) {
  yield* rows
}

/** What every engine must do. `open` gives an empty one of `thingSystems`. */
export const storeSuite = (name: string, open: () => Promise<ThingEngine>): void => {
  const opened: ThingEngine[] = []
  const engineOf = async (...things: Thing[]): Promise<ThingEngine> => {
    vi.stubEnv('KSEF_SIMULATOR_GUARD', '1')
    const engine = await open()
    opened.push(engine)
    await engine.write(async ({ one }) => {
      for (const it of things) await one.things.put(it)
    })
    return engine
  }
  const idsOf = (engine: ThingEngine, index: 'all' | 'byGroup', partition: string, page: Partial<Page> = {}) =>
    engine.read(async ({ one }) => (await one.things.page(index, partition, { ...whole, ...page })).map(({ id }) => id))
  afterEach(async () => {
    vi.unstubAllEnvs()
    await Promise.all(opened.splice(0).map(engine => engine.close()))
  })
  const law = (title: string, run: () => Promise<void>) => test(`${name}: ${title}`, run)

  law('a record is found by its key, many in the order of their keys, and not after it was deleted', async () => {
    const engine = await engineOf(thing('a'), thing('b'))
    await engine.write(({ one }) => one.things.delete('a'))
    expect(await engine.read(({ one }) => one.things.many(['b', 'a', 'b']))).toEqual([
      thing('b'),
      undefined,
      thing('b'),
    ])
    expect(await engine.read(({ one }) => one.things.get('a'))).toBeUndefined()
  })

  law('keys and positions are ordered by code unit', async () => {
    const ids = ['a', 'B', '~', '_', 'ą', 'Z', '0', '\uffff', '😀', '']
    const engine = await engineOf(...ids.map(id => thing(id)))
    const byCodeUnit = [...ids].sort((a, b) => (a < b ? -1 : 1))
    expect(await idsOf(engine, 'all', '')).toEqual(byCodeUnit)
    expect(await idsOf(engine, 'all', '', { order: 'newest' })).toEqual(byCodeUnit.toReversed())
  })

  law('instants have fractions, may lie before 1970, and come before the key', async () => {
    const at = { old: -1, early: 0.25, late: 0.5, last: 8.64e15 }
    const engine = await engineOf(...Object.entries(at).map(([id, instant]) => thing(id, { at: instant })))
    expect(await idsOf(engine, 'all', '')).toEqual(['old', 'early', 'late', 'last'])
  })

  law('a position is unique in its partition', async () => {
    const engine = await engineOf(thing('a', { note: 'unique' }))
    await expect(engine.write(({ one }) => one.things.put(thing('b', { note: 'unique' })))).rejects.toThrow()
    await expect(engine.write(({ one }) => one.things.add(thing('b', { note: 'unique' })))).rejects.toThrow()
    await engine.write(({ one }) => one.things.put(thing('b', { note: 'unique', group: 'h' })))
    expect(await idsOf(engine, 'all', '')).toEqual(['a', 'b'])
  })

  law('a record leaves an index with its partition, and moves with its position', async () => {
    const engine = await engineOf(thing('a', { at: 1 }), thing('b', { at: 2 }), thing('c', { at: 3 }))
    await engine.write(async ({ one }) => {
      await one.things.put(thing('a', { at: 9 }))
      await one.things.put(thing('b', { at: 2, hidden: true }))
    })
    expect(await idsOf(engine, 'byGroup', 'g')).toEqual(['c', 'a'])
    expect(await idsOf(engine, 'all', '')).toEqual(['b', 'c', 'a'])
  })

  law('pages go on from both ends, at any depth, also from a place where nobody stands', async () => {
    const engine = await engineOf(...Array.from({ length: 250 }, (_, place) => thing(`t${place}`, { at: place })))
    for (const order of ['oldest', 'newest'] as const) {
      const found: number[] = []
      let after: Page['after']
      for (;;) {
        const page = await engine.read(({ one }) => one.things.page('byGroup', 'g', { after, size: 7, order }))
        if (page.length === 0) break
        found.push(...page.map(({ at }) => at))
        after = [page.at(-1)!.at, page.at(-1)!.id]
      }
      const all = Array.from({ length: 250 }, (_, place) => place)
      expect(found).toEqual(order === 'oldest' ? all : all.toReversed())
    }
    const between: Page = { after: [99.5, ''], size: 2, order: 'oldest' }
    expect(await idsOf(engine, 'byGroup', 'g', between)).toEqual(['t100', 't101'])
    expect(await idsOf(engine, 'byGroup', 'g', { ...between, order: 'newest' })).toEqual(['t99', 't98'])
    expect(await idsOf(engine, 'byGroup', 'nobody')).toEqual([])
  })

  law('add refuses a taken key, and put replaces', async () => {
    const engine = await engineOf(thing('a', { note: 'first' }))
    await expect(engine.write(({ one }) => one.things.add(thing('a', { note: 'second' })))).rejects.toThrow()
    expect(await engine.read(({ one }) => one.things.get('a'))).toMatchObject({ note: 'first' })
    await engine.write(({ one }) => one.things.put(thing('a', { note: 'third' })))
    expect(await engine.read(({ one }) => one.things.get('a'))).toMatchObject({ note: 'third' })
  })

  law('a transaction that fails leaves nothing, whatever it did', async () => {
    const engine = await engineOf(thing('a', { at: 1 }), thing('b', { at: 2 }))
    const before = await rowsOf(engine)
    const work = engine.write(async ({ one, two }) => {
      await one.things.put(thing('a', { at: 7 }))
      await one.things.delete('b')
      await one.things.add(thing('c'))
      await two.others.add(thing('d'))
      throw new Error('no')
    })
    await expect(work).rejects.toThrow('no')
    expect(await rowsOf(engine)).toEqual(before)
    expect(await idsOf(engine, 'byGroup', 'g')).toEqual(['a', 'b'])
  })

  law('what is read outside is what was committed', async () => {
    const engine = await engineOf(thing('a', { note: 'old' }))
    let go = () => {}
    const waits = new Promise<void>(resolve => {
      go = resolve
    })
    const writing = engine.write(async ({ one }) => {
      await one.things.put(thing('a', { note: 'new' }))
      await waits
      throw new Error('taken back')
    })
    const reading = engine.read(({ one }) => one.things.get('a'))
    go()
    await expect(writing).rejects.toThrow('taken back')
    expect(await reading).toMatchObject({ note: 'old' })
  })

  law('inside a read nothing changes', async () => {
    const engine = await engineOf(thing('a', { note: 'old' }))
    const reading = engine.read(async ({ one }) => {
      const first = await one.things.get('a')
      for (let turn = 0; turn < 50; turn++) await one.things.get('a')
      return [first?.note, (await one.things.get('a'))?.note]
    })
    const writing = engine.write(({ one }) => one.things.put(thing('a', { note: 'new' })))
    expect(await reading).toEqual(['old', 'old'])
    await writing
  })

  law('writers stand in one line, in the order of their calls', async () => {
    const engine = await engineOf(thing('a', { at: 0 }))
    const counted = Array.from({ length: 100 }, () =>
      engine.write(async ({ one }) => {
        const { at } = (await one.things.get('a'))!
        await one.things.put(thing('a', { at: at + 1 }))
        return at
      }),
    )
    expect(await Promise.all(counted)).toEqual(Array.from({ length: 100 }, (_, place) => place))
  })

  law('a transaction inside a transaction throws', async () => {
    const engine = await engineOf(thing('a'))
    const nested = (way: 'read' | 'write') => async () => engine[way](async ({ one }) => one.things.get('a'))
    for (const way of ['read', 'write'] as const) {
      await expect(engine.write(nested(way))).rejects.toThrow('inside another')
      await expect(engine.read(nested(way))).rejects.toThrow('inside another')
    }
    expect(await engine.read(({ one }) => one.things.get('a'))).toEqual(thing('a'))
  })

  law('the tables of two systems are apart', async () => {
    const engine = await engineOf(thing('a'))
    expect(await engine.read(({ two }) => two.things.get('a'))).toBeUndefined()
    expect(await engine.read(({ one }) => one.others.get('a'))).toBeUndefined()
  })

  law('bytes, undefined, nested lists and every character survive, into another engine, too', async () => {
    const odd = thing('odd', {
      note: undefined,
      bytes: Uint8Array.from([0, 1, 255, 128]),
      inner: { list: [null, true, 1e-7, -0.5, 'ą\u0000\ud83d\ude00"\\', { $bytes: 'no bytes' }, [[]], {}] },
    })
    const engine = await engineOf(odd, thing('plain'))
    const kept = await engine.read(({ one }) => one.things.get('odd'))
    expect(kept).toEqual(odd)
    expect(kept?.bytes).toBeInstanceOf(Uint8Array)
    const other = await engineOf()
    await other.load(from(await rowsOf(engine)))
    expect(await other.read(({ one }) => one.things.get('odd'))).toEqual(odd)
    expect(await rowsOf(other)).toEqual(await rowsOf(engine))
    expect(await idsOf(other, 'byGroup', 'g')).toEqual(['odd', 'plain'])
  })

  law('rows of an unknown table are refused, and nothing of what came with them stays', async () => {
    const engine = await engineOf()
    const rows = [
      { table: 'one.things', record: thing('a') },
      { table: 'one.nothing', record: thing('b') },
    ]
    await expect(engine.load(from(rows))).rejects.toThrow('one.nothing')
    expect(await rowsOf(engine)).toEqual([])
  })
}
