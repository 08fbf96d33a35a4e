import type { InvoiceMetadata } from '../../../../contracts/ksef/invoices/query-metadata.ts'
import type { Told } from '../../../../contracts/told.ts'
import { type ArchiveWriter, archiveWriter } from '../../../documents/archives/write-archive.ts'
import { tellFailure } from '../../../http/log.ts'
import { StoreAway } from '../../../store/away.ts'
import type { PackagePlace } from '../../handler.ts'
import type { ExportedPackage, ExportedPart, ExportRecord } from '../../records.ts'
import { SpoolFull } from '../../spool-full.ts'
import { contextKey } from '../../tables.ts'
import { packageLifetime } from '../export-standing.ts'
import { findInvoices, rangeOf } from '../find-invoices.ts'
import { encryptParts } from './encrypt-parts.ts'
import { why } from './explanations.ts'
import { fitInvoices } from './fit-invoices.ts'

/** Makes the package of an export that was started; it always comes to an end that its status shows. */
export const makePackage = async (reference: string, place: PackagePlace, stopped: AbortSignal): Promise<void> => {
  const record = await place.tables.read(store => store.exports.get(reference))
  if (record === undefined || record.ending !== undefined) return
  if (record.key === undefined)
    return end(record, { outcome: 'keyNotDecrypted', explanation: record.explanation }, place)
  try {
    stopped.throwIfAborted()
    const made = await packageOf(record, record.key, place, stopped)
    await end(record, { outcome: 'succeeded' }, place, made)
  } catch (error) {
    // It is made when the simulator starts again.
    if (place.spool.lasts && (stopped.aborted || error instanceof StoreAway)) return
    await end(record, { outcome: 'cancelled', explanation: reasonOf(error, place, stopped) }, place)
  }
}

const reasonOf = (error: unknown, { log }: PackagePlace, { aborted }: AbortSignal): Told => {
  if (aborted) return why('stopped')
  if (error instanceof SpoolFull) return why('full')
  tellFailure(log, error, 'a package of invoices could not be made')
  return why('failed')
}

const end = async (
  { referenceNumber, notBefore }: ExportRecord,
  ending: Omit<NonNullable<ExportRecord['ending']>, 'settlesAt'>,
  { tables, runtime, spool, sweep }: PackagePlace,
  made?: ExportedPackage,
): Promise<void> => {
  const settlesAt = Math.max(runtime.now(), notBefore)
  sweep(settlesAt + packageLifetime)
  const isFirst = await tables.write(async store => {
    const record = await store.exports.get(referenceNumber)
    // Another process was quicker.
    if (record === undefined || record.ending !== undefined) return false
    await store.exports.put({ ...record, ending: { ...ending, settlesAt }, ...(made && { package: made }) })
    return true
  })
  if (!isFirst && made !== undefined) await spool.remove(made.parts.map(({ file }) => file))
}

/** What the filters find, in the order of their date, as it was when the export was started. */
const findFor = ({ filters, range, context, startedAt }: ExportRecord, { tables, limits }: PackagePlace) => {
  const { dateType } = filters.dateRange
  const within = { filters, range: rangeOf(dateType, range), party: contextKey(context) }
  const search = { ...within, descending: false, now: startedAt }
  return findInvoices(search, 0, limits.exportedInvoices, tables.read)
}

const packageOf = async (
  record: ExportRecord,
  key: string,
  place: PackagePlace,
  stopped: AbortSignal,
): Promise<ExportedPackage> => {
  const { found, more } = await findFor(record, place)
  if (found.length === 0) return { invoiceCount: 0, isTruncated: false, parts: [] }
  const archive = archiveWriter(record.compressionType, new Date(record.startedAt))
  const parts: ExportedPart[] = []
  const writing = fill(archive, record, found, place, stopped)
  // Told by the reader, whom it ends.
  writing.catch(() => {})
  const vector = Buffer.from(record.initializationVector, 'base64')
  try {
    for await (const part of encryptParts(archive.stream, Buffer.from(key, 'base64'), vector, place)) parts.push(part)
    const included = await writing
    const isTruncated = more || included.length < found.length
    return { invoiceCount: included.length, isTruncated, last: isTruncated ? included.at(-1) : undefined, parts }
  } catch (error) {
    await place.spool.remove(parts.map(({ file }) => file))
    throw error
  }
}

/** Adds the invoices and what is known of them; gives those that went in. */
const fill = async (
  archive: ArchiveWriter,
  { onlyMetadata }: ExportRecord,
  found: readonly InvoiceMetadata[],
  place: PackagePlace,
  stopped: AbortSignal,
): Promise<readonly InvoiceMetadata[]> => {
  const included: InvoiceMetadata[] = onlyMetadata ? [...found] : []
  try {
    if (!onlyMetadata)
      for await (const fitting of fitInvoices(found, place)) {
        stopped.throwIfAborted()
        for (const { metadata, document } of fitting) {
          await archive.add(`${metadata.ksefNumber}.xml`, document)
          included.push(metadata)
        }
      }
    await archive.add('_metadata.json', Buffer.from(JSON.stringify({ invoices: included })))
  } finally {
    archive.end()
  }
  return included
}
