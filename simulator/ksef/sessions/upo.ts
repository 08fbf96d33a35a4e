import { KsefError } from '../../../contracts/ksef/errors.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import { upoReader } from '../../documents/upo/upo-reader.ts'
import type { TwoStepHandler } from '../handler.ts'
import { sessionToRead } from './reach.ts'

export const upo: TwoStepHandler<Operations['sessions']['upo']> = {
  before: async ({ params }, preparation) => {
    const { referenceNumber, upoReferenceNumber } = params
    await sessionToRead(referenceNumber, preparation.caller, preparation.stored)
    const { upoOfPage } = await upoReader()
    const made = await upoOfPage(referenceNumber, upoReferenceNumber, preparation)
    if (made === undefined)
      throw new KsefError('upoPageNotFound', {
        values: { referenceNumber, upoReferenceNumber },
        explanation: `The session ${referenceNumber} has no UPO page ${upoReferenceNumber}: it has pages once its status is 200, and names them there.`,
      })
    return async () => made
  },
}
