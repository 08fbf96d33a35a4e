import * as z from 'zod'
import { unstated } from '../../bounds.ts'
import { operation } from '../../operation.ts'
import { GivenTimestamp, ReferenceNumber } from '../formats.ts'
import { ContinuationToken, pageSize } from '../paging.ts'
import { CommonSessionStatus, SessionItem, SessionType } from './session.ts'

/** Sessions of the context, newest first; with InvoiceWrite alone only one's own (session-status-068). */
export const list = operation({
  method: 'GET',
  path: '/sessions',
  summary: 'List invoice sessions',
  bearer: ['accessToken'],
  permissions: ['InvoiceWrite', 'Introspection', 'EnforcementOperations'],
  limits: 'sessionList',
  get query() {
    return z.object({
      pageSize: pageSize(1000),
      sessionType: SessionType(),
      referenceNumber: ReferenceNumber().optional(),
      dateCreatedFrom: GivenTimestamp().optional(),
      dateCreatedTo: GivenTimestamp().optional(),
      dateClosedFrom: GivenTimestamp().optional(),
      dateClosedTo: GivenTimestamp().optional(),
      /** When something last happened in it (session-status-070). */
      dateModifiedFrom: GivenTimestamp().optional(),
      dateModifiedTo: GivenTimestamp().optional(),
      /** May be repeated. */
      statuses: z.array(CommonSessionStatus()).max(unstated.items).optional(),
    })
  },
  get headers() {
    return ContinuationToken()
  },
  success: {
    status: 200,
    get body() {
      return z.object({ continuationToken: z.string().nullish(), sessions: z.array(SessionItem()) })
    },
  },
  errors: ['unreadableContent', 'invalidContinuationToken', 'validationFailed'],
  sort: { field: 'dateCreated', direction: 'Desc' },
})
