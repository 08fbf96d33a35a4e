import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
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
import { ownTemporaryFolder, packageWorld } from '../sessions/package-world.ts'

/** Parts on their way in. */

const opened = async (target: ReturnType<typeof packageWorld>['target']) => {
  const by = await signInOwner(target)
  return openBatchOf(target, by, await zipped(await invoiceFiles(target, by.context.value, 1)))
}

test('a part that is begun in time is taken, however long it lasts', async () => {
  const { runtime, simulator, target } = packageWorld()
  const batch = await opened(target)
  const [part] = batch.parts
  const slow = new ReadableStream(
    {
      pull: controller => {
        runtime.advance(60 * 60_000)
        controller.enqueue(new Uint8Array(part!))
        controller.close()
      },
    },
    // Nothing comes before it is asked for.
    { highWaterMark: 0 },
  )
  const headers = { 'x-ms-blob-type': 'BlockBlob' }
  const init = { method: 'PUT', headers, body: slow, duplex: 'half' } as RequestInit
  const response = await simulator.fetch(new Request(batch.uploads[0]!.url, init))
  expect(response.status).toBe(201)
  await simulator.close()
})

test('a part that breaks off is not there, and may be sent again', async () => {
  const { simulator, target } = packageWorld()
  const batch = await opened(target)
  const broken = new ReadableStream({
    start: controller => controller.enqueue(new Uint8Array(10)),
    pull: controller => controller.error(new Error('gone')),
  })
  const headers = { 'x-ms-blob-type': 'BlockBlob' }
  const init = { method: 'PUT', headers, body: broken, duplex: 'half' } as RequestInit
  expect((await simulator.fetch(new Request(batch.uploads[0]!.url, init))).status).toBe(400)
  await uploadAll(target, batch)
  await closeBatchOf(batch)
  expect((await batchOutcome(target, batch)).status.code).toBe(200)
  await simulator.close()
})

test('a part without an end is left when it has more than a part may have', async () => {
  const { simulator, target } = packageWorld()
  const batch = await opened(target)
  let sent = 0
  const endless = new ReadableStream({
    pull: controller => {
      sent += 8_000_000
      controller.enqueue(new Uint8Array(8_000_000))
    },
  })
  const headers = { 'x-ms-blob-type': 'BlockBlob' }
  const init = { method: 'PUT', headers, body: endless, duplex: 'half' } as RequestInit
  const response = await simulator.fetch(new Request(batch.uploads[0]!.url, init))
  expect(response.status).toBe(413)
  expect(await response.text()).toContain('<Code>RequestBodyTooLarge</Code>')
  expect(sent).toBeLessThan(130_000_000)
  await simulator.close()
})

test('what was spooled goes with the simulator', async () => {
  const folder = ownTemporaryFolder()
  const { simulator, target } = packageWorld()
  await uploadAll(target, await opened(target))
  expect(readdirSync(folder)).toHaveLength(1)
  await simulator.close()
  expect(readdirSync(folder)).toEqual([])
})

test('the same seed and the same package give the same numbers', async () => {
  const sendOnce = async () => {
    const { simulator, target } = packageWorld()
    const batch = await opened(target)
    await uploadAll(target, batch)
    await closeBatchOf(batch)
    await simulator.idle()
    const [invoice] = await invoicesOf(batch)
    await simulator.close()
    return [batch.referenceNumber, invoice!.referenceNumber, invoice!.ksefNumber!.slice(10, -3)]
  }
  expect(await sendOnce()).toEqual(await sendOnce())
})
