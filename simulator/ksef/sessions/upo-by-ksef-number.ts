import { KsefError } from '../../../contracts/ksef/errors.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import { upoReader } from '../../documents/upo/upo-reader.ts'
import type { TwoStepHandler } from '../handler.ts'
import { sessionToRead } from './reach.ts'

export const upoByKsefNumber: TwoStepHandler<Operations['sessions']['upoByKsefNumber']> = {
  before: async ({ params: { referenceNumber, ksefNumber } }, preparation) => {
    const { stored, caller } = preparation
    const notFound = () =>
      new KsefError('upoNotFound', {
        values: { referenceNumber, ksefNumber },
        explanation: `No invoice that was accepted in the session ${referenceNumber} has the KSeF number ${ksefNumber}.`,
      })
    // 21173 is not among the errors of this operation.
    if ((await stored.sessions.get(referenceNumber)) === undefined) throw notFound()
    await sessionToRead(referenceNumber, caller, stored)
    const { upoOfInvoice } = await upoReader()
    const made = await upoOfInvoice(ksefNumber, preparation)
    if (made?.session !== referenceNumber) throw notFound()
    return async () => made
  },
}
