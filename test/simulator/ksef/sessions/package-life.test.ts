import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { afterEach, expect, test } from 'vitest'
import { storedInvoices } from '../../../../contracts/ksef/suite-collective.ts'
import { exportAll, exportNow, fetchArchive } from '../../../../contracts/ksef/suite-exports.ts'
import { fa3 } from '../../../../contracts/ksef/suite-invoices.ts'
import {
  batchNow,
  batchOutcome,
  closeBatchOf,
  invoiceFiles,
  invoicesOf,
  openBatchOf,
  sendPackage,
  uploadAll,
  uploadPart,
  zipped,
} from '../../../../contracts/ksef/suite-packages.ts'
import { signInOwner } from '../../../../contracts/ksef/suite-preparation.ts'
import type { Lot } from '../../../../simulator/documents/archives/read-archive.ts'
import type { InvoiceValidator } from '../../../../simulator/documents/schemas/invoice-validator.ts'
import type { JudgedFile } from '../../../../simulator/documents/schemas/validation-tasks.ts'
import type { SimulatorOptions } from '../../../../simulator/index.ts'
import { judgeFiles } from '../../../../simulator/ksef/sessions/package/judge-files.ts'
import { ownTemporaryFolder, packageWorld } from './package-world.ts'

/** What becomes of packages when threads die, worlds end, clocks pass and disks are full. */

const open: ReturnType<typeof packageWorld>['simulator'][] = []
afterEach(async () => {
  process.removeAllListeners('worker')
  for (const simulator of open.splice(0)) await simulator.close()
})
const world = (options?: SimulatorOptions) => {
  const made = packageWorld(options)
  open.push(made.simulator)
  return made
}

const names = (count: number): string[] => Array.from({ length: count }, (_, at) => `${at}.xml`)
/** None of them is an invoice, so that they are judged quickly. */
const manyFiles = (count: number) => zipped(names(count).map(name => ({ name, bytes: `<a>${name}</a>` })))
const oneInvoice = async (target: ReturnType<typeof world>['target'], seller: string) =>
  zipped(await invoiceFiles(target, seller, 1))

/** Ends threads, each when it has answered so often. */
const killAfter = (...answers: readonly number[]): void => {
  const left = [...answers]
  process.on('worker', (worker: Worker) => {
    let wanted = left.shift()
    if (wanted === 0) void worker.terminate()
    worker.on('message', () => {
      if (wanted !== undefined && --wanted === 0) void worker.terminate()
    })
  })
}

test('a thread that is killed in the middle: the package is judged to its end, each file once, in its order', async () => {
  const { target } = world()
  const by = await signInOwner(target)
  killAfter(2, 1)
  const { batch, state } = await sendPackage(target, by, await manyFiles(330))
  expect([state.status.code, state.invoiceCount, state.failedInvoiceCount]).toEqual([445, 330, 330])
  expect((await invoicesOf(batch)).map(({ invoiceFileName }) => invoiceFileName)).toEqual(names(330))
})

test('threads that die over and over end the session in 500, and the next one is worked on', async () => {
  const { target } = world()
  const by = await signInOwner(target)
  killAfter(0, 0)
  const { state } = await sendPackage(target, by, await manyFiles(3))
  expect(state.status).toMatchObject({ code: 500, description: 'Nieznany błąd (500)' })
  const next = await sendPackage(target, by, await oneInvoice(target, by.context.value))
  expect(next.state.status.code).toBe(200)
})

test('a file over which threads die is found, and no other file pays for it', async () => {
  const judge = async ({ from, size }: Lot, form: unknown): Promise<readonly JudgedFile[]> => {
    const files = names(230).slice(from, from + size)
    if (form !== undefined && files.includes('150.xml')) throw new Error('two threads died')
    return files.map(name => ({ name, whole: true, hash: '', bytes: new Uint8Array(), verdict: undefined }))
  }
  const archive = { path: 'package', type: 'Zip', mostBytes: 1, mostFiles: 1000 } as const
  const judged: JudgedFile[] = []
  for await (const some of judgeFiles(archive, 230, fa3, { judge } as Partial<InvoiceValidator> as InvoiceValidator))
    judged.push(...some)
  expect(judged.map(({ name }) => name)).toEqual(names(230))
  expect(judged.filter(({ verdict }) => verdict).map(({ name }) => name)).toEqual(['150.xml'])
})

