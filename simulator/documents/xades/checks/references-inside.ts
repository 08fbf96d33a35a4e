import { KsefError } from '../../../../contracts/ksef/errors.ts'
import { quote } from '../../../http/quote.ts'
import type { Check } from '../examination.ts'
import { why } from '../explanations.ts'

const inside = /^(?:#[^\s#()/:]+)?$/

/** References point into the document itself, by Id or with the empty URI; nothing is ever fetched (9105). */
export const referencesInside: Check = ({ signature, ids }) => {
  for (const { uri } of signature.references) {
    if (!inside.test(uri))
      throw new KsefError('signatureProfile', {
        explanation: why('leadsOutside', { uri: quote(uri) }),
      })
    if (uri !== '' && !ids.has(uri.slice(1)))
      throw new KsefError('referenceNotFound', {
        values: { uri: quote(uri) },
        explanation: why('idMissing', { id: quote(uri.slice(1)) }),
      })
  }
}
