import * as z from 'zod'
import { operation } from '../../operation.ts'
import { GivenDate, Nip } from '../formats.ts'

/** Ends the consent, at once or with the day that is given (testdata-049). */
export const disallowAttachments = operation({
  method: 'POST',
  path: '/testdata/attachment/revoke',
  summary: 'Test data: withdraw the attachment consent',
  bearer: [],
  limits: 'public',
  get body() {
    return z.object({
      nip: Nip(),
      expectedEndDate: GivenDate().nullish(),
    })
  },
  success: { status: 200 },
  errors: ['validationFailed'],
})
