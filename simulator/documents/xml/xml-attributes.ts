import { XmlElement } from 'libxml2-wasm'
import type { CanonicalAttribute, CanonicalElement } from './canonical-tree.ts'
import { canonicalize } from './canonicalize.ts'
import { namespaces } from './namespaces.ts'
import { readCanonical } from './read-canonical.ts'
import { withParsed } from './xml.ts'

const isXml = ({ prefix }: CanonicalAttribute): boolean => prefix === 'xml'

const lineOf = (element: CanonicalElement): CanonicalElement[] =>
  element.parent === undefined ? [element] : [...lineOf(element.parent), element]

/** libxml2 decides, on a document that has nothing but the elements around and their attributes xml:…. */
const inherited = (line: readonly CanonicalElement[], mode: 0 | 2): readonly CanonicalAttribute[] => {
  const tags = line.map(
    ({ attributes }) =>
      `<a${attributes
        .filter(isXml)
        .map(({ written }) => written)
        .join('')}>`,
  )
  const octets = Buffer.from(tags.join('') + '</a>'.repeat(tags.length))
  return withParsed(octets, document => {
    let apex = document.root
    while (apex.firstChild instanceof XmlElement) apex = apex.firstChild
    return readCanonical(canonicalize(document, { mode, withComments: false }, apex).toString()).root.attributes
  })
}

/**
 * The attributes of an element that is canonicalised alone, in their order: inclusive canonicalisation takes over
 * attributes xml:… of the elements around it.
 */
export const attributesOfApex = (element: CanonicalElement, mode: 0 | 2): readonly CanonicalAttribute[] => {
  const { attributes } = element
  const line = lineOf(element)
  if (!line.slice(0, -1).some(around => around.attributes.some(isXml))) return attributes
  const comesBefore = ({ prefix }: CanonicalAttribute): boolean =>
    prefix === '' || (element.namespaces.get(prefix) ?? '') < namespaces.xml
  const others = attributes.filter(attribute => !isXml(attribute))
  const behind = others.filter(attribute => !comesBefore(attribute))
  return [...others.filter(comesBefore), ...inherited(line, mode), ...behind]
}
