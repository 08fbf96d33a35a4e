import * as z from 'zod'
import { operation } from '../../operation.ts'
import { SerialNumber } from '../certificates/certificate.ts'
import { GivenTimestamp } from '../formats.ts'

/** Ends one of the caller's certificates earlier. What was issued stays as it is; KSeF knows better (certificates-095). */
export const changeCertificate = operation({
  method: 'PUT',
  path: '/testdata/certificates/{serialNumber}',
  summary: 'Test data: change the validity of a KSeF certificate',
  bearer: ['accessToken'],
  limits: 'other',
  get params() {
    return z.object({ serialNumber: SerialNumber() })
  },
  get body() {
    return z.object({
      /** Not later than it is now. */
      validTo: GivenTimestamp(),
    })
  },
  success: { status: 200 },
  errors: ['certificateNotFound', 'validationFailed'],
})
