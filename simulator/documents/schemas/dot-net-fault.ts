import { type ErrorDetail, type XmlDocument, XmlElement } from 'libxml2-wasm'
import { dotNetMessage, facetReasons, type Name, valueMessage } from '../xml/dot-net-message.ts'
import { datatypeAt } from './datatypes.ts'
import type { InvoiceSchema } from './schema-library.ts'

const nameOf = ({ namespaceUri, name }: XmlElement): Name => ({ namespace: namespaceUri, local: name })

const pathTo = (element: XmlElement): Name[] =>
  element.parent === null ? [nameOf(element)] : [...pathTo(element.parent), nameOf(element)]

/** The facet that an element's value breaks; '' for a value that cannot be read as its type at all. */
const brokenFacet = (message: string): string | undefined => {
  const [, facet] = /^Element '[^']*': \[facet '(\w+)'\]/.exec(message) ?? []
  return facet ?? (/ is not a valid value of the (?:atomic|union|list) type /.test(message) ? '' : undefined)
}

const valueFault = (facet: string, element: XmlElement, schema: InvoiceSchema): string | undefined => {
  const datatype = datatypeAt(schema, pathTo(element))
  if (datatype === undefined) return undefined
  const value = element.content
  // .NET looks at patterns before anything else, libxml2 after it.
  const reason = datatype.keepsPatterns(value)
    ? (facetReasons[facet] ?? `The string '${value}' is not a valid ${datatype.base} value.`)
    : facetReasons.pattern!
  return valueMessage(nameOf(element), value, datatype.name, reason)
}

/** The path of a node that libxml2 gives names elements with the prefixes of the document, which XPath does not know. */
const withoutPrefixes = (xpath: string): string => xpath.replace(/(?<=\/)[^/@:[\]*]+:[^/[\]]+/g, "*[name()='$&']")

/**
 * A fault that libxml2 found, as KSeF tells it: in the words of .NET's validator (recorded for a value that is not in an
 * enumeration, for incomplete content, for a child out of place and for a fixed attribute).
 */
export const dotNetFault = (
  { message, xpath }: Pick<ErrorDetail, 'message' | 'xpath'>,
  document: XmlDocument,
  schema: InvoiceSchema,
): string => {
  const element = xpath === undefined ? null : document.get(withoutPrefixes(xpath))
  if (!(element instanceof XmlElement)) return dotNetMessage(message.trim())
  const facet = brokenFacet(message)
  const parent = element.parent === null ? undefined : nameOf(element.parent)
  return (
    (facet === undefined ? undefined : valueFault(facet, element, schema)) ?? dotNetMessage(message.trim(), { parent })
  )
}
