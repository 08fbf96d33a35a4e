import * as z from 'zod'
import type { BatchState } from '../../../client/index.ts'
import { operations } from '../../../contracts/ksef/operations.ts'
import { type StateFile, stateFile } from './state-file.ts'

const { body, success } = operations.sessions.openBatch
const { referenceNumber, partUploadRequests } = success.body.shape

/** What `invoice send-batch --state` keeps. */
export const batchStates = (path: string): StateFile<BatchState> =>
  stateFile(
    path,
    z.object({
      folder: z.string(),
      invoiceCount: z.number(),
      request: body,
      session: z
        .object({
          referenceNumber,
          uploads: partUploadRequests,
          sent: z.array(z.number()),
          closed: z.boolean(),
        })
        .optional(),
    }),
  )
