import { XmlXPath } from 'libxml2-wasm'
import { KsefError } from '../../../../contracts/ksef/errors.ts'
import type { Check } from '../examination.ts'
import { why } from '../explanations.ts'

const deepest = 24
const tooDeep = XmlXPath.compile(`boolean(${'/*'.repeat(deepest + 1)})`)

/** Elements nest at most 24 deep; a countersigned LTA signature reaches 16. Canonicalisation pays for each level (assumed). */
export const withinDepth: Check = ({ document }) => {
  if (document.eval(tooDeep) === true)
    throw new KsefError('validationFailed', {
      explanation: why('tooDeep', { deepest }),
    })
}
