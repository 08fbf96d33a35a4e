import * as z from 'zod'
import { CalendarDate, Nip, readTimestamp } from '../formats.ts'
import { operation } from '../operation.ts'

/** Ends the consent, at once or with the day that is given (testdata-049). */
export const disallowAttachments = operation({
  method: 'POST',
  path: '/testdata/attachment/revoke',
  summary: 'Test data: withdraw the attachment consent',
  bearer: [],
  limits: 'public',
  body: z.object({
    nip: Nip,
    expectedEndDate: CalendarDate.refine(text => readTimestamp(text) !== undefined, { params: { format: true } })
      .meta({ format: 'date' })
      .nullish(),
  }),
  success: { status: 200 },
  errors: ['validationFailed'],
})
