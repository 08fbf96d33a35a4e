import type { ExportRecord } from '../../records.ts'

const endings = { Zip: 'zip', TarGz: 'tar.gz' } as const

/** `{number}-{ordinal, three digits}.zip.aes` (invoices-export-046) */
export const partName = ({ referenceNumber, compressionType }: ExportRecord, ordinal: number): string =>
  `${referenceNumber}-${String(ordinal).padStart(3, '0')}.${endings[compressionType]}.aes`

/** Where a part is fetched from; the two digits are assumed. */
export const partPath = (record: ExportRecord, ordinal: number): string =>
  `/storage/09/${record.referenceNumber.toLowerCase()}/invoice-package/${partName(record, ordinal)}`
