import * as z from 'zod'
import { CertificateType } from '../ksef/certificates/certificate.ts'
import { subjectAttributes } from '../ksef/subject-attributes.ts'
import { whenAsked } from '../when-asked.ts'
import { controlCall } from './call.ts'

/** A certificate holds UTF-8, which has nothing for half a surrogate. */
const Text = whenAsked(() =>
  z
    .string()
    .max(4096)
    .refine(text => !/\p{Surrogate}/u.test(text), 'is no text: it holds half a surrogate'),
)

export const issue = controlCall({
  method: 'POST',
  path: '/certificates',
  summary: 'Issue a KSeF certificate without an enrolment, for any subject, valid for two years',
  get body() {
    return z.strictObject({
      publicKey: z.string().max(16_384).meta({ description: 'PEM.' }),
      subject: z
        .partialRecord(z.enum(Object.values(subjectAttributes)), Text())
        .default({})
        .meta({ description: 'Attributes by name, in the order in which they will stand: {"givenName": "Anna"}.' }),
      type: CertificateType.default('Authentication').meta({ description: 'Default: Authentication.' }),
      name: Text().max(100).default('ksef-simulator').meta({ description: 'Its own name, as lists show it.' }),
    })
  },
  success: {
    status: 201,
    text: 'The certificate, in PEM.',
    get body() {
      return z.object({ serialNumber: z.string(), certificate: z.string() })
    },
  },
})

export const change = controlCall({
  method: 'PUT',
  path: '/certificates/{serialNumber}',
  summary: 'Suspend, revoke or resume a KSeF certificate',
  get params() {
    return z.object({ serialNumber: z.string().max(64) })
  },
  get body() {
    return z.strictObject({ status: z.enum(['Active', 'Suspended', 'Revoked']) })
  },
  success: { status: 204, text: 'It is so from now on.' },
  refusals: { 404: 'No certificate has this serial number.' },
})
