import * as z from 'zod'
import { bodyLimits, unstated } from '../../bounds.ts'
import { operation } from '../../operation.ts'
import { was } from '../../versions.ts'
import { whenAsked } from '../../when-asked.ts'
import { KsefNumber } from '../invoices/invoice.ts'
import { CollectiveIdentifierNumber, holders, Payment } from './collective-identifier.ts'

const Invoices = whenAsked(() =>
  z
    .array(
      z.object({ ksefNumber: KsefNumber(), payment: Payment().nullish(), description: z.string().max(512).nullish() }),
    )
    .max(unstated.collected),
)
/** Makes one number for the payment of several invoices of one seller; nobody can take it back. */
export const create = operation({
  method: 'POST',
  path: '/collective-identifiers',
  summary: 'Make a collective identifier for invoices',
  bearer: ['accessToken'],
  permissions: holders,
  limits: 'collectiveIdentifier',
  bodyLimit: bodyLimits.collectiveIdentifier,
  get body() {
    return z.object({
      /** As many as GET /limits/context allows (collective-identifiers-n01). */
      invoices: was(Invoices().min(2), {
        '2.7': Invoices().refine(list => list.length > 0, { params: { empty: true } }),
      }),
    })
  },
  success: {
    status: 201,
    get body() {
      return z.object({ collectiveIdentifierNumber: CollectiveIdentifierNumber() })
    },
  },
  errors: [
    'unreadableContent',
    'collectedInvoiceNotFound',
    'collectedTooOften',
    'sellersDiffer',
    'ksefNumberRepeated',
    'validationFailed',
  ],
})
