import { telling } from '../../../contracts/told.ts'

/** Why a session of authentication is out of reach. */
export const why = telling({
  notOfCaller: {
    en: '{referenceNumber} is no session of the caller in this context: GET /auth/sessions lists those.',
    pl: '{referenceNumber} nie jest sesją wywołującego w tym kontekście: jego sesje wymienia GET /auth/sessions.',
  },
})
