import { createNames, xsdNamespace } from './name.ts'
import { type NamespaceOf, scan, XmlFault } from './scan.ts'

/** An element of a schema document; annotations are left out. */
export interface XsdNode {
  /** Its local name: `element`, `sequence` … */
  readonly kind: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XsdNode[]
}

export interface SchemaDocument {
  readonly root: XsdNode
  /** At the root, where schemas declare their prefixes. */
  readonly namespaceOf: NamespaceOf
}

interface Growing extends XsdNode {
  readonly children: Growing[]
}

/** @throws XmlFault where the text is no schema. */
export const readSchemaDocument = (xml: string): SchemaDocument => {
  const open: Growing[] = []
  let document: SchemaDocument | undefined
  /** How deep inside what is no part of the schema. */
  let outside = 0
  scan(xml, createNames(), {
    start: (name, attributes, namespaceOf) => {
      if (outside > 0 || name.namespace !== xsdNamespace || name.local === 'annotation') {
        outside += 1
        return
      }
      const node = {
        kind: name.local,
        attributes: new Map(attributes.map(one => [one.name.full, one.value])),
        children: [],
      }
      open.at(-1)?.children.push(node)
      open.push(node)
      document ??= { root: node, namespaceOf }
    },
    text: () => {},
    end: () => {
      if (outside > 0) outside -= 1
      else open.pop()
    },
  })
  if (document?.root.kind !== 'schema') throw new XmlFault('The document is no schema.')
  return document
}

/** The first child of some kinds. */
export const child = (node: XsdNode, ...kinds: string[]): XsdNode | undefined =>
  node.children.find(({ kind }) => kinds.includes(kind))
/** All children of a kind. */
export const all = (node: XsdNode, kind: string): XsdNode[] => node.children.filter(one => one.kind === kind)
