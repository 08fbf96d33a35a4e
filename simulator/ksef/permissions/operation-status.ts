import { KsefError } from '../../../contracts/ksef/errors.ts'
import { readReferenceNumber } from '../../../contracts/ksef/formats.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import { permissionOperationStatuses } from '../../../contracts/ksef/statuses.ts'
import { contextOf } from '../access/caller.ts'
import type { Handler } from '../handler.ts'
import { lifetimes } from '../lifetimes.ts'
import { statusInfo } from '../outcome.ts'
import { contextKey } from '../tables.ts'
import { why } from './explanations.ts'

/** Of an unknown number and a foreign one alike (permissions-operations-017). */
export const operationStatus: Handler<Operations['permissions']['operationStatus']> = {
  read: async ({ params: { referenceNumber } }, { caller, store, now, explain }) => {
    const begun = readReferenceNumber(referenceNumber)
    if (begun?.kind === 'EG' && begun.at + lifetimes.permissionOperation <= now)
      throw new KsefError('gone', { explanation: why('operationGone', { referenceNumber }) })
    const operation = await store.permissionOperations.get(referenceNumber)
    const context = contextKey(contextOf(caller))
    if (operation === undefined || contextKey(operation.context) !== context)
      throw new KsefError('insufficientResourceAccess', {
        explanation: why('foreignOperation', { referenceNumber, context }),
      })
    const status = now < operation.settlesAt ? 'accepted' : operation.outcome
    if (status === operation.outcome && operation.explanation !== undefined) explain(operation.explanation)
    return { status: statusInfo(permissionOperationStatuses, status, operation) }
  },
}
