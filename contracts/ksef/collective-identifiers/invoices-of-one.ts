import * as z from 'zod'
import { unstated } from '../../bounds.ts'
import { operation } from '../../operation.ts'
import { ContinuationToken, pageSize } from '../paging.ts'
import { holders } from './collective-identifier.ts'
import { CollectedInvoice } from './invoices.ts'

/** The invoices of one number: what stood where those of several are listed now. */
export const invoicesOfOne = operation({
  until: '2.7',
  method: 'GET',
  path: '/collective-identifiers/{collectiveIdentifierNumber}/invoices',
  summary: 'List the invoices of a collective identifier',
  bearer: ['accessToken'],
  permissions: holders,
  limits: 'collectiveIdentifier',
  get params() {
    return z.object({ collectiveIdentifierNumber: z.string().max(unstated.text) })
  },
  get query() {
    return z.object({ pageSize: pageSize(200) })
  },
  get headers() {
    return ContinuationToken()
  },
  success: {
    status: 200,
    get body() {
      return z.object({
        continuationToken: z.string().nullish(),
        invoices: z.array(CollectedInvoice().omit({ collectiveIdentifierNumber: true })),
      })
    },
  },
  errors: ['unreadableContent', 'invalidContinuationToken', 'validationFailed'],
  sort: { field: 'ksefNumber', direction: 'Desc' },
})
