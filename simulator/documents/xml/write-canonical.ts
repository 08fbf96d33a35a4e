import type { CanonicalDocument, CanonicalElement, CanonicalNode, Namespaces } from './canonical-tree.ts'
import type { CanonicalizationMethod } from './canonicalize.ts'
import { attributesOfApex } from './xml-attributes.ts'

/** The order of canonical XML is that of characters, and so of octets; that of JavaScript is another behind U+FFFF. */
const byCharacters = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))

const references: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['"', '&quot;'],
  ['\t', '&#x9;'],
  ['\n', '&#xA;'],
  ['\r', '&#xD;'],
])

/** A namespace is written like the value of an attribute (C14N 2.3); libxml2 writes it as it is. */
const declaration = (prefix: string, uri: string): string => {
  const written = uri.replace(/[&<"\t\n\r]/g, character => references.get(character) ?? character)
  return ` xmlns${prefix && ':'}${prefix}="${written}"`
}

const nothingShown: Namespaces = new Map()

const uriOf = ({ namespaces }: CanonicalElement, prefix: string): string => namespaces.get(prefix) ?? ''

class Writer {
  private readonly method: CanonicalizationMethod
  private readonly without: CanonicalElement | undefined
  private readonly listed: readonly string[]

  constructor(method: CanonicalizationMethod, without?: CanonicalElement) {
    this.method = method
    this.without = without
    this.listed = (method.prefixes ?? []).map(prefix => (prefix === '#default' ? '' : prefix))
  }

  /** Text of the node that is canonicalised. */
  apex(node: CanonicalNode): string {
    return this.node(node, nothingShown, true)
  }

  /** @param shown what the elements around have declared in the text */
  private node(node: CanonicalNode, shown: Namespaces, isApex: boolean): string {
    if (node.kind === 'element') return node === this.without ? '' : this.element(node, shown, isApex)
    return node.kind === 'comment' && !this.method.withComments ? '' : node.written
  }

  private element(element: CanonicalElement, shown: Namespaces, isApex: boolean): string {
    const { mode } = this.method
    const attributes = isApex && mode !== 1 ? attributesOfApex(element, mode) : element.attributes
    const added = this.newPrefixes(element, shown, isApex).map(prefix => [prefix, uriOf(element, prefix)] as const)
    const inside = added.length === 0 ? shown : new Map([...shown, ...added])
    let text = `<${element.written}`
    for (const [prefix, uri] of added) text += declaration(prefix, uri)
    for (const { written } of attributes) text += written
    text += '>'
    for (const child of element.children) text += this.node(child, inside, false)
    return `${text}</${element.written}>`
  }

  /** Prefixes that an element declares in the text, in their order. */
  private newPrefixes(element: CanonicalElement, shown: Namespaces, isApex: boolean): readonly string[] {
    const news = this.neededPrefixes(element, isApex).filter(
      prefix =>
        (prefix === '' || element.namespaces.has(prefix)) && uriOf(element, prefix) !== (shown.get(prefix) ?? ''),
    )
    return news.length > 1 ? [...new Set(news)].sort(byCharacters) : news
  }

  /** Prefixes whose namespaces an element needs to have shown, on itself or around it. */
  private neededPrefixes(element: CanonicalElement, isApex: boolean): readonly string[] {
    if (this.method.mode !== 1) return isApex ? [...element.namespaces.keys()] : element.declared
    const used = element.attributes.map(({ prefix }) => prefix).filter(prefix => prefix !== '')
    return [element.prefix, ...used, ...this.listed]
  }
}

/** The canonical octets of an element. */
export const writeElement = (element: CanonicalElement, method: CanonicalizationMethod): Buffer =>
  Buffer.from(new Writer(method).apex(element))

/** The canonical octets of a document without one of its elements. */
export const writeDocument = (
  { nodes, root }: CanonicalDocument,
  method: CanonicalizationMethod,
  without?: CanonicalElement,
): Buffer => {
  const writer = new Writer(method, without)
  const at = nodes.indexOf(root)
  const lines = (some: readonly CanonicalNode[]): string[] =>
    some.map(node => writer.apex(node)).filter(line => line !== '')
  return Buffer.from([...lines(nodes.slice(0, at)), writer.apex(root), ...lines(nodes.slice(at + 1))].join('\n'))
}
