import type { CanonicalDocument, CanonicalElement, CanonicalNode, Namespaces } from './canonical-tree.ts'
import type { CanonicalizationMethod } from './canonicalize.ts'

/** The order of canonical XML is that of characters, and so of octets; that of JavaScript is another behind U+FFFF. */
const byCharacters = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))

const declaration = (prefix: string, uri: string): string => ` xmlns${prefix && ':'}${prefix}="${uri}"`

const nothingShown: Namespaces = new Map()

/** Whether an element takes over attributes xml:… of those around it when it is canonicalised alone. */
const inheritsXml = ({ parent }: CanonicalElement): boolean =>
  parent !== undefined && (parent.attributes.some(({ prefix }) => prefix === 'xml') || inheritsXml(parent))

/** Whether `writeElement` can write an element; what it cannot is libxml2's. */
export const isWritable = (element: CanonicalElement, { mode }: CanonicalizationMethod): boolean =>
  mode === 1 || !inheritsXml(element)

const writer = ({ mode, withComments, prefixes = [] }: CanonicalizationMethod, without?: CanonicalElement) => {
  const listed = prefixes.map(prefix => (prefix === '#default' ? '' : prefix))

  /** The prefixes whose namespaces an element needs to have shown, on itself or around it. */
  const needed = (element: CanonicalElement, isApex: boolean): Iterable<string> => {
    if (mode !== 1) return isApex ? element.namespaces.keys() : element.declared
    const used = element.attributes.map(({ prefix }) => prefix).filter(prefix => prefix !== '')
    return new Set([element.prefix, ...used, ...listed])
  }

  const writeElement = (element: CanonicalElement, shown: Namespaces, isApex: boolean): string => {
    const { namespaces, written, writtenAttributes, children } = element
    const news: string[] = []
    for (const prefix of needed(element, isApex)) {
      const isDeclared = prefix === '' || namespaces.has(prefix)
      if (isDeclared && (namespaces.get(prefix) ?? '') !== (shown.get(prefix) ?? '')) news.push(prefix)
    }
    let declarations = ''
    let shownInside = shown
    if (news.length > 0) {
      const more = new Map(shown)
      for (const prefix of news.sort(byCharacters)) {
        const uri = namespaces.get(prefix) ?? ''
        more.set(prefix, uri)
        declarations += declaration(prefix, uri)
      }
      shownInside = more
    }
    let content = ''
    for (const child of children) content += writeNode(child, shownInside, false)
    return `<${written}${declarations}${writtenAttributes}>${content}</${written}>`
  }

  const writeNode = (node: CanonicalNode, shown: Namespaces, isApex: boolean): string => {
    if (node.kind === 'element') return node === without ? '' : writeElement(node, shown, isApex)
    return node.kind === 'comment' && !withComments ? '' : node.written
  }

  return (node: CanonicalNode): string => writeNode(node, nothingShown, true)
}

/** The canonical octets of an element that `isWritable`. */
export const writeElement = (element: CanonicalElement, method: CanonicalizationMethod): Buffer =>
  Buffer.from(writer(method)(element))

/** The canonical octets of a document without one of its elements. */
export const writeDocument = (
  { nodes, root }: CanonicalDocument,
  method: CanonicalizationMethod,
  without?: CanonicalElement,
): Buffer => {
  const write = writer(method, without)
  const at = nodes.indexOf(root)
  const lines = (some: readonly CanonicalNode[]): string[] => some.map(write).filter(line => line !== '')
  return Buffer.from([...lines(nodes.slice(0, at)), write(root), ...lines(nodes.slice(at + 1))].join('\n'))
}
