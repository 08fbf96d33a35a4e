import * as z from 'zod'
import { operation } from '../../operation.ts'
import { Nip, Pesel } from '../formats.ts'
import { CreatedDate, Description } from './test-data.ts'

/** Creates a natural person with a firm: links PESEL and NIP, so that either owns the NIP's context. */
export const createPerson = operation({
  method: 'POST',
  path: '/testdata/person',
  summary: 'Test data: create a natural person',
  bearer: [],
  limits: 'public',
  get body() {
    return z.object({
      nip: Nip(),
      pesel: Pesel(),
      isBailiff: z.boolean(),
      description: Description(),
      isDeceased: z.boolean().optional(),
      createdDate: CreatedDate(),
    })
  },
  success: { status: 200 },
  errors: ['alreadyExists', 'validationFailed'],
})
