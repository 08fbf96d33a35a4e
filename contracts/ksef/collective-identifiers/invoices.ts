import * as z from 'zod'
import { unstated } from '../../bounds.ts'
import { operation } from '../../operation.ts'
import { whenAsked } from '../../when-asked.ts'
import { KsefNumber } from '../invoices/invoice.ts'
import { ContinuationToken, pageSize } from '../paging.ts'
import { holders, Payment } from './collective-identifier.ts'

/** Currencies of answers are texts of three letters. */
const ShownPayment = whenAsked(() => Payment().extend({ currency: z.string().length(3) }))
export const CollectedInvoice = whenAsked(() =>
  z.object({
    ksefNumber: KsefNumber(),
    collectiveIdentifierNumber: z.string(),
    payment: ShownPayment().nullish(),
    description: z.string().max(512).nullish(),
    detailsHidden: z.boolean(),
  }),
)
/**
 * The invoices of up to ten numbers. Whoever knows a number may see them; what is paid is for who made it and for the parties of
 * each invoice (collective-identifiers-n08, -n09).
 */
export const invoices = operation({
  since: '2.8',
  method: 'POST',
  path: '/collective-identifiers/invoices',
  summary: 'List the invoices of collective identifiers',
  bearer: ['accessToken'],
  permissions: holders,
  limits: 'collectiveIdentifier',
  get query() {
    return z.object({ pageSize: pageSize(500) })
  },
  get headers() {
    return ContinuationToken()
  },
  get body() {
    return z.object({ collectiveIdentifierNumbers: z.array(z.string().max(unstated.text)).min(1).max(10) })
  },
  success: {
    status: 200,
    get body() {
      return z.object({
        continuationToken: z.string().nullish(),
        invoices: z.array(CollectedInvoice()),
      })
    },
  },
  errors: ['unreadableContent', 'invalidContinuationToken', 'validationFailed'],
  sort: { field: 'ksefNumber', direction: 'Desc' },
})
