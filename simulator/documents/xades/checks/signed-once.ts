import { KsefError } from '../../../../contracts/ksef/errors.ts'
import { type CanonicalElement, childElements, isElement } from '../../xml/canonical-tree.ts'
import { namespaces } from '../../xml/namespaces.ts'
import type { Check, Examination } from '../examination.ts'
import { why } from '../explanations.ts'

const isSignature = (element: CanonicalElement): boolean => isElement(element, namespaces.dsig, 'Signature')

/** Countersignatures among the unsigned properties are part of the signature they countersign. */
const isCountersignature = ({ parent }: CanonicalElement): boolean =>
  parent !== undefined && (isElement(parent, namespaces.xades, 'UnsignedProperties') || isCountersignature(parent))

const inPlace = ({ packaging, tree: { root } }: Examination) =>
  packaging === 'enveloping' ? [root] : childElements(root).filter(isSignature)

/** There is exactly one signature, and it stands directly in the request or around it (9102, 9103). */
export const signedOnce: Check = examination => {
  const [signature, second] = inPlace(examination)
  if (signature === undefined)
    throw new KsefError('signatureMissing', {
      explanation: why('signatureMissing'),
    })
  const all = examination.tree.elements.filter(element => isSignature(element) && !isCountersignature(element)).length
  if (second !== undefined || all > 1)
    throw new KsefError('tooManySignatures', { explanation: why('tooManySignatures', { count: all }) })
  examination.signatureElement = signature
}
