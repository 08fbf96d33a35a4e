import { formatTimestamp } from '../../../../contracts/ksef/formats.ts'
import type { InvoiceMetadata } from '../../../../contracts/ksef/invoices/query-metadata.ts'
import type { Situation } from '../../handler.ts'
import type { ExportedPart, ExportRecord } from '../../records.ts'
import { partName, partPath } from './part-name.ts'

/** invoices-export-045 */
const linkLifetime = 3_600_000

type Place = Pick<Situation, 'links' | 'now' | 'origin'>

const showPart = (record: ExportRecord, part: ExportedPart, { links, now, origin }: Place) => {
  const { path, expiresAt } = links.sign(partPath(record, part.ordinal), now, { lifetime: linkLifetime })
  return {
    ordinalNumber: part.ordinal,
    partName: partName(record, part.ordinal),
    method: 'GET',
    url: origin() + path,
    partSize: part.size,
    partHash: part.hash,
    encryptedPartSize: part.encryptedSize,
    encryptedPartHash: part.encryptedHash,
    expirationDate: formatTimestamp(expiresAt),
  }
}

/** Only the date that was asked for, and only where the package was cut off (invoices-export-031). */
const lastDate = ({ filters }: ExportRecord, last: InvoiceMetadata) =>
  ({
    Issue: { lastIssueDate: last.issueDate },
    Invoicing: { lastInvoicingDate: last.invoicingDate },
    PermanentStorage: { lastPermanentStorageDate: last.permanentStorageDate },
  })[filters.dateRange.dateType]

/** The package as its status shows it: the links are signed anew at each look. */
export const showPackage = (record: ExportRecord, place: Place) => {
  const { invoiceCount = 0, isTruncated = false, last, parts = [] } = record.package ?? {}
  return {
    invoiceCount,
    size: parts.reduce((sum, { size }) => sum + size, 0),
    parts: parts.map(part => showPart(record, part, place)),
    isTruncated,
    ...(last && lastDate(record, last)),
    ...(record.filters.dateRange.dateType === 'PermanentStorage' && {
      permanentStorageHwmDate: formatTimestamp(Math.min(record.range.to, record.highWaterMark)),
    }),
    compressionType: record.compressionType,
  }
}
