import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import type { Beside } from '../../simulator/store/engines.ts'
import { openDatabase } from '../../simulator/store/sqlite/driver.ts'
import { openSqlite } from '../../simulator/store/sqlite/sqlite.ts'
import { storeSuite } from './store-suite.ts'
import { type Thing, thingSystems, thingTables } from './tables.ts'

const folder = mkdtempSync(join(tmpdir(), 'ksef-simulator-data-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let files = 0
const newFile = (): string => join(folder, `${++files}.db`)
const openFile = (file: string, version = '1') => openSqlite(thingSystems, file, { version, synchronous: 'normal' })
const besides = (now: string, take: (text: string) => void = () => {}): Beside => ({ now: () => now, take })
const nothing = besides('nothing')

const shared = openFile(newFile())
let worlds = 0
storeSuite('SQLite', async () => shared.open(`w${++worlds}`, nothing).engine)

const thing = (id: string, more: Partial<Thing> = {}): Thing => ({ id, at: 1, group: 'g', ...more })
const page = { size: 10, order: 'oldest' } as const

test('what was written is there when the file is opened again, with what stood beside it', async () => {
  const file = newFile()
  const first = openFile(file)
  const takenAtFirst = vi.fn()
  const { engine } = first.open('a', besides('at noon', takenAtFirst))
  expect(takenAtFirst).not.toHaveBeenCalled()
  await engine.write(({ one }) => one.things.add(thing('x')))
  await first.open('b', besides('at night')).engine.write(({ one }) => one.things.add(thing('y')))
  await first.close()
  const again = openFile(file)
  expect(await again.names()).toEqual(['a', 'b'])
  const taken = vi.fn()
  const known = again.open('a', besides('later', taken))
  expect(taken.mock.calls).toEqual([['at noon']])
  expect(await known.engine.read(({ one }) => one.things.page('all', '', page))).toEqual([thing('x')])
  await again.close()
})

test('one world in the place of another: who is in the old one ends there, and it is gone with its engine', async () => {
  const file = newFile()
  const engines = openFile(file)
  const old = engines.open('a', nothing).engine
  await old.write(({ one }) => one.things.add(thing('x')))
  const next = engines.make('a', besides('new'))
  await next.engine.write(({ one }) => one.things.add(thing('z')))
  await engines.settle(next)
  await old.write(({ one }) => one.things.add(thing('y')))
  expect(await old.read(({ one }) => one.things.page('all', '', page))).toHaveLength(2)
  await old.close()
  expect(await old.read(({ one }) => one.things.page('all', '', page))).toEqual([])
  await engines.close()
  const again = openFile(file)
  const taken = vi.fn()
  const { engine } = again.open('a', besides('later', taken))
  expect(taken.mock.calls).toEqual([['new']])
  expect(await engine.read(({ one }) => one.things.page('all', '', page))).toEqual([thing('z')])
  await again.close()
})

test('a world that cannot be settled is refused, and the one before it stays what it was, in the process and in the file', async () => {
  const file = newFile()
  const engines = openFile(file)
  const old = engines.open('a', besides('old')).engine
  await old.write(({ one }) => one.things.add(thing('x')))
  let isFull = false
  const now = () => {
    if (isFull) throw new Error('the disk is full')
    return 'new'
  }
  const next = engines.make('a', { now, take: () => {} })
  await next.engine.write(({ one }) => one.things.add(thing('z')))
  isFull = true
  await expect(engines.settle(next)).rejects.toThrow('the disk is full')
  expect(await engines.open('a', nothing).engine.read(({ one }) => one.things.get('x'))).toEqual(thing('x'))
  isFull = false
  await next.engine.close()
  await engines.close()
  const again = openFile(file)
  expect(await again.open('a', nothing).engine.read(({ one }) => one.things.get('x'))).toEqual(thing('x'))
  await again.close()
})

test('a world that is forgotten is so in the file, before whoever had it open lets go of it', async () => {
  const file = newFile()
  const engines = openFile(file)
  await engines.open('a', nothing).engine.write(({ one }) => one.things.add(thing('x')))
  await engines.forget('a')
  const database = openDatabase(file)
  expect(database.prepare("select is_current from worlds where name = 'a'").all()).toEqual([{ is_current: 0 }])
  database.close()
  await engines.close()
})

test('a world that was made and never settled leaves nothing', async () => {
  const file = newFile()
  const engines = openFile(file)
  await engines.open('a', nothing).engine.write(({ one }) => one.things.add(thing('x')))
  await engines.make('a', nothing).engine.write(({ one }) => one.things.add(thing('never')))
  await engines.close()
  const again = openFile(file)
  const { engine } = again.open('a', nothing)
  expect(await engine.read(({ one }) => one.things.page('all', '', page))).toEqual([thing('x')])
  await again.close()
})

test('a world that is forgotten is not found again, whether it is open or not', async () => {
  const engines = openFile(newFile())
  const open = engines.open('open', nothing).engine
  await open.write(({ one }) => one.things.add(thing('x')))
  const idle = engines.open('idle', nothing).engine
  await idle.write(({ one }) => one.things.add(thing('y')))
  await idle.close()
  await engines.forget('open')
  await engines.forget('idle')
  await open.close()
  expect(await engines.names()).toEqual([])
  for (const name of ['open', 'idle'])
    expect(await engines.open(name, nothing).engine.read(({ one }) => one.things.page('all', '', page))).toEqual([])
  await engines.close()
})

test('what is written behind the end of a world is met by no other one', async () => {
  const file = newFile()
  const engines = openFile(file)
  await engines.open('a', nothing).engine.write(({ one }) => one.things.add(thing('x')))
  const gone = engines.open('b', nothing).engine
  await gone.write(({ one }) => one.things.add(thing('y')))
  await engines.forget('b')
  await gone.close()
  await gone.write(({ one }) => one.things.add(thing('late')))
  await engines.close()
  const again = openFile(file)
  const { engine, isEmpty } = again.open('c', nothing)
  expect(await isEmpty()).toBe(true)
  expect(await engine.read(({ one }) => one.things.page('all', '', page))).toEqual([])
  await again.close()
})

test('rows are those of one instant, whatever is written meanwhile', async () => {
  const engines = openFile(newFile())
  const { engine } = engines.open('a', nothing)
  await engine.write(async ({ one }) => {
    for (let place = 0; place < 1200; place++) await one.things.add(thing(`t${place}`, { at: place }))
  })
  let rows = 0
  for await (const _ of engine.rows())
    if (rows++ === 0)
      await engine.write(async ({ one }) => {
        await one.things.delete('t1199')
        await one.things.add(thing('later', { at: 5000 }))
        await one.things.add(thing('latest', { at: 5001 }))
      })
  expect(rows).toBe(1200)
  await engines.close()
})

test('another version of the program works out anew where records stand', async () => {
  const file = newFile()
  const engines = openFile(file)
  await engines.open('a', nothing).engine.write(({ one }) => one.things.add(thing('x')))
  await engines.close()
  const other = openFile(file, '2')
  const { engine } = other.open('a', nothing)
  expect(await engine.read(({ one }) => one.things.page('byGroup', 'g', page))).toEqual([thing('x')])
  await engine.write(({ one }) => one.things.delete('x'))
  expect(await engine.read(({ one }) => one.things.page('byGroup', 'g', page))).toEqual([])
  await other.close()
})

test('a file that was written before an index was there has it, though the program has the same version', async () => {
  const file = newFile()
  const { byGroup: _, ...indexes } = thingTables.things.indexes
  const fewer = { ...thingSystems, one: { ...thingTables, things: { ...thingTables.things, indexes } } }
  const before = openSqlite(fewer, file, { version: '1', synchronous: 'normal' })
  await before.open('a', nothing).engine.write(({ one }) => one.things.add(thing('x')))
  await before.close()
  const engines = openFile(file)
  const { engine } = engines.open('a', nothing)
  expect(await engine.read(({ one }) => one.things.page('byGroup', 'g', page))).toEqual([thing('x')])
  await engines.close()
})

test('a file that another has is refused in a sentence', () => {
  const file = newFile()
  const engines = openFile(file)
  expect(() => openFile(file)).toThrow(/is open in another process: a data file serves one simulator at a time\.$/)
  return engines.close()
})
