import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { storedInvoices } from '../../../../contracts/ksef/suite-collective.ts'
import { exportAll, soldLately } from '../../../../contracts/ksef/suite-exports.ts'
import { signInOwner } from '../../../../contracts/ksef/suite-preparation.ts'
import { connected } from '../../../../simulator/commands/contracts/connected.ts'
import { createSimulator, fixedRuntime, type SimulatorOptions } from '../../../../simulator/index.ts'

/** Exports at their limits, which a test makes small. */

const world = (packageLimits: SimulatorOptions['packageLimits'] = {}, storage = 0) => {
  const runtime = fixedRuntime({ at: Date.parse('2026-11-23T12:00:00.123Z'), seed: 5, delays: { storage } })
  const simulator = createSimulator({ runtime, rateLimits: 'off', packageLimits })
  const target = connected({
    baseUrl: 'http://ksef.test/v2',
    send: request => simulator.fetch(request),
    wait: async () => {
      await simulator.idle()
      runtime.advance(100)
    },
    advance: runtime.advance,
  })
  return { runtime, simulator, target }
}

test('as many as fit are not truncated, one more is', async () => {
  const { target, simulator, runtime } = world({ exportedInvoices: 3 })
  const by = await signInOwner(target)
  const sent = []
  for (let place = 0; place < 3; place++) {
    sent.push(...(await storedInvoices(target, by, 1)))
    runtime.advance(1000)
  }
  const whole = await exportAll(target, by)
  expect([whole.state.package!.invoiceCount, whole.state.package!.isTruncated]).toEqual([3, false])
  expect(whole.state.package!.lastPermanentStorageDate).toBeUndefined()

  await storedInvoices(target, by, 1)
  const { state, metadata } = await exportAll(target, by)
  expect([state.package!.invoiceCount, state.package!.isTruncated]).toEqual([3, true])
  expect(metadata.map(({ ksefNumber }) => ksefNumber)).toEqual(sent.map(({ ksefNumber }) => ksefNumber))
  expect(state.package!.lastPermanentStorageDate).toBe(metadata.at(-1)!.permanentStorageDate)
  await simulator.close()
})

test('metadata alone is cut off like invoices', async () => {
  const { target, simulator } = world({ exportedInvoices: 2 })
  const by = await signInOwner(target)
  await storedInvoices(target, by, 3)
  const { state, metadata } = await exportAll(target, by, { onlyMetadata: true })
  expect([metadata.length, state.package!.isTruncated]).toEqual([2, true])
  await simulator.close()
})

test('an archive is cut into parts, each decrypted by itself, joined in their order', async () => {
  const { target, simulator } = world({ exportedPart: 300 })
  const by = await signInOwner(target)
  await storedInvoices(target, by, 3)
  for (const compressionType of ['Zip', 'TarGz'] as const) {
    const { state, files } = await exportAll(target, by, { compressionType })
    const { parts } = state.package!
    expect(parts.length).toBeGreaterThan(2)
    expect(parts.slice(0, -1).every(({ partSize }) => partSize === 300)).toBe(true)
    expect(files.size).toBe(4)
  }
  await simulator.close()
})

test('what is stored after the start does not enter', async () => {
  const { target, simulator, runtime } = world()
  const by = await signInOwner(target)
  await storedInvoices(target, by, 1)
  const to = new Date(runtime.now() + 86_400_000).toISOString()
  const filters = await soldLately(target)
  const later = { ...filters, dateRange: { ...filters.dateRange, to } }
  const { metadata } = await exportAll(target, by, { filters: later })
  expect(metadata).toHaveLength(1)
  await simulator.close()
})

test('whatever is sent when, walking the high-water mark fetches everything, and nothing is missing', async () => {
  const seed = Number(process.env.FAST_CHECK_SEED ?? 7)
  const step = fc.record({ sent: fc.nat(3), pause: fc.nat(4000), fetches: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async steps => {
      const { target, simulator, runtime } = world({ exportedInvoices: 2 }, 1500)
      const by = await signInOwner(target)
      const sent = new Set<string>()
      const fetched = new Set<string>()
      let from = new Date(runtime.now() - 10_000).toISOString()
      const fetchAll = async (): Promise<void> => {
        const dateRange = { dateType: 'PermanentStorage', from, restrictToPermanentStorageHwmDate: true } as const
        const { state, metadata } = await exportAll(target, by, { filters: { subjectType: 'Subject1', dateRange } })
        for (const { ksefNumber } of metadata) fetched.add(ksefNumber)
        const { isTruncated, lastPermanentStorageDate, permanentStorageHwmDate } = state.package!
        from = isTruncated ? lastPermanentStorageDate! : permanentStorageHwmDate!
        if (isTruncated) await fetchAll()
      }
      for (const { sent: count, pause, fetches } of steps) {
        for (const { ksefNumber } of await storedInvoices(target, by, count)) sent.add(ksefNumber)
        runtime.advance(pause + 1)
        if (fetches) await fetchAll()
      }
      runtime.advance(10_000)
      await fetchAll()
      expect([...fetched].sort()).toEqual([...sent].sort())
      await simulator.close()
    }),
    { seed, numRuns: 8 },
  )
})

test('no invoice goes into an archive that it would make too large', async () => {
  const exportedBytes = 4000
  const { target, simulator } = world({ exportedBytes })
  const by = await signInOwner(target)
  const sent = (await storedInvoices(target, by, 6)).map(({ ksefNumber }) => ksefNumber).sort()
  for (const compressionType of ['Zip', 'TarGz'] as const) {
    const { state, archive, metadata } = await exportAll(target, by, { compressionType })
    expect(state.package!.isTruncated).toBe(true)
    expect(metadata.length).toBeGreaterThan(0)
    expect(metadata.map(({ ksefNumber }) => ksefNumber)).toEqual(sent.slice(0, metadata.length))
    const beside = deflateRawSync(JSON.stringify({ invoices: metadata })).length
    expect(archive.length - beside).toBeLessThanOrEqual(exportedBytes)
  }
  await simulator.close()
})

test('packages of seven days ago go from the disk as the clock passes', async () => {
  const { target, simulator, runtime } = world()
  const by = await signInOwner(target)
  await storedInvoices(target, by, 1)
  const { state } = await exportAll(target, by)
  expect(state.package!.parts).toHaveLength(1)
  const spooled = () =>
    simulator.engine.read(({ ksef }) => ksef.exports.page('spooled', '', { size: 1, order: 'oldest' }))
  runtime.advance(Date.parse(state.packageExpirationDate!) - runtime.now() - 1)
  await simulator.idle()
  expect(await spooled()).toHaveLength(1)
  runtime.advance(1)
  await simulator.idle()
  expect(await spooled()).toHaveLength(0)
  await simulator.close()
})
