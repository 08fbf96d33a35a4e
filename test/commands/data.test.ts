import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { storedInvoices } from '../../contracts/ksef/suite-collective.ts'
import { exportNow, fetchArchive, startExport } from '../../contracts/ksef/suite-exports.ts'
import {
  batchOutcome,
  closeBatchOf,
  invoiceFiles,
  openBatchOf,
  uploadAll,
  zipped,
} from '../../contracts/ksef/suite-packages.ts'
import { signInOwner } from '../../contracts/ksef/suite-preparation.ts'
import { connected } from '../../simulator/commands/contracts/connected.ts'
import { register } from '../../simulator/commands/data.ts'
import { createSimulator, fixedRuntime, type Simulator } from '../../simulator/index.ts'
import { openDatabase } from '../../simulator/store/sqlite/driver.ts'
import { runCommand } from './run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'ksef-simulator-data-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (name: string): string => join(folder, name)

const opened = (data: string): Simulator =>
  createSimulator({
    runtime: fixedRuntime({ at: Date.parse('2026-11-23T12:00:00Z'), seed: 5 }),
    data,
    rateLimits: 'off',
  })

let current = opened(at('data.db'))
const target = connected({
  baseUrl: 'http://ksef.test/w/other/v2',
  send: request => current.fetch(request),
  wait: async () => current.world('other').idle(),
})

/** A world with invoices, an export and a package that was sent and not yet closed. */
const lived = async () => {
  const by = await signInOwner(target)
  await storedInvoices(target, by, 2)
  const started = await startExport(target, by)
  await current.world('other').idle()
  const archive = await fetchArchive(target, started, await exportNow(started))
  const batch = await openBatchOf(target, by, await zipped(await invoiceFiles(target, by.context.value, 1)))
  await uploadAll(target, batch)
  await current.fetch('http://ksef.test/v2/auth/challenge', { method: 'POST' })
  return { started, archive, batch }
}
const { started, archive, batch } = await lived()

const closing = (data: string) => {
  current = opened(data)
  return () => current.close()
}

/** The bearer, the export and the part are there. */
const still = async (data: string): Promise<void> => {
  const close = closing(data)
  try {
    expect((await fetchArchive(target, started, await exportNow(started))).equals(archive)).toBe(true)
    await closeBatchOf(batch)
    expect((await batchOutcome(target, batch)).status.code).toBe(200)
  } finally {
    await close()
  }
}

test("a backup while a simulator has the file open goes on by itself, and is in nobody's way", async () => {
  expect(await runCommand(register, 'data', 'backup', at('copy.db'), '--data', at('data.db'))).toMatchObject({
    code: 0,
  })
  const again = await runCommand(register, 'data', 'backup', at('copy.db'), '--data', at('data.db'))
  expect([again.code, again.err]).toEqual([1, expect.stringContaining('copy.db is there already')])
  const busy = await runCommand(register, 'data', 'export', at('busy.jsonl'), '--data', at('data.db'))
  expect([busy.code, busy.err]).toEqual([1, expect.stringContaining('is open in another process')])
  await current.close()
  await still(at('copy.db'))
})

test('all worlds go as lines into another file, and only where none of them is', async () => {
  const written = await runCommand(register, 'data', 'export', at('all.jsonl'), '--data', at('data.db'))
  expect(written).toMatchObject({ code: 0, out: expect.stringContaining('default, other') })
  const lines = readFileSync(at('all.jsonl'), 'utf8').trimEnd().split('\n')
  const worlds = lines.filter(line => line.startsWith('{"ksefSimulatorWorld"'))
  expect(worlds.map(line => JSON.parse(line).ksefSimulatorWorld)).toEqual(['default', 'other'])

  expect(await runCommand(register, 'data', 'import', at('all.jsonl'), '--data', at('new.db'))).toMatchObject({
    code: 0,
  })
  const twice = await runCommand(register, 'data', 'import', at('all.jsonl'), '--data', at('new.db'))
  expect([twice.code, twice.err]).toEqual([1, expect.stringContaining('There is a world default already')])
  await still(at('new.db'))
})

test.each([
  ['nothing', '', 'These are no worlds'],
  ['a letter', 'Dear all', 'These are no worlds'],
  ['a snapshot', '{"ksefSimulatorSnapshot":2,"runtime":{"at":0,"runs":false,"delays":{}}}\n', 'These are no worlds'],
  ['a name that leads elsewhere', '{"ksefSimulatorWorld":"../x"}\n', 'These are no worlds'],
  [
    'a world that is cut',
    `{"ksefSimulatorWorld":"a"}\n{"ksefSimulatorSnapshot":2,"runtime":{"at":0,"runs":false,"delays":{}}}\n{"tab`,
    'no snapshot',
  ],
])('%s is not imported, and nothing of it stays', async (name, text, fault) => {
  writeFileSync(at('bad.jsonl'), text)
  const data = at(`${name}.db`)
  const { code, err } = await runCommand(register, 'data', 'import', at('bad.jsonl'), '--data', data)
  expect([code, err]).toEqual([1, expect.stringContaining(fault)])
  expect(readdirSync(folder).filter(it => it.startsWith(`${name}.db`))).toEqual([])
  // Nor in one that is there.
  await closing(data)()
  expect((await runCommand(register, 'data', 'import', at('bad.jsonl'), '--data', data)).code).toBe(1)
  const database = openDatabase(data)
  for (const table of ['worlds', 'records'])
    expect(database.prepare(`select count(*) as count from ${table}`).get()!.count).toBe(0)
  database.close()
})

test('files that are not there, or are none, are told in a sentence, and none is made', async () => {
  writeFileSync(at('letter.db'), 'a letter, of some length, that is no database of any kind at all')
  for (const [words, fault] of [
    [['backup', at('x.db'), '--data', at('nowhere.db')], 'nowhere.db is not there.'],
    [['export', at('x.jsonl'), '--data', at('nowhere.db')], 'nowhere.db is not there.'],
    [['import', at('nowhere.jsonl'), '--data', at('fresh.db')], 'nowhere.jsonl is not there.'],
    [['backup', at('x.db'), '--data', at('letter.db')], 'letter.db'],
    [['export', at('all.jsonl'), '--data', at('data.db')], 'all.jsonl is there already.'],
  ] as const) {
    const { code, err } = await runCommand(register, 'data', ...words)
    expect([code, err]).toEqual([1, expect.stringContaining(fault)])
  }
  expect(
    existsSync(at('x.db')) || existsSync(at('x.jsonl')) || existsSync(at('nowhere.db')) || existsSync(at('fresh.db')),
  ).toBe(false)
})
