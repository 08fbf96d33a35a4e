import { exportOutcome, fetchArchive, type StartedExport, startExport } from '../../../contracts/ksef/suite-exports.ts'
import {
  type Batch,
  batchOutcome,
  closeBatchOf,
  invoiceFiles,
  invoicesOf,
  openBatchOf,
  unpacked,
  uploadPart,
  zipped,
} from '../../../contracts/ksef/suite-packages.ts'
import { signInOwner } from '../../../contracts/ksef/suite-preparation.ts'
import type { Target } from '../../../contracts/suite.ts'

/** What a killed server had of packages: each function goes up to the moment at which it is to be killed. */

/** Invoices of a package: more than are judged at a time, so that a kill meets some of them booked and others not. */
const COUNT = 130

/** What was acknowledged of packages, and by now how it must end. */
interface Left {
  /** How the work went on after the restart. @throws Error for what is lost or half-done */
  check(): Promise<void>
}

const refuse = (isWrong: boolean, what: string): void => {
  if (isWrong) throw new Error(what)
}

const opened = async (target: Target): Promise<Batch> => {
  const by = await signInOwner(target)
  return openBatchOf(target, by, await zipped(await invoiceFiles(target, by.context.value, COUNT)), { parts: 2 })
}

const sent = async (target: Target, batch: Batch, ordinal: number): Promise<void> => {
  const { status } = await uploadPart(target, batch, ordinal)
  refuse(status !== 201, `A part was answered with ${status}.`)
}

/** Each invoice was accepted, once. */
const checkBatch = async (target: Target, batch: Batch): Promise<void> => {
  const { status, invoiceCount, successfulInvoiceCount } = await batchOutcome(target, batch)
  refuse(status.code !== 200, `A batch ended with ${status.code}: ${status.details ?? status.description}`)
  refuse(invoiceCount !== COUNT || successfulInvoiceCount !== COUNT, `A batch has ${successfulInvoiceCount} invoices.`)
  const invoices = await invoicesOf(batch)
  const distinct = (of: (invoice: (typeof invoices)[number]) => string | null | undefined): number =>
    new Set(invoices.map(of)).size
  refuse(distinct(it => it.ksefNumber) !== COUNT, 'An invoice of a batch has no number of its own.')
  refuse(distinct(it => it.invoiceFileName) !== COUNT, 'A file of a batch was booked twice.')
}

/** Half of a part is under way. */
const inUpload = async (target: Target): Promise<Left> => {
  const batch = await opened(target)
  await sent(target, batch, 1)
  const [, second] = batch.parts
  const { url, headers } = batch.uploads.find(({ ordinalNumber }) => ordinalNumber === 2)!
  const half = new ReadableStream({
    start: controller => controller.enqueue(new Uint8Array(second!.subarray(0, 1000))),
  })
  const init = { method: 'PUT', headers, body: half, duplex: 'half' } as RequestInit
  void fetch(url, init).catch(() => {})
  return {
    check: async () => {
      await sent(target, batch, 2)
      await closeBatchOf(batch)
      await checkBatch(target, batch)
    },
  }
}

/** It was closed, and some of its invoices are booked. */
const inProcessing = async (target: Target): Promise<Left> => {
  const batch = await opened(target)
  for (const ordinal of [1, 2]) await sent(target, batch, ordinal)
  await closeBatchOf(batch)
  await target.settle(
    () => invoicesOf(batch),
    invoices => invoices.length > 0,
  )
  return { check: () => checkBatch(target, batch) }
}

/** @throws Error for one that is not whole */
const checkExport = async (target: Target, started: StartedExport): Promise<void> => {
  const state = await exportOutcome(target, started)
  refuse(state.status.code !== 200, `An export ended with ${state.status.code}: ${state.status.description}`)
  const files = await unpacked(await fetchArchive(target, started, state))
  refuse(files.size !== COUNT + 1, `An export has ${files.size} files.`)
}

const inExport = async (target: Target): Promise<Left> => {
  const batch = await opened(target)
  for (const ordinal of [1, 2]) await sent(target, batch, ordinal)
  await closeBatchOf(batch)
  await checkBatch(target, batch)
  const done = await startExport(target, batch.by)
  const { package: made } = await exportOutcome(target, done)
  const underWay = await startExport(target, batch.by)
  return {
    check: async () => {
      for (const { url } of made!.parts) {
        const { status } = await target.download(url)
        refuse(status !== 200, `A link to a package was answered with ${status}.`)
      }
      for (const started of [done, underWay]) await checkExport(target, started)
    },
  }
}

export const moments = [inUpload, inProcessing, inExport] as const
