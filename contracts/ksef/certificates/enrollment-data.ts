import * as z from 'zod'
import { operation } from '../../operation.ts'
import { whenAsked } from '../../when-asked.ts'

const Attribute = whenAsked(() => z.string().nullish())
/** What must stand in the subject of a certificate signing request, from the certificate that signed in. */
export const enrollmentData = operation({
  method: 'GET',
  path: '/certificates/enrollments/data',
  summary: 'Get the DN data for a certificate signing request',
  bearer: ['accessToken'],
  limits: 'other',
  success: {
    status: 200,
    get body() {
      return z.object({
        commonName: z.string(),
        countryName: z.string(),
        givenName: Attribute(),
        surname: Attribute(),
        serialNumber: Attribute(),
        uniqueIdentifier: Attribute(),
        organizationName: Attribute(),
        organizationIdentifier: Attribute(),
      })
    },
  },
  errors: ['noEnrollmentData'],
})
