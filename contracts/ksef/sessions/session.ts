import * as z from 'zod'
import { whenAsked } from '../../when-asked.ts'
import { StatusInfo } from '../auth/authentication.ts'
import { Int32, ReferenceNumber, Timestamp } from '../formats.ts'
import { InvoicingMode, KsefNumber } from '../invoices/invoice.ts'
import type { Permission } from '../permission-names.ts'
import { batchSessionStatuses, codesOf, invoiceStatuses, onlineSessionStatuses } from '../statuses.ts'

/** Shapes that the operations of sessions share. */

/** Who may send (sessions-online-005). */
export const writers = ['InvoiceWrite', 'PefInvoiceWrite', 'EnforcementOperations'] as const satisfies Permission[]
/** Who may send by batch: no Peppol provider (sessions-batch-032). */
export const batchWriters = ['InvoiceWrite', 'EnforcementOperations'] as const satisfies Permission[]
/** Who may read what was sent (session-status-019). */
export const readers = [
  'InvoiceWrite',
  'Introspection',
  'PefInvoiceWrite',
  'EnforcementOperations',
] as const satisfies Permission[]

export const SessionParams = whenAsked(() => z.object({ referenceNumber: ReferenceNumber() }))
export const InvoiceParams = whenAsked(() =>
  z.object({ referenceNumber: ReferenceNumber(), invoiceReferenceNumber: ReferenceNumber() }),
)

export const SessionType = whenAsked(() => z.enum(['Online', 'Batch']))
export const CommonSessionStatus = whenAsked(() => z.enum(['InProgress', 'Succeeded', 'Failed', 'Cancelled']))

export const Count = whenAsked(() => Int32().min(0).meta({ format: 'int32' }))
const Reference = whenAsked(() => z.string().length(36))

export const SessionStatus = whenAsked(() =>
  StatusInfo().meta({
    codes: [...codesOf(batchSessionStatuses), ...codesOf(onlineSessionStatuses)],
  }),
)

/** A list of sessions has numbers where the status of one leaves them out. */
export const SessionItem = whenAsked(() =>
  z.object({
    referenceNumber: Reference(),
    status: StatusInfo(),
    dateCreated: Timestamp(),
    dateUpdated: Timestamp(),
    validUntil: Timestamp().nullish(),
    totalInvoiceCount: Count(),
    successfulInvoiceCount: Count(),
    failedInvoiceCount: Count(),
  }),
)

export const UpoPage = whenAsked(() =>
  z.object({
    referenceNumber: Reference(),
    downloadUrl: z.string().meta({ format: 'uri' }),
    downloadUrlExpirationDate: Timestamp(),
  }),
)

/** An invoice of a session. Members without a value are left out, as recorded. */
export const SessionInvoice = whenAsked(() =>
  z.object({
    ordinalNumber: Int32().min(1).meta({ format: 'int32' }),
    invoiceNumber: z.string().max(256).nullish(),
    ksefNumber: KsefNumber().nullish(),
    referenceNumber: Reference(),
    invoiceHash: z.string().length(44).meta({ format: 'byte' }),
    /** Of batches only. */
    invoiceFileName: z.string().max(128).nullish(),
    acquisitionDate: Timestamp().nullish(),
    invoicingDate: Timestamp(),
    permanentStorageDate: Timestamp().nullish(),
    upoDownloadUrl: z.string().meta({ format: 'uri' }).nullish(),
    upoDownloadUrlExpirationDate: Timestamp().nullish(),
    invoicingMode: InvoicingMode.nullish(),
    status: StatusInfo()
      .extend({
        extensions: z.record(z.string(), z.string().nullable()).nullish(),
      })
      .meta({ codes: codesOf(invoiceStatuses) }),
  }),
)
export type SessionInvoice = z.infer<ReturnType<typeof SessionInvoice>>

export const SessionInvoices = whenAsked(() =>
  z.object({
    continuationToken: z.string().nullish(),
    invoices: z.array(SessionInvoice()),
  }),
)
