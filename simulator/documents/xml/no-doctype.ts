import { KsefError } from '../../../contracts/ksef/errors.ts'
import type { Check } from '../xades/examination.ts'
import { why } from './explanations.ts'

/** A piece of what may stand before the root element besides a document type declaration. */
const piece = /\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->/y

/** Whether a document has a document type declaration, told without parsing it. */
export const hasDoctype = (text: string): boolean => {
  let at = 0
  // One after another: all of them in one expression have no room in its stack when there are millions.
  for (piece.lastIndex = 0; piece.test(text); ) at = piece.lastIndex
  return text.startsWith('<!DOCTYPE', at)
}

/** No document type declaration, so no entities: looked for before the parser could expand one (9101, assumed). */
export const noDoctype: Check = ({ text }) => {
  if (hasDoctype(text))
    throw new KsefError('invalidDocument', {
      explanation: why('doctype'),
    })
}
