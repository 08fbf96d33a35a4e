import * as z from 'zod'
import { bodyLimits, unstated } from '../../bounds.ts'
import { operation } from '../../operation.ts'
import { whenAsked } from '../../when-asked.ts'
import { base64, Int64, Sha256 } from '../formats.ts'
import { SessionParams, writers } from './session.ts'

const Size = whenAsked(() => Int64().min(1).meta({ format: 'int64' }))
/** Sends an invoice: AES-256-CBC with the session's key. 202; whether it is taken shows in its status. */
export const sendInvoice = operation({
  method: 'POST',
  path: '/sessions/online/{referenceNumber}/invoices',
  summary: 'Send an invoice in an interactive session',
  bearer: ['accessToken'],
  permissions: writers,
  limits: 'invoiceSend',
  get params() {
    return SessionParams()
  },
  bodyLimit: bodyLimits.invoice,
  get body() {
    return (
      z
        .object({
          /** Of the invoice as it is. */
          invoiceHash: Sha256(),
          invoiceSize: Size(),
          encryptedInvoiceHash: Sha256(),
          encryptedInvoiceSize: Size(),
          encryptedInvoiceContent: base64(unstated.invoice),
          offlineMode: z.boolean().default(false),
          /** Makes it a technical correction of an invoice that was rejected (sessions-online-034). */
          hashOfCorrectedInvoice: Sha256().nullish(),
        })
        // offline-004; the code is assumed.
        .refine(({ offlineMode, hashOfCorrectedInvoice }) => hashOfCorrectedInvoice == null || offlineMode, {
          path: ['offlineMode'],
          error: 'HashOfCorrectedInvoice can only be provided for offline invoices',
        })
    )
  },
  success: {
    status: 202,
    get body() {
      return z.object({ referenceNumber: z.string().length(36) })
    },
  },
  errors: [
    'unreadableContent',
    'invoiceCountExceeded',
    'alreadyCorrected',
    'notCorrectable',
    'onlineSessionNotFound',
    'sessionTakesNoInvoices',
    'sessionUnderMaintenance',
    'sizeMismatch',
    'hashMismatch',
    'validationFailed',
  ],
})
