import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createClient, generateToken, sendInvoice, signInWithSeal, signInWithToken } from '../../../client/index.ts'
import { faInvoice } from '../../../contracts/ksef/suite-invoices.ts'
import { createSimulator, type Simulator } from '../../../simulator/index.ts'
import { lastingState, lastingText } from '../../../simulator/runtime/lasting.ts'
import { createRuntime, fixedRuntime, runtimeFrom } from '../../../simulator/runtime/runtime.ts'
import { toPlain } from '../../../simulator/store/plain-json.ts'
import { openDatabase } from '../../../simulator/store/sqlite/driver.ts'
import { fromStored } from '../../../simulator/store/stored.ts'
import { sealOf } from '../simulated.ts'

const folder = mkdtempSync(join(tmpdir(), 'ksef-simulator-data-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let files = 0
const newFile = (): string => join(folder, `${++files}.db`)

const nip = '5265877635'
const noon = Date.parse('2026-11-22T12:00:00Z')
const opened = (data: string | undefined, runtime = fixedRuntime({ at: noon, seed: 1 })): Simulator =>
  createSimulator({ runtime, data, dataSync: 'normal', rateLimits: 'off' })

const clientOf = (simulator: Simulator, world = 'default') =>
  createClient({
    baseUrl: world === 'default' ? 'http://ksef.test' : `http://ksef.test/w/${world}`,
    fetch: request => simulator.fetch(request),
    clock: {
      now: () => simulator.world(world).runtime.now(),
      sleep: async ms => simulator.world(world).runtime.advance(ms),
    },
  })

/** What a company does in a world, and a way to ask whether it is still so. */
const lived = async (simulator: Simulator, world?: string) => {
  const owner = await signInWithSeal(clientOf(simulator, world), { nip, identity: await sealOf(nip) })
  const token = await generateToken(owner, { description: 'A token', permissions: ['InvoiceRead', 'InvoiceWrite'] })
  const { ksefNumber } = await sendInvoice(owner, { xml: faInvoice({ seller: nip }, new Date(noon)) })
  const bearer = await owner.accessToken()
  const prefix = world === undefined ? '' : `/w/${world}`
  return async (later: Simulator) => {
    const path = `http://ksef.test${prefix}/v2/invoices/ksef/${ksefNumber}`
    const invoice = await later.fetch(path, { headers: { Authorization: `Bearer ${bearer}` } })
    if (invoice.status !== 200) return false
    await signInWithToken(clientOf(later, world), token)
    return true
  }
}

test('a restart keeps bearers, tokens, invoices and clocks of all worlds, and goes on drawing', async () => {
  const file = newFile()
  const first = opened(file)
  const still = await lived(first)
  const stillThere = await lived(first, 'other')
  first.world('other').runtime.advance(1000)
  await first.world('other').setDelays({ activation: 7 })
  const [now, other] = [first.runtime.now(), first.world('other').runtime.now()]
  await first.close()

  const second = opened(file)
  expect(second.runtime.now()).toBe(now)
  expect(second.world('other').runtime.now()).toBe(other)
  expect(second.world('other').runtime.delays.activation).toBe(7)
  expect(await still(second)).toBe(true)
  expect(await stillThere(second)).toBe(true)
  // The seed does not begin anew: no number is drawn twice.
  await lived(second)
  await second.close()
})

test('requests that were counted still count after a restart', async () => {
  const file = newFile()
  const open = () =>
    createSimulator({
      runtime: fixedRuntime({ at: noon, seed: 1 }),
      data: file,
      dataSync: 'normal',
      rateLimits: 'test',
    })
  const ask = async (simulator: Simulator): Promise<number> => {
    const { status } = await simulator.fetch('http://ksef.test/v2/auth/challenge', { method: 'POST' })
    return status
  }
  const first = open()
  let passed = 0
  while ((await ask(first)) === 200) passed++
  expect(passed).toBeGreaterThan(5)
  await first.close()
  const second = open()
  expect(await ask(second)).toBe(429)
  await second.close()
})

test('a clock that runs ahead of the machine runs on while nobody is there; one that stands does not', () => {
  let wall = noon
  const machine = { wall: () => wall, steady: () => wall }
  const runs = createRuntime({}, machine)
  runs.advance(86_400_000)
  const stands = fixedRuntime({ at: noon + 5 })
  const texts = [lastingText(runs, machine), lastingText(stands, machine)]
  wall += 3_600_000
  const [on, still] = texts.map(text => runtimeFrom(lastingState(text, machine), machine))
  expect([on!.now(), on!.runs()]).toEqual([noon + 90_000_000, true])
  expect([still!.now(), still!.runs()]).toEqual([noon + 5, false])
})

test('a clock that was moved last is kept: by /control at once, otherwise when it is closed', async () => {
  const file = newFile()
  const first = opened(file)
  await first.fetch('http://ksef.test/v2/auth/challenge', { method: 'POST' })
  first.runtime.advance(5000)
  await first.close()
  const second = opened(file)
  expect(second.runtime.now()).toBe(noon + 5000)
  const headers = { 'Content-Type': 'application/json' }
  const body = JSON.stringify({ by: '1h' })
  await second.fetch('http://ksef.test/control/clock/advance', { method: 'POST', headers, body })
  const outside = openDatabase(file)
  const beside = JSON.parse(String(outside.prepare('select beside from worlds').get()!.beside))
  outside.close()
  expect(beside.at).toBe(noon + 3_605_000)
  await second.close()
})

test('a reset, a world that is dropped and one that is restored stay so', async () => {
  const file = newFile()
  const first = opened(file)
  const still = await lived(first)
  const stillThere = await lived(first, 'dropped')
  let snapshot = ''
  for await (const piece of first.world().snapshot()) snapshot += piece
  await first.reset()
  expect(await still(first)).toBe(false)
  await first.drop('dropped')
  await first.close()

  const second = opened(file)
  expect(await still(second)).toBe(false)
  expect(await stillThere(second)).toBe(false)
  await second.restore(snapshot)
  await expect(second.restore(`${snapshot}{"table":"ksef.nothing","record":{}}\n`)).rejects.toThrow('ksef.nothing')
  await second.close()

  const third = opened(file)
  expect(await still(third)).toBe(true)
  await third.close()
})

test('a snapshot goes from memory to a file and back', async () => {
  const linesOf = async (simulator: Simulator): Promise<readonly string[]> => {
    const lines: string[] = []
    for await (const piece of simulator.world().snapshot()) lines.push(piece)
    return lines.sort()
  }
  const inMemory = opened(undefined)
  await lived(inMemory)
  const lines = await linesOf(inMemory)
  const onFile = opened(newFile())
  // The first line of a snapshot sorts first, too.
  await onFile.restore(lines)
  expect((await linesOf(onFile)).join('') === lines.join('')).toBe(true)
  await onFile.close()
})

test('a data file of the first form, with the XML of invoices in Base64 in their rows, goes on', async () => {
  const file = newFile()
  const first = opened(file)
  const still = await lived(first)
  await first.close()
  const outside = openDatabase(file)
  const idOf = (title: string) => Number(outside.prepare('select id from tables where title = ?').get(title)!.id)
  const [documents, accepted] = [idOf('ksef.invoiceDocuments'), idOf('ksef.acceptedInvoices')]
  for (const row of outside.prepare('select id, record, bytes from records where bytes is not null').all()) {
    const inRow = JSON.stringify(toPlain(fromStored(row)))
    outside.prepare('update records set record = ? where id = ?').run(inRow, Number(row.id))
  }
  const document = `(select json_extract(record, '$.document') from records where "table" = ?)`
  const asBefore = `update records set record = json_set(record, '$.document', json(${document})) where "table" = ?`
  outside.prepare(asBefore).run(documents, accepted)
  outside.prepare('delete from records where "table" = ?').run(documents)
  outside.prepare("update about set value = 1 where name = 'form'").run()
  outside.exec("delete from tables where title = 'ksef.invoiceDocuments'; alter table records drop column bytes")
  outside.exec('create index places_of_record on places (record)')
  outside.close()

  const second = opened(file)
  expect(await still(second)).toBe(true)
  await second.close()
})

test('a file that is none of ours, a folder and a place that is not there are told in a sentence', () => {
  const text = newFile()
  writeFileSync(text, 'a letter, of some length, that is no database of any kind at all')
  expect(() => opened(text)).toThrow(/cannot be opened as a data file: file is not a database\.$/)
  expect(() => opened(join(folder, 'nowhere/data.db'))).toThrow(/cannot be opened as a data file: .+\.$/)
  const file = newFile()
  const simulator = opened(file)
  expect(() => opened(file)).toThrow(/is open in another process/)
  return simulator.close()
})
