import * as z from 'zod'
import { operation } from '../../operation.ts'
import { Timestamp } from '../formats.ts'
import { KsefNumber } from '../invoices/invoice.ts'
import { ContinuationToken, pageSize } from '../paging.ts'
import { CollectiveIdentifierNumber, holders } from './collective-identifier.ts'

/** The numbers that stand for an invoice, never what is paid (collective-010). */
export const ofInvoice = operation({
  method: 'GET',
  path: '/collective-identifiers/ksef/{ksefNumber}',
  summary: 'List the collective identifiers of an invoice',
  bearer: ['accessToken'],
  permissions: holders,
  limits: 'collectiveIdentifier',
  get params() {
    return z.object({ ksefNumber: KsefNumber() })
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
        collectiveIdentifiers: z.array(
          z.object({
            collectiveIdentifierNumber: CollectiveIdentifierNumber(),
            createdInCurrentContext: z.boolean(),
            dateCreated: Timestamp(),
          }),
        ),
      })
    },
  },
  errors: ['unreadableContent', 'invalidContinuationToken', 'validationFailed'],
  sort: [
    { field: 'dateCreated', direction: 'Desc' },
    { field: 'collectiveIdentifierNumber', direction: 'Desc' },
  ],
})
