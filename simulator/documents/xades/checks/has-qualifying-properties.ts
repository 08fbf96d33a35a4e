import { KsefError } from '../../../../contracts/ksef/errors.ts'
import { quote } from '../../../quote.ts'
import { namespaces } from '../../xml/namespaces.ts'
import { attribute, childElements, isElement } from '../../xml/xml.ts'
import type { Check } from '../examination.ts'

const refuse = (explanation: string): never => {
  throw new KsefError('signatureProfile', { explanation })
}

/** The signature has XAdES 1.3.2 properties of its own: one QualifyingProperties that targets it (9105, recorded). */
export const hasQualifyingProperties: Check = examination => {
  const { element, objects } = examination.signature
  const [properties, second] = objects
    .flatMap(childElements)
    .filter(child => isElement(child, namespaces.xades, 'QualifyingProperties'))
  if (properties === undefined)
    return refuse(`No Object of the signature holds {${namespaces.xades}}QualifyingProperties: this is not XAdES.`)
  if (second !== undefined) return refuse('The signature has more than one QualifyingProperties.')
  const [target, id] = [attribute(properties, 'Target'), attribute(element, 'Id')]
  if (id === undefined || target !== `#${id}`)
    return refuse(
      `QualifyingProperties has Target="${quote(target ?? '')}", the signature has Id="${quote(id ?? '')}".`,
    )
  const [signed, ...others] = childElements(properties)
  if (!isElement(signed, namespaces.xades, 'SignedProperties') || others.some(child => child.name === signed.name))
    return refuse('QualifyingProperties must begin with its only SignedProperties.')
  examination.signedProperties = signed
}
