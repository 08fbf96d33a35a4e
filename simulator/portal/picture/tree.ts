import { type XmlElement, XmlError } from 'libxml2-wasm'
import { childElements, plainText, withParsed } from '../../documents/xml/xml.ts'

/** An element of a document as plain data. */
export interface Tree {
  readonly name: string
  readonly namespace: string
  /** Of an element that holds nothing but text. */
  readonly text: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Tree[]
  /** From 1. */
  readonly line: number
}

const treeOf = (element: XmlElement): Tree => {
  const children = childElements(element)
  return {
    name: element.name,
    namespace: element.namespaceUri,
    text: children.length > 0 ? '' : (plainText(element) ?? '').trim(),
    attributes: Object.fromEntries(element.attrs.map(({ name, value }) => [name, value])),
    children: children.map(treeOf),
    line: element.line,
  }
}

/** Why something is no document, in libxml2's words. */
export interface NoTree {
  readonly fault: string
}

/** Reads a document. Import this file lazily: libxml2 is 90 ms. */
export const readTree = (xml: Uint8Array): Tree | NoTree => {
  try {
    return withParsed(xml, ({ root }) => treeOf(root))
  } catch (error) {
    if (error instanceof XmlError) return { fault: error.message.trim() }
    throw error
  }
}
