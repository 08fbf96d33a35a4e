import type {
  CanonicalAttribute,
  CanonicalDocument,
  CanonicalElement,
  CanonicalNode,
  Namespaces,
} from './canonical-tree.ts'
import type { CanonicalizationMethod } from './canonicalize.ts'
import { attributesOfApex } from './xml-attributes.ts'

/** The order of canonical XML is that of characters, and so of octets; that of JavaScript is another behind U+FFFF. */
const byCharacters = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))

const declaration = (prefix: string, uri: string): string => ` xmlns${prefix && ':'}${prefix}="${uri}"`

const nothingShown: Namespaces = new Map()

const written = (attributes: readonly CanonicalAttribute[]): string => attributes.map(({ written }) => written).join('')

const writer = ({ mode, withComments, prefixes = [] }: CanonicalizationMethod, without?: CanonicalElement) => {
  const listed = prefixes.map(prefix => (prefix === '#default' ? '' : prefix))

  /** The prefixes whose namespaces an element needs to have shown, on itself or around it. */
  const needed = (element: CanonicalElement, isApex: boolean): readonly string[] => {
    if (mode !== 1) return isApex ? [...element.namespaces.keys()] : element.declared
    const used = element.attributes.map(({ prefix }) => prefix).filter(prefix => prefix !== '')
    return [element.prefix, ...used, ...listed]
  }

  const writeElement = (element: CanonicalElement, shown: Namespaces, isApex: boolean): string => {
    const { namespaces, children } = element
    const isNew = (prefix: string): boolean =>
      (prefix === '' || namespaces.has(prefix)) && (namespaces.get(prefix) ?? '') !== (shown.get(prefix) ?? '')
    const news = needed(element, isApex).filter(isNew)
    let declarations = ''
    let shownInside = shown
    if (news.length > 0) {
      const more = new Map(shown)
      for (const prefix of [...new Set(news)].sort(byCharacters)) {
        const uri = namespaces.get(prefix) ?? ''
        more.set(prefix, uri)
        declarations += declaration(prefix, uri)
      }
      shownInside = more
    }
    let content = ''
    for (const child of children) content += writeNode(child, shownInside, false)
    const attributes = isApex && mode !== 1 ? attributesOfApex(element, mode) : element.attributes
    return `<${element.written}${declarations}${written(attributes)}>${content}</${element.written}>`
  }

  const writeNode = (node: CanonicalNode, shown: Namespaces, isApex: boolean): string => {
    if (node.kind === 'element') return node === without ? '' : writeElement(node, shown, isApex)
    return node.kind === 'comment' && !withComments ? '' : node.written
  }

  return (node: CanonicalNode): string => writeNode(node, nothingShown, true)
}

/** The canonical octets of an element. */
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
