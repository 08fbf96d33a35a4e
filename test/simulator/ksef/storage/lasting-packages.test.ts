import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { storedInvoices } from '../../../../contracts/ksef/suite-collective.ts'
import { exportNow, fetchArchive, startExport } from '../../../../contracts/ksef/suite-exports.ts'
import {
  batchOutcome,
  closeBatchOf,
  invoiceFiles,
  invoicesOf,
  openBatchOf,
  uploadAll,
  zipped,
} from '../../../../contracts/ksef/suite-packages.ts'
import { signInOwner } from '../../../../contracts/ksef/suite-preparation.ts'
import { connected } from '../../../../simulator/commands/contracts/connected.ts'
import { createSimulator, fixedRuntime } from '../../../../simulator/index.ts'

/** Parts and packages beside a data file: they outlive the process, and so does the work on them. */

const openLasting = () => {
  const folder = mkdtempSync(join(tmpdir(), 'ksef-simulator-data-'))
  const open = () =>
    createSimulator({
      runtime: fixedRuntime({ at: Date.parse('2026-11-23T12:00:00Z'), seed: 5 }),
      data: join(folder, 'data.db'),
      dataSync: 'full',
      rateLimits: 'off',
    })
  let simulator = open()
  onTestFinished(async () => {
    await simulator.close()
    rmSync(folder, { recursive: true })
  })
  const target = connected({
    baseUrl: 'http://ksef.test/v2',
    send: request => simulator.fetch(request),
    wait: async () => simulator.idle(),
    advance: by => simulator.runtime.advance(by),
  })
  const packages = join(folder, 'data.db.packages')
  return {
    target,
    /** @param meanwhile is done while nobody has the file open */
    restart: async (meanwhile: () => void = () => {}) => {
      await simulator.close()
      meanwhile()
      simulator = open()
      // Whatever was under way goes on before the first answer.
      await simulator.fetch('http://ksef.test/v2/auth/challenge', { method: 'POST' })
    },
    idle: () => simulator.idle(),
    packages,
    files: () => readdirSync(packages, { recursive: true, withFileTypes: true }).filter(it => it.isFile()),
  }
}

test('parts that were sent may be closed after a restart, and exports fetched; what no record names is gone', async () => {
  const { target, restart, idle, files, packages } = openLasting()
  const by = await signInOwner(target)
  const seller = by.context.value
  await storedInvoices(target, by, 2)
  const started = await startExport(target, by)
  await idle()
  const archive = await fetchArchive(target, started, await exportNow(started))
  const batch = await openBatchOf(target, by, await zipped(await invoiceFiles(target, seller, 2)))
  await uploadAll(target, batch)
  expect(files()).toHaveLength(2)

  await restart(() => {
    writeFileSync(join(files()[0]!.parentPath, '77'), 'nobody names it')
    writeFileSync(join(packages, 'stray'), 'nor this')
  })
  expect(files()).toHaveLength(2)
  expect((await fetchArchive(target, started, await exportNow(started))).equals(archive)).toBe(true)
  await closeBatchOf(batch)
  expect((await batchOutcome(target, batch)).status.code).toBe(200)
  expect(await invoicesOf(batch)).toHaveLength(2)
  // The part has gone when its package was worked on.
  expect(files()).toHaveLength(1)
})

test('a package that is worked on when the simulator ends is worked on to its end, each file once', async () => {
  const { target, restart, files } = openLasting()
  const by = await signInOwner(target)
  const names = Array.from({ length: 250 }, (_, at) => `${at}.xml`)
  const batch = await openBatchOf(target, by, await zipped(names.map(name => ({ name, bytes: `<a>${name}</a>` }))))
  await uploadAll(target, batch)
  await closeBatchOf(batch)
  // Some are booked, others are not.
  await expect.poll(async () => (await invoicesOf(batch)).length).toBeGreaterThan(0)
  await restart()
  expect((await batchOutcome(target, batch)).status.code).toBe(445)
  expect((await invoicesOf(batch)).map(({ invoiceFileName }) => invoiceFileName)).toEqual(names)
  expect(files()).toEqual([])
})

test('files that somebody has cut or removed: parts are to be sent again, exports are made again', async () => {
  const { target, restart, idle, files } = openLasting()
  const by = await signInOwner(target)
  await storedInvoices(target, by, 1)
  const started = await startExport(target, by)
  await idle()
  const archive = await fetchArchive(target, started, await exportNow(started))
  const batch = await openBatchOf(target, by, await zipped(await invoiceFiles(target, by.context.value, 1)))
  await uploadAll(target, batch)
  await restart(() => {
    for (const { parentPath, name } of files()) truncateSync(join(parentPath, name), 5)
  })
  await idle()
  expect((await fetchArchive(target, started, await exportNow(started))).equals(archive)).toBe(true)
  await expect(closeBatchOf(batch)).rejects.toMatchObject({ code: 21205 })
  await uploadAll(target, batch)
  await closeBatchOf(batch)
  expect((await batchOutcome(target, batch)).status.code).toBe(200)
})

test('a package of which more was sent than declared is told so after a restart, too', async () => {
  const { target, restart } = openLasting()
  const by = await signInOwner(target)
  const batch = await openBatchOf(target, by, Buffer.alloc(1000, 'part'))
  await uploadAll(target, { ...batch, parts: batch.parts.map(part => Buffer.concat([part, Buffer.alloc(5)])) })
  const fault = await closeBatchOf(batch).catch(error => error)
  await restart()
  await expect(closeBatchOf(batch)).rejects.toMatchObject({ code: fault.code })
})
