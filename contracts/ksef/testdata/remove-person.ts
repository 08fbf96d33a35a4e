import * as z from 'zod'
import { operation } from '../../operation.ts'
import { Nip } from '../formats.ts'

/** Removes a natural person and every right they have (testdata-045). */
export const removePerson = operation({
  method: 'POST',
  path: '/testdata/person/remove',
  summary: 'Test data: remove a natural person',
  bearer: [],
  limits: 'public',
  get body() {
    return z.object({ nip: Nip() })
  },
  success: { status: 200 },
  errors: ['validationFailed'],
})