/** A world that was sent three packages, of which two are closed and not yet worked on, and its snapshot. */
const underWay = async () => {
  const { simulator, target } = world()
  const by = await signInOwner(target)
  const opened = async (archive: Buffer) => {
    const batch = await openBatchOf(target, by, archive)
    await uploadAll(target, batch)
    return batch
  }
  const sent = await opened(await oneInvoice(target, by.context.value))
  const closed = [await opened(await manyFiles(200)), await opened(await manyFiles(1))]
  for (const batch of closed) await closeBatchOf(batch)
  const lines: string[] = []
  for await (const piece of simulator.world().snapshot()) lines.push(piece)
  return { simulator, target, sent, closed, lines }
}

test('a snapshot holds parts: what was closed is worked on, what was sent may be closed', async () => {
  const { simulator, target, sent, closed, lines } = await underWay()
  await simulator.restore(lines)
  for (const batch of closed) expect((await batchOutcome(target, batch)).status.code).toBe(445)
  expect(await invoicesOf(closed[0]!)).toHaveLength(200)
  await closeBatchOf(sent)
  expect((await batchOutcome(target, sent)).status.code).toBe(200)
})

test('without its files a snapshot has no parts: what was closed ends in 500, what was sent is to be sent again', async () => {
  const { simulator, target, sent, closed, lines } = await underWay()
  await simulator.restore(lines.filter(line => !line.startsWith('{"file"')))
  for (const batch of closed)
    expect((await batchOutcome(target, batch)).status).toMatchObject({ code: 500, description: 'Nieznany błąd (500)' })
  await expect(closeBatchOf(sent)).rejects.toMatchObject({ code: 21205 })
  await uploadAll(target, sent)
  await closeBatchOf(sent)
  expect((await batchOutcome(target, sent)).status.code).toBe(200)
})

test.each([
  ['a name that leads elsewhere', '../../1'],
  ['no name of a package', 'x'],
])('a snapshot whose file has %s is refused, and nothing has changed', async (_, file) => {
  const { simulator } = world()
  const lines: string[] = []
  for await (const piece of simulator.world().snapshot()) lines.push(piece)
  const before = simulator.runtime
  await expect(simulator.restore([...lines, JSON.stringify({ file, bytes: 'AAAA' })])).rejects.toThrow('has the name')
  expect(simulator.runtime).toBe(before)
})

test('a package of an export is made again where a snapshot is restored', async () => {
  const { simulator, target } = world()
  const by = await signInOwner(target)
  await storedInvoices(target, by, 2)
  const { archive, started } = await exportAll(target, by)
  const pieces: string[] = []
  for await (const piece of simulator.world().snapshot()) pieces.push(piece)
  await simulator.restore(pieces)
  await exportNow(started)
  await simulator.idle()
  expect((await fetchArchive(target, started, await exportNow(started))).equals(archive)).toBe(true)
})

test('a package that was closed when the simulator is ends', async () => {
  const { simulator, target } = world()
  const by = await signInOwner(target)
  const batches = []
  for (const count of [200, 1]) {
    const batch = await openBatchOf(target, by, await manyFiles(count))
    await uploadAll(target, batch)
    await closeBatchOf(batch)
    batches.push(batch)
  }
  await simulator.close()
  for (const batch of batches) expect((await batchNow(batch)).status.code).toBe(500)
})

test('parts take room until 12 hours have passed, whoever asks or not', async () => {
  const { runtime, simulator, target } = world({ packageLimits: { spooledBytes: 1500 } })
  const by = await signInOwner(target)
  const archive = Buffer.alloc(1000, 'part')
  const [first, second] = [await openBatchOf(target, by, archive), await openBatchOf(target, by, archive)]
  await uploadAll(target, first)
  const refused = await uploadPart(target, second)
  expect([refused.status, refused.headers.get('x-ms-error-code')]).toEqual([503, 'ServerBusy'])
  const explanation = await simulator.fetch(
    `http://ksef.test/control/explanations/${refused.headers.get('X-Simulator-Explanation')}`,
  )
  expect(await explanation.text()).toContain('spooledBytes')
  // The same part again is in the place of the first one.
  await closeBatchOf(first)
  expect((await batchOutcome(target, first)).status).toMatchObject({ code: 500 })

  await uploadAll(target, second)
  runtime.advance(12 * 3_600_000)
  await simulator.idle()
  const third = await openBatchOf(target, await signInOwner(target, by.context.value), archive)
  await uploadAll(target, third)
})

test('where somebody cleans up the temporary files of the machine a part is not found, and the next package is', async () => {
  const folder = ownTemporaryFolder()
  const { target } = world()
  const by = await signInOwner(target)
  await storedInvoices(target, by, 1)
  const { state } = await exportAll(target, by)
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true })
  const gone = await target.download(state.package!.parts[0]!.url)
  expect([gone.status, gone.headers.get('x-ms-error-code')]).toEqual([404, 'BlobNotFound'])
  expect((await exportAll(target, by)).metadata).toHaveLength(1)
})
