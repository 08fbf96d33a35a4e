import { KsefError } from '../../../../contracts/ksef/errors.ts'
import type { Told } from '../../../../contracts/told.ts'
import { quote } from '../../../http/quote.ts'
import { attribute, childElements, isElement } from '../../xml/canonical-tree.ts'
import { namespaces } from '../../xml/namespaces.ts'
import type { Check } from '../examination.ts'
import { why } from '../explanations.ts'

const refuse = (explanation: Told): never => {
  throw new KsefError('signatureProfile', { explanation })
}

/** The signature has XAdES 1.3.2 properties of its own: one QualifyingProperties that targets it (9105, recorded). */
export const hasQualifyingProperties: Check = examination => {
  const { element, objects } = examination.signature
  const [properties, second] = objects
    .flatMap(childElements)
    .filter(child => isElement(child, namespaces.xades, 'QualifyingProperties'))
  if (properties === undefined) return refuse(why('notXades', { element: `{${namespaces.xades}}QualifyingProperties` }))
  if (second !== undefined) return refuse(why('manyQualifyingProperties'))
  const [target, id] = [attribute(properties, 'Target'), attribute(element, 'Id')]
  if (id === undefined || target !== `#${id}`)
    return refuse(why('targetDiffers', { target: quote(target ?? ''), id: quote(id ?? '') }))
  const [signed, ...others] = childElements(properties)
  if (!isElement(signed, namespaces.xades, 'SignedProperties') || others.some(child => child.name === signed.name))
    return refuse(why('signedPropertiesNotFirst'))
  examination.signedProperties = signed
}
