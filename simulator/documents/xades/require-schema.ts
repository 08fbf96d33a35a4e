import type { XmlElement } from 'libxml2-wasm'
import { KsefError } from '../../../contracts/ksef/errors.ts'
import { quote } from '../../quote.ts'
import { dotNetMessage, inDotNetOrder } from '../xml/dot-net-message.ts'
import { childElements } from '../xml/xml.ts'
import type { Examination } from './examination.ts'
import { schemaFaults, versionOf } from './schema-validator.ts'

/** The parent of the first element that a fault calls out of place: .NET names it, libxml2 does not. */
const parentOf = (root: XmlElement, fault: string): XmlElement | undefined => {
  const name = /^Element '(?:\{[^}]*\})?([^']*)': This element is not expected/.exec(fault)?.[1]
  const search = (element: XmlElement): XmlElement | undefined => {
    const children = childElements(element)
    if (children.some(child => child.name === name)) return element
    return children.map(search).find(found => found !== undefined)
  }
  return name === undefined ? undefined : search(root)
}

/** ksef-client's enveloping signature points at an Id on AuthTokenRequest, which the schema does not know (assumed). */
const isTolerated = (fault: string, packaging: Examination['packaging']): boolean =>
  packaging === 'enveloping' && /}AuthTokenRequest', attribute 'Id': The attribute 'Id' is not allowed/.test(fault)

/** Refuses an AuthTokenRequest that breaks its schema: 21401 with the message of .NET's validator (recorded). */
export const requireSchema = (request: XmlElement, packaging: Examination['packaging']): void => {
  const version = versionOf(request) ?? '2.0'
  const faults = inDotNetOrder(schemaFaults(request, version)).filter(fault => !isTolerated(fault, packaging))
  const [first] = faults
  if (first === undefined) return
  const parent = parentOf(request, first)
  throw new KsefError('schemaMismatch', {
    values: {
      message: dotNetMessage(first, parent && { parent: { namespace: parent.namespaceUri, local: parent.name } }),
    },
    explanation: `The AuthTokenRequest breaks schema ${version} (auth/schemy). ${faults.slice(0, 5).map(quote).join(' ')}`,
  })
}
