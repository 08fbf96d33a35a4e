import { KsefError } from '../../../contracts/ksef/errors.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Handler } from '../handler.ts'
import { why } from './explanations.ts'
import { sessionToRead } from './reach.ts'
import { upoReader } from './upo-reader.ts'

export const upo: Handler<Operations['sessions']['upo']> = {
  read: async ({ params }, work) => {
    const { referenceNumber, upoReferenceNumber } = params
    await sessionToRead(referenceNumber, work.caller, work.store)
    const { upoOfPage } = await upoReader()
    const made = await upoOfPage(referenceNumber, upoReferenceNumber, work)
    if (made === undefined)
      throw new KsefError('upoPageNotFound', {
        values: { referenceNumber, upoReferenceNumber },
        explanation: why('noUpoPage', { session: referenceNumber, page: upoReferenceNumber }),
      })
    return made
  },
}
