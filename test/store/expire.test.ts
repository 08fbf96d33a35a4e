import { expect, test } from 'vitest'
import { define } from '../../simulator/store/engine.ts'
import { expiryOf } from '../../simulator/store/expire.ts'
import { openMemory } from '../../simulator/store/memory.ts'
import { breakPut } from './break-put.ts'

interface Note {
  readonly id: string
  readonly at: number
}
const notes = define<Note>()({
  key: it => it.id,
  indexes: { byAge: { partition: () => '', position: it => [it.at, it.id] } },
  expires: { index: 'byAge', after: 1000 },
})
const kept = define<Note>()({ key: it => it.id, indexes: {} })
const systems = { one: { notes, kept } } as const

const opened = async (count: number) => {
  const errors: unknown[] = []
  const engine = openMemory(systems)
  await engine.write(async ({ one }) => {
    for (let at = 0; at < count; at++) {
      await one.notes.put({ id: `n${at}`, at })
      await one.kept.put({ id: `k${at}`, at })
    }
  })
  const left = async () => {
    let [notes, others] = [0, 0]
    for await (const { table } of engine.rows()) table === 'one.notes' ? notes++ : others++
    return [notes, others]
  }
  return { engine, errors, left, expiry: expiryOf(systems)(engine, error => errors.push(error)) }
}

test('what is old is dropped, however much it is, and nothing else', async () => {
  const { expiry, left, errors } = await opened(950)
  expiry.look(1899)
  await expiry.idle()
  expect(await left()).toEqual([50, 950])
  expect(errors).toEqual([])
})

test('it is looked for once a minute', async () => {
  const { expiry, left } = await opened(10)
  expiry.look(0)
  expiry.look(59_999)
  await expiry.idle()
  expect(await left()).toEqual([10, 10])
  expiry.look(60_000)
  await expiry.idle()
  expect(await left()).toEqual([0, 10])
})

test('a failure is told, and tried again', async () => {
  const { engine, expiry, left, errors } = await opened(3)
  const mend = breakPut(engine, 'one', 'notes', 'the disk is full', 'delete')
  expiry.look(10_000)
  await expiry.idle()
  expect(errors.splice(0)).toEqual([new Error('the disk is full')])
  mend()
  expiry.look(70_000)
  await expiry.idle()
  expect([await left(), errors]).toEqual([[0, 3], []])
})
