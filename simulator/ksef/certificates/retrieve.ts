import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Handler } from '../handler.ts'
import { contextKey } from '../tables.ts'
import { why } from './explanations.ts'
import { certificateOf, linkedSubjects, subjectOf } from './own.ts'

export const retrieve: Handler<Operations['certificates']['retrieve']> = {
  read: async ({ body: { certificateSerialNumbers: asked } }, { caller, store, now, explain }) => {
    const subjects = await linkedSubjects(caller, store)
    const found = await Promise.all(asked.map(serialNumber => certificateOf(serialNumber, subjects, store, now)))
    const missing = asked.filter((_, place) => found[place] === undefined)
    if (missing.length > 0)
      explain(why('leftOut', { subject: contextKey(subjectOf(caller)), serialNumbers: missing.join(', ') }))
    return {
      certificates: found.flatMap(it =>
        it === undefined
          ? []
          : [
              {
                certificate: Buffer.from(it.der).toString('base64'),
                certificateName: it.name,
                certificateSerialNumber: it.serialNumber,
                certificateType: it.type,
              },
            ],
      ),
    }
  },
}
