import type { InvoiceMetadata } from '../../../../contracts/ksef/invoices/query-metadata.ts'
import { type ArchiveWriter, archiveWriter } from '../../../documents/archives/write-archive.ts'
import { tellFailure } from '../../../http/log.ts'
import type { PackagePlace } from '../../handler.ts'
import type { ExportedPackage, ExportedPart, ExportRecord } from '../../records.ts'
import { contextKey, partiesKey } from '../../tables.ts'
import { findInvoices, rangeOf } from '../find-invoices.ts'
import { matcherOf } from '../matches-filters.ts'
import { dropExpired } from './drop-expired.ts'
import { encryptParts } from './encrypt-parts.ts'
import { why } from './explanations.ts'

/** So many invoices are read at a time. */
const lot = 100

/** Makes the package of an export that was started; it always comes to an end that its status shows. */
export const makePackage = async (reference: string, place: PackagePlace, stopped: AbortSignal): Promise<void> => {
  await dropExpired(place)
  const record = await place.tables.read(store => store.exports.get(reference))
  if (record === undefined || record.ending !== undefined) return
  if (record.key === undefined)
    return end(record, { outcome: 'keyNotDecrypted', explanation: record.explanation }, place)
  try {
    const made = await packageOf(record, record.key, place, stopped)
    await end(record, { outcome: 'succeeded' }, place, made)
  } catch (error) {
    stopped.throwIfAborted()
    tellFailure(place.log, error, 'a package of invoices could not be made')
    await end(record, { outcome: 'cancelled', explanation: why('failed') }, place)
  }
}

const end = (
  { referenceNumber, notBefore }: ExportRecord,
  ending: Omit<NonNullable<ExportRecord['ending']>, 'settlesAt'>,
  { tables, runtime }: PackagePlace,
  made?: ExportedPackage,
): Promise<void> => {
  const settlesAt = Math.max(runtime.now(), notBefore)
  return tables.write(async store => {
    const record = await store.exports.get(referenceNumber)
    if (record !== undefined)
      await store.exports.put({ ...record, ending: { ...ending, settlesAt }, ...(made && { package: made }) })
  })
}

/** What the filters find, in the order of their date, as it was when the export was started. */
const findFor = ({ filters, range, context, startedAt }: ExportRecord, { tables, limits }: PackagePlace) => {
  const { dateType } = filters.dateRange
  const partition = partiesKey(filters.subjectType, contextKey(context))
  const search = { dateType, range: rangeOf(dateType, range), partition, descending: false, now: startedAt }
  return tables.read(store => findInvoices(search, matcherOf(filters), 0, limits.exportedInvoices, store))
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
  const writing = fill(archive, record, found, parts, place, stopped)
  // Told by the reader, whom it ends.
  writing.catch(() => {})
  const vector = Buffer.from(record.initializationVector, 'base64')
  for await (const part of encryptParts(archive.stream, Buffer.from(key, 'base64'), vector, place)) parts.push(part)
  const included = await writing
  const isTruncated = more || included.length < found.length
  return { invoiceCount: included.length, isTruncated, last: isTruncated ? included.at(-1) : undefined, parts }
}

/** Adds the invoices and what is known of them; gives those that went in. */
const fill = async (
  archive: ArchiveWriter,
  { onlyMetadata }: ExportRecord,
  found: readonly InvoiceMetadata[],
  parts: readonly ExportedPart[],
  place: PackagePlace,
  stopped: AbortSignal,
): Promise<readonly InvoiceMetadata[]> => {
  let included: readonly InvoiceMetadata[] = onlyMetadata ? found : []
  try {
    while (included.length < found.length && writtenIn(parts) < place.limits.exportedBytes) {
      stopped.throwIfAborted()
      const next = found.slice(included.length, included.length + lot)
      await addInvoices(archive, next, place)
      included = [...included, ...next]
    }
    await archive.add('_metadata.json', Buffer.from(JSON.stringify({ invoices: included })))
  } finally {
    archive.end()
  }
  return included
}

const writtenIn = (parts: readonly ExportedPart[]): number => parts.reduce((sum, { size }) => sum + size, 0)

const addInvoices = async (archive: ArchiveWriter, invoices: readonly InvoiceMetadata[], { tables }: PackagePlace) => {
  const numbers = invoices.map(({ ksefNumber }) => ksefNumber)
  const accepted = await tables.read(store => store.acceptedInvoices.many(numbers))
  for (const [place, invoice] of accepted.entries())
    if (invoice !== undefined) await archive.add(`${numbers[place]}.xml`, invoice.document)
}
