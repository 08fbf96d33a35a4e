import { KsefError } from '../../../contracts/ksef/errors.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Handler } from '../handler.ts'
import { why } from './explanations.ts'
import { sessionToRead } from './reach.ts'
import { upoReader } from './upo-reader.ts'

export const upoByKsefNumber: Handler<Operations['sessions']['upoByKsefNumber']> = {
  read: async ({ params: { referenceNumber, ksefNumber } }, work) => {
    const { store, caller } = work
    const notFound = () =>
      new KsefError('upoNotFound', {
        values: { referenceNumber, ksefNumber },
        explanation: why('numberNotInSession', { referenceNumber, ksefNumber }),
      })
    // 21173 is not among the errors of this operation.
    if ((await store.sessions.get(referenceNumber)) === undefined) throw notFound()
    await sessionToRead(referenceNumber, caller, store)
    const { upoOfInvoice } = await upoReader()
    const made = await upoOfInvoice(ksefNumber, work)
    if (made?.session !== referenceNumber) throw notFound()
    return made
  },
}
