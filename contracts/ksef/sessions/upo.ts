import * as z from 'zod'
import { operation } from '../../operation.ts'
import { ReferenceNumber } from '../formats.ts'
import { readers } from './session.ts'

/** A page of the UPO of a session that was processed: the receipt for its invoices, 10 000 a page (upo-019). */
export const upo = operation({
  method: 'GET',
  path: '/sessions/{referenceNumber}/upo/{upoReferenceNumber}',
  summary: 'Download session UPO page',
  bearer: ['accessToken'],
  permissions: readers,
  limits: 'sessionMisc',
  get params() {
    return z.object({ referenceNumber: ReferenceNumber(), upoReferenceNumber: ReferenceNumber() })
  },
  success: { status: 200, document: true },
  errors: ['sessionNotFound', 'upoPageNotFound', 'validationFailed'],
})
