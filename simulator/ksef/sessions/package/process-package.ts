import type { BatchSessionStatus } from '../../../../contracts/ksef/statuses.ts'
import type { ArchiveFile } from '../../../documents/archives/archive-entry.ts'
import { tellFailure } from '../../../http/log.ts'
import { othersTurn } from '../../../runtime/others-turn.ts'
import { each } from '../../../store/each.ts'
import type { PackagePlace } from '../../handler.ts'
import { megabyte } from '../../invoices/checks/within-size.ts'
import { sessionLimitsOf } from '../../limits/session-limits.ts'
import { courseOf } from '../../outages/course.ts'
import { allOutages } from '../../outages/outages.ts'
import type { Ending } from '../../outcome.ts'
import type { BatchPartRecord, BatchRecord, OutageRecord, SessionRecord } from '../../records.ts'
import { SpoolFull } from '../../spool-full.ts'
import { ksefTables, partKey, type Store } from '../../tables.ts'
import { processingUnder } from '../processing-under.ts'
import { bookFiles } from './book-files.ts'
import { why } from './explanations.ts'
import { judgeFiles } from './judge-files.ts'
import { compareArchive, countFiles, joinArchive, type Package, PackageFails } from './open-package.ts'

/** So many invoices are booked in one transaction; then others come in. */
const bookedAtOnce = 2

/**
 * Works on the package of a session that was closed: opens it, judges its invoices, books them in the order of the archive. It
 * always comes to an end that the session shows.
 */
export const processPackage = async (reference: string, place: PackagePlace, stopped: AbortSignal): Promise<void> => {
  const opened = await findPackage(reference, place)
  if (opened === undefined) return
  const { batch, mostInvoices: mostFiles, mostBytes } = opened
  const files = opened.parts.map(({ file }) => file)
  try {
    // It is known how it ends: only its parts are in the way.
    if (batch.ending !== undefined) return
    stopped.throwIfAborted()
    const joined = await joinArchive(opened, place.spool)
    files.push(joined.file)
    compareArchive(batch, joined)
    const archive = { path: place.spool.path(joined.file), type: batch.compressionType, mostFiles, mostBytes }
    await bookAll(opened, archive, place, stopped)
    await changeSession(reference, place, (session, batch, outages) => ({
      ...session,
      processing: processingUnder(outages, session),
      batch: { ...batch, judged: true },
    }))
  } catch (error) {
    await endPackage(reference, endingOf(error, place, stopped), place)
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

const endingOf = (error: unknown, { log }: PackagePlace, { aborted }: AbortSignal): Ending<BatchSessionStatus> => {
  if (error instanceof PackageFails) return error.ending
  if (error instanceof SpoolFull) return { outcome: 'unknown', values: { statusCode: '500' }, explanation: why('full') }
  if (aborted) return { outcome: 'unknown', values: { statusCode: '500' }, explanation: why('stopped') }
  tellFailure(log, error, 'a package could not be worked on')
  return { outcome: 'unknown', values: { statusCode: '500' }, explanation: why('failed') }
}

const changeSession = (
  reference: string,
  { tables }: Pick<PackagePlace, 'tables'>,
  change: (session: SessionRecord, batch: BatchRecord, outages: readonly OutageRecord[]) => SessionRecord,
): Promise<void> =>
  tables.write(async store => {
    const session = await store.sessions.get(reference)
    if (session?.batch !== undefined) await store.sessions.put(change(session, session.batch, await allOutages(store)))
  })

const endPackage = (reference: string, ending: Ending<BatchSessionStatus>, place: PackagePlace): Promise<void> => {
  const now = place.runtime.now()
  return changeSession(reference, place, (session, batch, outages) => {
    const { settlesAt } = courseOf(now + session.processing, outages)
    return { ...session, batch: { ...batch, ending: { ...ending, settlesAt } } }
  })
}

const bookAll = async (
  { session: { referenceNumber, formCode }, mostBytes }: Package,
  archive: ArchiveFile,
  place: PackagePlace,
  stopped: AbortSignal,
): Promise<void> => {
  const count = await countFiles(archive, place.validator)
  for await (const judged of judgeFiles(archive, count, formCode, place.validator))
    for (let from = 0; from < judged.length; from += bookedAtOnce) {
      stopped.throwIfAborted()
      const some = judged.slice(from, from + bookedAtOnce)
      await place.tables.write(store => bookFiles(referenceNumber, some, mostBytes, store, place))
      await othersTurn()
    }
}
