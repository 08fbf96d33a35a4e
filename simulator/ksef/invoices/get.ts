import { KsefError } from '../../../contracts/ksef/errors.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import { contextOf } from '../access/caller.ts'
import type { Handler } from '../handler.ts'
import { contextKey } from '../tables.ts'
import { why } from './explanations.ts'
import { standsOn } from './stands-on.ts'

/** For whoever stands on the invoice (session-resource-access-rule). */
export const get: Handler<Operations['invoices']['get']> = {
  read: async ({ params: { ksefNumber } }, { caller, store, now }) => {
    const accepted = await store.acceptedInvoices.get(ksefNumber)
    if (accepted === undefined || now < accepted.acquiredAt)
      throw new KsefError('invoiceNotFound', {
        values: { ksefNumber },
        explanation: why('numberUnknown', { ksefNumber }),
      })
    const context = contextKey(contextOf(caller))
    if (!(await standsOn(ksefNumber, context, store)))
      throw new KsefError('insufficientResourceAccess', {
        explanation: why('notAParty', { context, ksefNumber }),
      })
    if (now < accepted.storedAt)
      throw new KsefError('invoiceNotStored', {
        values: { ksefNumber },
        explanation: why('notStored', { at: new Date(accepted.storedAt).toISOString() }),
      })
    const { document } = (await store.invoiceDocuments.get(ksefNumber))!
    return { xml: document, hash: accepted.metadata.invoiceHash }
  },
}
