import * as z from 'zod'
import { operation } from '../../operation.ts'
import { CompressionType } from '../sessions/open-batch.ts'
import { Encryption } from '../sessions/open-online.ts'
import { InvoiceFilters } from './query-metadata.ts'

/** Starts a package of the invoices that the filters find, encrypted under the caller's key: at most 10 000, and 1 GB. */
export const exportInvoices = operation({
  method: 'POST',
  path: '/invoices/exports',
  summary: 'Start an invoice package export',
  bearer: ['accessToken'],
  permissions: ['InvoiceRead'],
  limits: 'invoiceExport',
  get body() {
    return z.object({
      encryption: Encryption(),
      /** `_metadata.json` alone. */
      onlyMetadata: z.boolean().default(false),
      filters: InvoiceFilters(),
      compressionType: CompressionType().nullish(),
    })
  },
  success: {
    status: 201,
    get body() {
      return z.object({ referenceNumber: z.string().length(36) })
    },
  },
  errors: ['unreadableContent', 'exportNotAllowed', 'tooManyExports', 'unknownPublicKey', 'validationFailed'],
  sort: {
    allowedFields: ['permanentStorageDate', 'invoicingDate', 'issueDate'],
    allowedDirections: 'Asc',
  },
})
