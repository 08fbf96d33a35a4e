import * as z from 'zod'
import { unstated } from '../../bounds.ts'
import { operation } from '../../operation.ts'
import { Nip } from '../formats.ts'
import { CreatedDate, Description } from './test-data.ts'

/** Creates an organisation with a role: enforcement authority, VAT group or local government, the last two with subunits. */
export const createSubject = operation({
  method: 'POST',
  path: '/testdata/subject',
  summary: 'Test data: create a subject',
  bearer: [],
  limits: 'public',
  get body() {
    return z.object({
      subjectNip: Nip(),
      subjectType: z.enum(['EnforcementAuthority', 'VatGroup', 'JST']),
      subunits: z
        .array(z.object({ subjectNip: Nip(), description: Description() }))
        .max(unstated.items)
        .nullish(),
      description: Description(),
      createdDate: CreatedDate(),
    })
  },
  success: { status: 200 },
  errors: ['alreadyExists', 'validationFailed'],
})
