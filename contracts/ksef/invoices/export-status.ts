import * as z from 'zod'
import { operation } from '../../operation.ts'
import { since } from '../../versions.ts'
import { whenAsked } from '../../when-asked.ts'
import { StatusInfo } from '../auth/authentication.ts'
import { CalendarDate, Int32, Int64, ReferenceNumber, Timestamp } from '../formats.ts'
import { CompressionType } from '../sessions/open-batch.ts'
import { codesOf, exportStatuses } from '../statuses.ts'

const Hash = whenAsked(() => z.string().length(44).meta({ format: 'byte' }))
const Size = (min: number) => Int64().min(min).meta({ format: 'int64' })

/** A piece of the package. Its link needs no bearer, is not counted, and is made anew at each look (invoices-export-045). */
const Part = whenAsked(() =>
  z.object({
    ordinalNumber: Int32().min(1).meta({ format: 'int32' }),
    partName: z.string().max(100),
    method: z.string(),
    url: z.string().meta({ format: 'uri' }),
    /** Before and after it was encrypted. */
    partSize: Size(1),
    partHash: Hash(),
    encryptedPartSize: Size(1),
    encryptedPartHash: Hash(),
    expirationDate: Timestamp(),
  }),
)

/** How an export stands, and its package once it is ready: for seven days. */
export const exportStatus = operation({
  method: 'GET',
  path: '/invoices/exports/{referenceNumber}',
  summary: 'Get invoice export status',
  bearer: ['accessToken'],
  permissions: ['InvoiceRead'],
  limits: 'invoiceExportStatus',
  get params() {
    return z.object({ referenceNumber: ReferenceNumber() })
  },
  success: {
    status: 200,
    get body() {
      return z.object({
        status: StatusInfo().meta({ codes: codesOf(exportStatuses) }),
        completedDate: Timestamp().nullish(),
        packageExpirationDate: Timestamp().nullish(),
        package: z
          .object({
            invoiceCount: Int64().min(0).max(10_000).meta({ format: 'int64' }),
            size: Size(0),
            parts: z.array(Part()),
            isTruncated: z.boolean(),
            /** The last invoice's, where the package was cut off: the next one begins there. */
            lastIssueDate: CalendarDate().nullish(),
            lastInvoicingDate: Timestamp().nullish(),
            lastPermanentStorageDate: Timestamp().nullish(),
            permanentStorageHwmDate: Timestamp().nullish(),
            compressionType: since('2.8', CompressionType()),
          })
          .nullish(),
      })
    },
  },
  errors: ['exportNotFound', 'gone', 'validationFailed'],
  sort: {
    allowedFields: ['permanentStorageDate', 'invoicingDate', 'issueDate'],
    allowedDirections: 'Asc',
  },
})
