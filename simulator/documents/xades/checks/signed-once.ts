import { XmlXPath } from 'libxml2-wasm'
import { KsefError } from '../../../../contracts/ksef/errors.ts'
import { namespaces } from '../../xml/namespaces.ts'
import { childElements, isElement } from '../../xml/xml.ts'
import type { Check, Examination } from '../examination.ts'
import { why } from '../explanations.ts'

/** Countersignatures among the unsigned properties are part of the signature they countersign. */
const signatures = XmlXPath.compile('//ds:Signature[not(ancestor::xades:UnsignedProperties)]', {
  ds: namespaces.dsig,
  xades: namespaces.xades,
})

const inPlace = ({ packaging, document: { root } }: Examination) =>
  packaging === 'enveloping'
    ? [root]
    : childElements(root).filter(child => isElement(child, namespaces.dsig, 'Signature'))

/** There is exactly one signature, and it stands directly in the request or around it (9102, 9103). */
export const signedOnce: Check = examination => {
  const [signature, second] = inPlace(examination)
  if (signature === undefined)
    throw new KsefError('signatureMissing', {
      explanation: why('signatureMissing'),
    })
  const all = examination.document.find(signatures).length
  if (second !== undefined || all > 1)
    throw new KsefError('tooManySignatures', { explanation: why('tooManySignatures', { count: all }) })
  examination.signatureElement = signature
}
