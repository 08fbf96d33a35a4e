import { makeReferenceNumber } from '../../../../contracts/ksef/formats.ts'
import type { BatchSessionStatus } from '../../../../contracts/ksef/statuses.ts'
import type { ArchiveEntry } from '../../../documents/archives/archive-entry.ts'
import { tellFailure } from '../../../http/log.ts'
import { sha256 } from '../../../runtime/sha256.ts'
import { each } from '../../../store/each.ts'
import type { PackagePlace } from '../../handler.ts'
import { megabyte } from '../../invoices/checks/within-size.ts'
import { firstFault } from '../../invoices/judge.ts'
import { isRejected, type ReadInvoice, type Rejection, type SentInvoice } from '../../invoices/sent-invoice.ts'
import { validateInvoice } from '../../invoices/validate-invoice.ts'
import { sessionLimitsOf } from '../../limits/session-limits.ts'
import type { Ending } from '../../outcome.ts'
import { randomHex } from '../../random-text.ts'
import type { BatchPartRecord, BatchRecord, SessionRecord } from '../../records.ts'
import { ksefTables, partKey, type Store } from '../../tables.ts'
import { keepInvoice } from '../keep-invoice.ts'
import { why } from './explanations.ts'
import { compareArchive, countEntries, entriesOf, joinArchive, type Package, PackageFails } from './open-package.ts'

export { dropTimedOut } from './drop-timed-out.ts'

/** So many invoices are judged beside the event loop at a time, and booked in one transaction; then others come in. */
const lot = 100
/** Bytes that are held meanwhile: large invoices are booked sooner. */
const mostHeld = 16 * megabyte

/**
 * Works on the package of a session that was closed: opens it, judges its invoices, books them in the order of the archive. It
 * always comes to an end that the session shows.
 */
export const processPackage = async (reference: string, place: PackagePlace, stopped: AbortSignal): Promise<void> => {
  const opened = await findPackage(reference, place)
  if (opened === undefined) return
  const files = opened.parts.map(({ file }) => file)
  try {
    // It is known how it ends: only its parts are in the way.
    if (opened.batch.ending !== undefined) return
    const archive = await joinArchive(opened, place.spool)
    files.push(archive.file)
    compareArchive(opened.batch, archive)
    await countEntries(opened, archive.file, place.spool, stopped)
    await judgeAll(opened, archive.file, place, stopped)
    await changeBatch(reference, place, batch => ({ ...batch, judged: true }))
  } catch (error) {
    stopped.throwIfAborted()
    await endPackage(reference, endingOf(error, place), place)
  } finally {
    await place.spool.remove(files)
    await place.tables.write(store => forgetParts(opened.parts, store))
  }
}

const findPackage = (reference: string, { tables }: PackagePlace): Promise<Package | undefined> =>
  tables.read(async store => {
    const session = await store.sessions.get(reference)
    if (session?.batch === undefined || session.closedAt === undefined) return undefined
    const parts: BatchPartRecord[] = []
    for await (const part of each(store.batchParts, ksefTables.batchParts, 'bySession', reference)) parts.push(part)
    const { maxInvoices, maxInvoiceWithAttachmentSizeInMB } = (await sessionLimitsOf(session.context, store))
      .batchSession
    const mostBytes = maxInvoiceWithAttachmentSizeInMB * megabyte
    return { session, batch: session.batch, parts, mostInvoices: maxInvoices, mostBytes }
  })

const forgetParts = async (parts: readonly BatchPartRecord[], { batchParts }: Store): Promise<void> => {
  for (const { session, ordinal } of parts) await batchParts.delete(partKey(session, ordinal))
}

const endingOf = (error: unknown, { log }: PackagePlace): Ending<BatchSessionStatus> => {
  if (error instanceof PackageFails) return error.ending
  tellFailure(log, error, 'a package could not be worked on')
  return { outcome: 'unknown', values: { statusCode: '500' }, explanation: why('failed') }
}

const changeBatch = (
  reference: string,
  { tables }: Pick<PackagePlace, 'tables'>,
  change: (batch: BatchRecord, session: SessionRecord) => BatchRecord,
): Promise<void> =>
  tables.write(async store => {
    const session = await store.sessions.get(reference)
    if (session?.batch !== undefined) await store.sessions.put({ ...session, batch: change(session.batch, session) })
  })

const endPackage = (reference: string, ending: Ending<BatchSessionStatus>, place: PackagePlace): Promise<void> => {
  const now = place.runtime.now()
  return changeBatch(reference, place, (batch, { processing }) => ({
    ...batch,
    ending: { ...ending, settlesAt: now + processing },
  }))
}

/** An entry with what its form makes of it. */
interface Judged {
  readonly entry: ArchiveEntry
  readonly hash: string
  readonly read: ReadInvoice | Rejection
}

const judgeAll = async (opened: Package, file: string, place: PackagePlace, stopped: AbortSignal): Promise<void> => {
  const { referenceNumber } = opened.session
  let judging: Promise<Judged>[] = []
  let held = 0
  const book = async () => {
    const judged = await Promise.all(judging)
    judging = []
    held = 0
    stopped.throwIfAborted()
    await place.tables.write(store => bookLot(referenceNumber, judged, store, place))
  }
  for await (const entry of entriesOf(opened, file, place.spool)) {
    judging.push(judge(entry, opened, place))
    held += entry.bytes.length
    if (judging.length === lot || held >= mostHeld) await book()
  }
  if (judging.length > 0) await book()
}

const judge = async (
  entry: ArchiveEntry,
  { session: { formCode }, mostBytes }: Package,
  { validator, log }: PackagePlace,
): Promise<Judged> => {
  const hash = sha256(entry.bytes)
  if (!entry.whole) return { entry, hash, read: tooLarge(mostBytes) }
  const read = await validateInvoice(entry.bytes, formCode, { validator, log, warn: () => {}, beside: true })
  return { entry, hash, read }
}

const tooLarge = (most: number): Rejection => ({
  outcome: 'fileTooLarge',
  values: { size: String(most) },
  explanation: why('tooLarge', { most }),
})

/** A session's invoices count from 001 within the time block of their numbers (sessions-batch-083). */
const counterOf = (ordinal: number): number => ((ordinal - 1) % 0xfff) + 1

const bookLot = async (
  reference: string,
  judged: readonly Judged[],
  store: Store,
  { runtime }: PackagePlace,
): Promise<void> => {
  const now = runtime.now()
  let session = await store.sessions.get(reference)
  for (const { entry, hash, read } of judged) {
    if (session?.batch?.sender === undefined) throw new Error(`the session ${reference} was not closed`)
    const sent: SentInvoice = {
      session,
      // The invoicing date of all is the opening of the session.
      sentAt: session.openedAt,
      hash,
      offline: session.batch.offline,
      correctedHash: undefined,
      checksIdentifiers: session.checksIdentifiers,
      caller: session.batch.sender,
    }
    const fault = isRejected(read) ? read : await firstFault(read, sent, store)
    const counter = counterOf(session.invoiceCount + 1)
    const referenceNumber = makeReferenceNumber('EE', now, randomHex(runtime, 5).toUpperCase(), counter)
    const { invoice: delay } = runtime.delays
    const settlesAt = Math.max(now + delay, session.settlesAt ?? 0)
    const times = { processedFrom: settlesAt - delay / 2, settlesAt }
    session = await keepInvoice(
      read,
      fault,
      { ...sent, ...times, referenceNumber, fileName: entry.name },
      store,
      runtime,
    )
  }
}
