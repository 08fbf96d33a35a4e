import type { XmlElement } from 'libxml2-wasm'
import { namespaces } from '../../xml/namespaces.ts'
import { childElements, isElement, parseXml } from '../../xml/xml.ts'
import type { Check, Examination } from '../examination.ts'
import { versionOf } from '../request-schema.ts'
import { requireSchema } from '../require-schema.ts'

/** The request inside an enveloping signature, where it stands there as XML. */
const wrapped = (root: XmlElement): XmlElement | undefined =>
  childElements(root)
    .filter(child => isElement(child, namespaces.dsig, 'Object'))
    .flatMap(childElements)
    .find(child => versionOf(child) !== undefined)

const withoutSignature = (examination: Examination): XmlElement => {
  examination.stripped = parseXml(examination.received)
  const { root } = examination.stripped
  for (const child of childElements(root)) if (isElement(child, namespaces.dsig, 'Signature')) child.remove()
  return root
}

/**
 * The request without its signature keeps the published schema (21401). This look at the unverified document only
 * decides which fault is named first; what is used later is validated again where it is read (reads-request).
 */
export const matchesSchema: Check = examination => {
  const { packaging, document } = examination
  const request = packaging === 'enveloped' ? withoutSignature(examination) : wrapped(document.root)
  if (request !== undefined) requireSchema(request, packaging)
}
