import * as z from 'zod'
import { unstated } from '../../bounds.ts'
import { operation } from '../../operation.ts'
import { GivenTimestamp, Int32, Timestamp } from '../formats.ts'
import { ContinuationToken, pageSize } from '../paging.ts'
import { CollectiveIdentifierNumber, holders } from './collective-identifier.ts'

/** Those made in the context, and in a NIP's context those for invoices that it sold, too (collective-008). */
export const query = operation({
  method: 'POST',
  path: '/collective-identifiers/query',
  summary: 'List collective identifiers',
  bearer: ['accessToken'],
  permissions: holders,
  limits: 'collectiveIdentifier',
  get query() {
    return z.object({ pageSize: pageSize(200) })
  },
  get headers() {
    return ContinuationToken()
  },
  get body() {
    return z.object({
      collectiveIdentifierNumber: z.string().max(unstated.text).nullish(),
      /** At most 100 days. */
      dateCreatedFrom: GivenTimestamp(),
      dateCreatedTo: GivenTimestamp(),
      invoiceCountFrom: Int32().nullish(),
      invoiceCountTo: Int32().nullish(),
      createdInCurrentContext: z.boolean().nullish(),
    })
  },
  success: {
    status: 200,
    get body() {
      return z.object({
        continuationToken: z.string().nullish(),
        collectiveIdentifiers: z.array(
          z.object({
            collectiveIdentifierNumber: CollectiveIdentifierNumber(),
            dateCreated: Timestamp(),
            invoiceCount: Int32().positive().meta({ format: 'int32' }),
            createdInCurrentContext: z.boolean(),
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
