import * as z from 'zod'
import { unstated } from '../../bounds.ts'
import { operation } from '../../operation.ts'
import { whenAsked } from '../../when-asked.ts'
import { GivenTimestamp, Int32, Timestamp } from '../formats.ts'
import { SubjectIdentifierType } from '../identifiers.ts'
import { pageSize } from '../paging.ts'
import { CertificateStatus, CertificateType, SerialNumber } from './certificate.ts'

export const CertificateFilters = whenAsked(() =>
  z.object({
    certificateSerialNumber: SerialNumber().nullish(),
    /** Part of the name, whatever its case. */
    name: z.string().max(unstated.text).nullish(),
    type: CertificateType.nullish(),
    status: CertificateStatus.nullish(),
    /** Those that end later than this. */
    expiresAfter: GivenTimestamp().nullish(),
  }),
)
export type CertificateFilters = z.infer<ReturnType<typeof CertificateFilters>>

/** What is shown of a certificate in a list. */
export const CertificateListItem = whenAsked(() =>
  z.object({
    certificateSerialNumber: SerialNumber(),
    name: z.string().max(100),
    type: CertificateType,
    commonName: z.string(),
    status: CertificateStatus,
    subjectIdentifier: z.object({ type: SubjectIdentifierType, value: z.string().min(10).max(64) }),
    validFrom: Timestamp(),
    validTo: Timestamp(),
    lastUseDate: Timestamp().nullish(),
    requestDate: Timestamp(),
  }),
)
export type CertificateListItem = z.infer<ReturnType<typeof CertificateListItem>>

/** The caller's certificates, newest request first. The body may be left out (certificates-070). */
export const query = operation({
  method: 'POST',
  path: '/certificates/query',
  summary: 'Query certificate metadata',
  bearer: ['accessToken'],
  limits: 'other',
  get query() {
    return z.object({
      pageSize: pageSize(50, 10),
      pageOffset: Int32().min(0).default(0).meta({ format: 'int32' }),
    })
  },
  get body() {
    return CertificateFilters().optional()
  },
  success: {
    status: 200,
    get body() {
      return z.object({ certificates: z.array(CertificateListItem()), hasMore: z.boolean() })
    },
  },
  errors: ['unreadableContent', 'validationFailed'],
  sort: { field: 'requestDate', direction: 'Desc' },
})
