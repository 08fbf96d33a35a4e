import { operation } from '../../operation.ts'

/** Gives the caller the default certificate limits back. */
export const resetCertificateLimits = operation({
  method: 'DELETE',
  path: '/testdata/limits/subject/certificate',
  summary: 'Test data: restore default certificate limits of the current subject',
  bearer: ['accessToken'],
  limits: 'other',
  success: { status: 200 },
  errors: [],
})
