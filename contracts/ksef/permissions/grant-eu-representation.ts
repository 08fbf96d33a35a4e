import * as z from 'zod'
import { operation } from '../../operation.ts'
import { EuRepresentativePermission } from '../permission-names.ts'
import { Description, GivenEuSubjectDetails } from './details.ts'
import { once, Started } from './grants.ts'
import { GivenFingerprint } from './identifiers.ts'

/** Lets a certificate handle the invoices of the EU entity that is signed in. */
export const grantEuRepresentation = operation({
  method: 'POST',
  path: '/permissions/eu-entities/grants',
  summary: 'Grant EU entity representative permissions',
  bearer: ['accessToken'],
  permissions: ['VatUeManage'],
  limits: 'other',
  contexts: ['NipVatUe'],
  get body() {
    return z.object({
      subjectIdentifier: GivenFingerprint(),
      permissions: once(EuRepresentativePermission, name => name),
      description: Description(),
      subjectDetails: GivenEuSubjectDetails(),
    })
  },
  success: {
    status: 202,
    get body() {
      return Started()
    },
  },
  errors: ['unreadableContent', 'validationFailed', 'contextTypeNotAllowed'],
})
