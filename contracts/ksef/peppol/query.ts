import * as z from 'zod'
import { operation } from '../../operation.ts'
import { whenAsked } from '../../when-asked.ts'
import { Int32, peppolIdPattern, Timestamp } from '../formats.ts'
import { pageSize } from '../paging.ts'

const PeppolId = whenAsked(() => z.string().regex(peppolIdPattern).meta({ minLength: 9, maxLength: 9 }))
/** The Peppol service providers that KSeF knows: whoever has signed in as one (peppol-014), the newest first. */
export const query = operation({
  method: 'GET',
  path: '/peppol/query',
  summary: 'List Peppol service providers',
  bearer: [],
  limits: 'public',
  get query() {
    return z.object({
      pageOffset: Int32().min(0).default(0).meta({ format: 'int32' }),
      pageSize: pageSize(100),
    })
  },
  success: {
    status: 200,
    get body() {
      return z.object({
        peppolProviders: z.array(z.object({ id: PeppolId(), name: z.string().max(256), dateCreated: Timestamp() })),
        hasMore: z.boolean(),
      })
    },
  },
  errors: ['unreadableContent', 'validationFailed'],
  sort: [
    { field: 'dateCreated', direction: 'Desc' },
    { field: 'id', direction: 'Asc' },
  ],
})
