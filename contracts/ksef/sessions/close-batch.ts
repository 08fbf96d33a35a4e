import { operation } from '../../operation.ts'
import { batchWriters, SessionParams } from './session.ts'

/** Closes a batch session whose parts have all arrived: the package is worked on from then on (sessions-batch-026). */
export const closeBatch = operation({
  method: 'POST',
  path: '/sessions/batch/{referenceNumber}/close',
  summary: 'Close a batch session',
  bearer: ['accessToken'],
  permissions: batchWriters,
  limits: 'batchSessionClose',
  was: { '2.7': { limits: 'batchSession' } },
  get params() {
    return SessionParams()
  },
  success: { status: 204 },
  errors: [
    'partSizeDiffers',
    'sessionNotFound',
    'sessionCannotBeClosed',
    'partMissing',
    'batchTimedOut',
    'validationFailed',
  ],
})
