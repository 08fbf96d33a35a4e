import { KsefError } from '../../../../contracts/ksef/errors.ts'
import { quote } from '../../../quote.ts'
import type { Check } from '../examination.ts'

const inside = /^(?:#[^\s#()/:]+)?$/

/** References point into the document itself, by Id or with the empty URI; nothing is ever fetched (9105). */
export const referencesInside: Check = ({ signature, ids }) => {
  for (const { uri } of signature.references) {
    if (!inside.test(uri))
      throw new KsefError('signatureProfile', {
        explanation: `The reference "${quote(uri)}" leads out of the document: detached signatures are not accepted.`,
      })
    if (uri !== '' && !ids.has(uri.slice(1)))
      throw new KsefError('referenceNotFound', {
        values: { uri: quote(uri) },
        explanation: `No element of the document has Id="${quote(uri.slice(1))}".`,
      })
  }
}
