import * as z from 'zod'
import { operation } from '../../operation.ts'
import { Nip } from '../formats.ts'

/** Removes an organisation and its subunits (testdata-044). */
export const removeSubject = operation({
  method: 'POST',
  path: '/testdata/subject/remove',
  summary: 'Test data: remove a subject',
  bearer: [],
  limits: 'public',
  get body() {
    return z.object({ subjectNip: Nip() })
  },
  success: { status: 200 },
  errors: ['validationFailed'],
})
