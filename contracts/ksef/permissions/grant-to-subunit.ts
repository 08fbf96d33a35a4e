import * as z from 'zod'
import { operation } from '../../operation.ts'
import { Description, describesSubject, GivenPersonDetails } from './details.ts'
import { Started } from './grants.ts'
import { GivenSubject, GivenUnit } from './identifiers.ts'

/** Makes an administrator of a unit (its internal identifier begins with this) or of a member of the group. */
export const grantToSubunit = operation({
  method: 'POST',
  path: '/permissions/subunits/grants',
  summary: 'Grant subunit administrator permission',
  bearer: ['accessToken'],
  permissions: ['SubunitManage'],
  limits: 'other',
  contexts: ['Nip', 'InternalId'],
  get body() {
    return describesSubject(
      z
        .object({
          subjectIdentifier: GivenSubject(),
          contextIdentifier: GivenUnit(),
          description: Description(),
          subunitName: z.string().min(5).max(256).nullish(),
          subjectDetails: GivenPersonDetails(),
        })
        .refine(
          ({ contextIdentifier, subunitName }) => contextIdentifier.type !== 'InternalId' || subunitName != null,
          {
            path: ['subunitName'],
            params: { empty: true },
          },
        ),
    )
  },
  success: {
    status: 202,
    get body() {
      return Started()
    },
  },
  errors: ['unreadableContent', 'validationFailed', 'contextTypeNotAllowed'],
})
