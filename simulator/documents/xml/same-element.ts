import type { XmlElement } from 'libxml2-wasm'
import { type CanonicalElement, childElements as childElementsOfTree } from './canonical-tree.ts'
import { childElements, withParsed } from './xml.ts'

const sameElement = (root: XmlElement, element: CanonicalElement): XmlElement => {
  const { parent } = element
  if (parent === undefined) return root
  const same = childElements(sameElement(root, parent))[childElementsOfTree(parent).indexOf(element)]
  if (same === undefined) throw new RangeError('the element is of another document')
  return same
}

/** Parses a document anew and reads the element that stands in it where `element` stands in its tree. */
export const withSameElement = <T>(octets: Uint8Array, element: CanonicalElement, read: (same: XmlElement) => T): T =>
  withParsed(octets, ({ root }) => read(sameElement(root, element)))
