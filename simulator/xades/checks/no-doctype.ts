import { KsefError } from '../../../contracts/errors.ts'
import type { Check } from '../examination.ts'

/** What may stand before the root element besides a document type declaration. */
const prolog = /(?:\s|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)*/y

/** Whether a document has a document type declaration, told without parsing it. */
export const hasDoctype = (text: string): boolean => {
  prolog.lastIndex = 0
  prolog.test(text)
  return text.startsWith('<!DOCTYPE', prolog.lastIndex)
}

/** No document type declaration, so no entities: looked for before the parser could expand one (9101, assumed). */
export const noDoctype: Check = ({ text }) => {
  if (hasDoctype(text))
    throw new KsefError('invalidDocument', {
      explanation: 'The document has a DOCTYPE. Document types and entities are not allowed in a signed request.',
    })
}
