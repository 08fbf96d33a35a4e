import * as z from 'zod'
import { bodyLimits, unstated } from '../../bounds.ts'
import { operation } from '../../operation.ts'
import { KsefNumber } from '../invoices/invoice.ts'
import { CollectiveIdentifierNumber, holders, Payment } from './collective-identifier.ts'

/** Makes one number for the payment of several invoices of one seller; nobody can take it back. */
export const create = operation({
  method: 'POST',
  path: '/collective-identifiers',
  summary: 'Make a collective identifier for invoices',
  bearer: ['accessToken'],
  permissions: holders,
  limits: 'collectiveIdentifier',
  bodyLimit: bodyLimits.collectiveIdentifier,
  body: z.object({
    /** As many as GET /limits/context allows (collective-identifiers-n01). */
    invoices: z
      .array(
        z.object({ ksefNumber: KsefNumber, payment: Payment.nullish(), description: z.string().max(512).nullish() }),
      )
      .min(2)
      .max(unstated.collected),
  }),
  success: { status: 201, body: z.object({ collectiveIdentifierNumber: CollectiveIdentifierNumber }) },
  errors: [
    'unreadableContent',
    'collectedInvoiceNotFound',
    'collectedTooOften',
    'sellersDiffer',
    'ksefNumberRepeated',
    'validationFailed',
  ],
})
