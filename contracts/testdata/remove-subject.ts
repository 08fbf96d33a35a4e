import * as z from 'zod'
import { Nip } from '../formats.ts'
import { operation } from '../operation.ts'

/** Removes an organisation and its subunits (testdata-044). */
export const removeSubject = operation({
  method: 'POST',
  path: '/testdata/subject/remove',
  summary: 'Test data: remove a subject',
  bearer: [],
  limits: 'public',
  body: z.object({ subjectNip: Nip }),
  success: { status: 200 },
  errors: ['validationFailed'],
})
