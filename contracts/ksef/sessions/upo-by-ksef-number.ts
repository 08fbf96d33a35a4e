import * as z from 'zod'
import { operation } from '../../operation.ts'
import { ReferenceNumber } from '../formats.ts'
import { KsefNumber } from '../invoices/invoice.ts'
import { readers } from './session.ts'

/** The UPO of an invoice, found by its KSeF number. */
export const upoByKsefNumber = operation({
  method: 'GET',
  path: '/sessions/{referenceNumber}/invoices/ksef/{ksefNumber}/upo',
  summary: 'Download invoice UPO by KSeF number',
  bearer: ['accessToken'],
  permissions: readers,
  limits: 'sessionMisc',
  get params() {
    return z.object({ referenceNumber: ReferenceNumber(), ksefNumber: KsefNumber() })
  },
  success: { status: 200, document: true },
  errors: ['upoNotFound', 'validationFailed'],
})
