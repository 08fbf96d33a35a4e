import type { BatchSessionStatus } from '../../../../contracts/ksef/statuses.ts'
import type { ArchiveFile } from '../../../documents/archives/archive-entry.ts'
import { tellFailure } from '../../../http/log.ts'
import { othersTurn } from '../../../runtime/others-turn.ts'
import { StoreAway } from '../../../store/away.ts'
import { each } from '../../../store/each.ts'
import type { PackagePlace } from '../../handler.ts'
import { megabyte } from '../../invoices/checks/within-size.ts'
import { sessionLimitsOf } from '../../limits/session-limits.ts'
import { courseOf } from '../../outages/course.ts'
import { allOutages } from '../../outages/outages.ts'
import type { Ending } from '../../outcome.ts'
import type { BatchPartRecord, BatchRecord, OutageRecord, SessionRecord } from '../../records.ts'
import { SpoolFull } from '../../spool-full.ts'
import { ksefTables, partKey } from '../../tables.ts'
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
  // Where it is known how it ends only its parts are in the way.
  const change = opened.batch.ending === undefined ? await workOn(opened, place, stopped) : ended
  if (change === 'goes on later') return
  await finish(opened, change, place)
}

/** What a package makes of its session. */
type Change = (session: SessionRecord, batch: BatchRecord, outages: readonly OutageRecord[]) => SessionRecord

const ended: Change = session => session

const judged: Change = (session, batch, outages) => ({
  ...session,
  processing: processingUnder(outages, session),
  batch: { ...batch, judged: true },
})

const endedBy =
  (ending: Ending<BatchSessionStatus>, now: number): Change =>
  (session, batch, outages) => {
    const { settlesAt } = courseOf(now + session.processing, outages)
    return { ...session, batch: { ...batch, ending: { ...ending, settlesAt } } }
  }

const workOn = async (
  opened: Package,
  place: PackagePlace,
  stopped: AbortSignal,
): Promise<Change | 'goes on later'> => {
  const { batch, mostInvoices: mostFiles, mostBytes } = opened
  const { spool, runtime } = place
  const files: string[] = []
  try {
    stopped.throwIfAborted()
    const joined = await joinArchive(opened, spool)
    files.push(joined.file)
    compareArchive(batch, joined)
    const archive = { path: spool.path(joined.file), type: batch.compressionType, mostFiles, mostBytes }
    await bookAll(opened, archive, place, stopped)
    return judged
  } catch (error) {
    // Its parts are there when the simulator starts again.
    if (spool.lasts && (stopped.aborted || error instanceof StoreAway)) return 'goes on later'
    return endedBy(endingOf(error, place, stopped), runtime.now())
  } finally {
    await spool.remove(files)
  }
}

/** Records go before the files that they name. */
const finish = async ({ session, parts }: Package, change: Change, { tables, spool }: PackagePlace): Promise<void> => {
  await tables.write(async store => {
    const current = await store.sessions.get(session.referenceNumber)
    if (current?.batch !== undefined) await store.sessions.put(change(current, current.batch, await allOutages(store)))
    for (const { session: reference, ordinal } of parts) await store.batchParts.delete(partKey(reference, ordinal))
  })
  await spool.remove(parts.map(({ file }) => file))
}

const findPackage = (reference: string, { tables }: PackagePlace): Promise<Package | undefined> =>
  tables.read(async store => {
    const session = await store.sessions.get(reference)
    if (session?.batch === undefined || session.closedAt === undefined) return undefined
    // Another process was quicker.
    if (session.batch.judged) return undefined
    const parts: BatchPartRecord[] = []
    for await (const part of each(store.batchParts, ksefTables.batchParts, 'bySession', reference)) parts.push(part)
    const { maxInvoices, maxInvoiceWithAttachmentSizeInMB } = (await sessionLimitsOf(session.context, store))
      .batchSession
    const mostBytes = maxInvoiceWithAttachmentSizeInMB * megabyte
    return { session, batch: session.batch, parts, mostInvoices: maxInvoices, mostBytes }
  })

const endingOf = (error: unknown, { log }: PackagePlace, { aborted }: AbortSignal): Ending<BatchSessionStatus> => {
  if (error instanceof PackageFails) return error.ending
  if (error instanceof SpoolFull) return { outcome: 'unknown', values: { statusCode: '500' }, explanation: why('full') }
  if (aborted) return { outcome: 'unknown', values: { statusCode: '500' }, explanation: why('stopped') }
  tellFailure(log, error, 'a package could not be worked on')
  return { outcome: 'unknown', values: { statusCode: '500' }, explanation: why('failed') }
}

const bookAll = async (
  { session: { referenceNumber, formCode, invoiceCount }, mostBytes }: Package,
  archive: ArchiveFile,
  place: PackagePlace,
  stopped: AbortSignal,
): Promise<void> => {
  const count = await countFiles(archive, place.validator)
  // Those that were booked before the process ended are not booked again.
  for await (const judged of judgeFiles(archive, count, formCode, place.validator, invoiceCount))
    for (let from = 0; from < judged.length; from += bookedAtOnce) {
      stopped.throwIfAborted()
      const some = judged.slice(from, from + bookedAtOnce)
      await place.tables.write(store => bookFiles(referenceNumber, some, mostBytes, store, place))
      await othersTurn()
    }
}
