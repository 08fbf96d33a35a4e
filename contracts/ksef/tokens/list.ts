import * as z from 'zod'
import { unstated } from '../../bounds.ts'
import { operation } from '../../operation.ts'
import { SubjectIdentifierType } from '../identifiers.ts'
import { ContinuationToken, pageSize } from '../paging.ts'
import { TokenStatus } from '../statuses.ts'
import { Token } from './token.ts'

/** The tokens of the context that the caller may see, newest first (tokens-030 … 032). */
export const list = operation({
  method: 'GET',
  path: '/tokens',
  summary: 'List generated KSeF tokens',
  bearer: ['accessToken'],
  limits: 'other',
  get query() {
    return z.object({
      /** May be repeated. */
      status: z.array(TokenStatus).max(unstated.items).optional(),
      /** Part of the description, whatever its case. */
      description: z.string().min(3).max(unstated.text).optional(),
      /** Part of the author's identifier, whatever its case. */
      authorIdentifier: z.string().min(3).max(unstated.text).optional(),
      authorIdentifierType: SubjectIdentifierType.optional(),
      pageSize: pageSize(100),
    })
  },
  get headers() {
    return ContinuationToken()
  },
  success: {
    status: 200,
    get body() {
      return z.object({ continuationToken: z.string().nullish(), tokens: z.array(Token()) })
    },
  },
  errors: ['unreadableContent', 'invalidContinuationToken', 'validationFailed'],
  sort: { field: 'dateCreated', direction: 'Desc' },
})
