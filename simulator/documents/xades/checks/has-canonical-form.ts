import { XmlError } from 'libxml2-wasm'
import { KsefError } from '../../../../contracts/ksef/errors.ts'
import { quote } from '../../../http/quote.ts'
import { canonicalForm } from '../../xml/canonical-form.ts'
import type { Check } from '../examination.ts'
import { why } from '../explanations.ts'

/** The document has a canonical form, from which everything behind is read: no namespace is a relative URI (9105). */
export const hasCanonicalForm: Check = examination => {
  const { document } = examination
  try {
    examination.tree = canonicalForm(document)
  } catch (error) {
    if (!(error instanceof XmlError)) throw error
    throw new KsefError('digestMismatch', {
      values: { uri: '' },
      explanation: why('noCanonicalForm', { message: quote(error.message) }),
    })
  } finally {
    document.dispose()
  }
}
