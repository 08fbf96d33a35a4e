import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createRoom } from '../../../../simulator/ksef/storage/room.ts'
import { createSharedSpool } from '../../../../simulator/ksef/storage/shared-spool.ts'
import { createSpool } from '../../../../simulator/ksef/storage/spool.ts'
import { pieceKey } from '../../../../simulator/ksef/tables.ts'
import { fixedRuntime } from '../../../../simulator/runtime/runtime.ts'
import { transactionsOf } from '../../../../simulator/store/engine.ts'
import { openMemory } from '../../../../simulator/store/memory.ts'
import { systems } from '../../../../simulator/world/systems.ts'

const MEBIBYTE = 1024 * 1024

async function* of(...pieces: (string | number)[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield typeof piece === 'string' ? Buffer.from(piece) : Buffer.alloc(piece, 7)
}

const textOf = async (pieces: AsyncIterable<Uint8Array>): Promise<string> => {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all).toString()
}

const hostile = ['../victim', '..', '.', '', '/etc/passwd', '1/../../victim', '1\0', 'passing-../1', '0x1', '１']

test('a name that records have leads into the folder of the spool, or nowhere', async () => {
  const home = mkdtempSync(join(tmpdir(), 'ksef-simulator-spool-'))
  onTestFinished(() => rmSync(home, { recursive: true }))
  const victim = join(home, 'victim')
  writeFileSync(victim, 'not ours')
  const spool = createSpool(createRoom(1000), { path: join(home, 'packages'), isFlushed: false })
  const { file } = await spool.write(of('ours'), 100)
  for (const name of hostile) {
    await expect(spool.remove([file, name])).rejects.toThrow('No file of a package has the name')
    await expect((async () => spool.path(name))()).rejects.toThrow('No file of a package has the name')
    await expect((async () => spool.read(name))()).rejects.toThrow('No file of a package has the name')
    await expect(spool.restore(name, of('theirs'))).rejects.toThrow('No file of a package has the name')
  }
  expect(existsSync(victim)).toBe(true)
  expect(await textOf(await spool.read(file))).toBe('ours')
  // They are told as missing, and nothing is looked for there.
  expect(await spool.keep(new Map([...hostile.map(name => [name, 8] as const), [file, 4]]))).toEqual(new Set(hostile))
  await spool.close()
})

/** What processes on one engine have. */
const shared = () => {
  const tables = transactionsOf(openMemory(systems), 'ksef')
  let seed = 0
  const open = () =>
    createSharedSpool(createSpool(createRoom(100 * MEBIBYTE)), tables, fixedRuntime({ at: 0, seed: ++seed }))
  const spools = [open(), open()] as const
  onTestFinished(async () => {
    await Promise.all(spools.map(it => it.close()))
  })
  return { tables, spools }
}

test('what one process writes another reads, whatever its length; what it removes is there for nobody', async () => {
  const { spools } = shared()
  const [one, other] = spools
  for (const length of [0, 1, MEBIBYTE - 1, MEBIBYTE, MEBIBYTE + 1, 2 * MEBIBYTE]) {
    const { file, size } = await one.write(of(length), 10 * MEBIBYTE)
    expect([size, (await textOf(await other.read(file))).length]).toEqual([length, length])
    await other.remove([file])
    await expect(one.read(file)).rejects.toMatchObject({ code: 'ENOENT' })
  }
})

test('a file that another process removes while it is read breaks off: half of it is not taken for the whole', async () => {
  const { spools } = shared()
  const [one, other] = spools
  const { file } = await one.write(of(2 * MEBIBYTE), 10 * MEBIBYTE)
  const reading = await other.read(file)
  await one.remove([file])
  await expect(textOf(reading)).rejects.toMatchObject({ code: 'ENOENT' })
})

test('what passes through a process is no file that records name, though both are counted from one', async () => {
  const { tables, spools } = shared()
  const [one, other] = spools
  await one.restore('1', of('of a record'))
  const passing = await one.write(of('on its way'), 100, 'passing')
  const ofOther = await other.write(of('on its way elsewhere'), 100, 'passing')
  await one.remove(['1'])
  expect(existsSync(one.path(passing.file))).toBe(true)
  await one.restore('1', of('of a record'))
  await other.remove([ofOther.file])
  await one.remove([passing.file])
  expect(existsSync(one.path(passing.file))).toBe(false)
  expect(await textOf(await other.read('1'))).toBe('of a record')
  expect(await tables.read(({ packagePieces }) => packagePieces.get(pieceKey('1', 0)))).toBeDefined()
  for (const name of hostile) await expect(one.restore(name, of('x'))).rejects.toThrow('No file of a package')
})
