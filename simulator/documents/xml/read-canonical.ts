import {
  type CanonicalAttribute,
  type CanonicalDocument,
  type CanonicalElement,
  type CanonicalLeaf,
  type CanonicalNode,
  type Namespaces,
  unescaped,
} from './canonical-tree.ts'
import { namespaces } from './namespaces.ts'

/** A text that is not canonical XML as libxml2 writes it. */
export class NotCanonical extends Error {
  override readonly name = 'NotCanonical'
}

const noNamespaces: Namespaces = new Map()
const nothing: readonly never[] = []
const [space, exclamation, slash, colon, equals, greater, question] = [0x20, 0x21, 0x2f, 0x3a, 0x3d, 0x3e, 0x3f]

const prefixOf = (written: string): string => written.slice(0, Math.max(written.indexOf(':'), 0))
const nameOf = (written: string): string => written.slice(written.indexOf(':') + 1)

interface OpenElement extends CanonicalElement {
  readonly parent: OpenElement | undefined
  readonly children: CanonicalNode[]
}

class Reader {
  private readonly text: string
  private readonly nodes: CanonicalNode[] = []
  private readonly elements: CanonicalElement[] = []
  private parent: OpenElement | undefined
  private at = 0

  constructor(text: string) {
    this.text = text
  }

  read(): CanonicalDocument {
    const { text, nodes, elements } = this
    while (this.at < text.length) {
      if (text.charAt(this.at) === '<') this.markup()
      else if (this.parent !== undefined) this.leaf('text', this.next('<', this.at))
      // Between the root and what stands around it.
      else if (text.charAt(this.at) === '\n') this.at += 1
      else this.fail()
    }
    const [root, second] = nodes.filter(node => node.kind === 'element')
    if (root === undefined || second !== undefined || this.parent !== undefined) return this.fail()
    return { nodes, root, elements }
  }

  private fail(): never {
    throw new NotCanonical(`no canonical XML at character ${this.at}`)
  }

  /** Where `mark` stands next. */
  private next(mark: string, from: number): number {
    const found = this.text.indexOf(mark, from)
    return found < 0 ? this.fail() : found
  }

  private add(node: CanonicalNode): void {
    const siblings = this.parent?.children ?? this.nodes
    siblings.push(node)
  }

  private leaf(kind: CanonicalLeaf['kind'], end: number): void {
    this.add({ kind, written: this.text.slice(this.at, end) })
    this.at = end
  }

  private markup(): void {
    const { text, at } = this
    const kind = text.charCodeAt(at + 1)
    if (kind === slash) this.endTag()
    else if (kind === question) this.leaf('instruction', this.next('?>', at + 2) + 2)
    else if (kind !== exclamation) this.startTag()
    else if (text.startsWith('<!--', at)) this.leaf('comment', this.next('-->', at + 4) + 3)
    else this.fail()
  }

  private startTag(): void {
    this.at += 1
    const { parent } = this
    const written = this.readName()
    const declarations = this.readDeclarations()
    const around = parent?.namespaces ?? noNamespaces
    const inScope = declarations.length === 0 ? around : new Map([...around, ...declarations])
    const attributes = this.readAttributes()
    if (this.text.charCodeAt(this.at) !== greater) this.fail()
    const prefix = prefixOf(written)
    const known = prefix === 'xml' ? namespaces.xml : inScope.get(prefix)
    const element: OpenElement = {
      kind: 'element',
      written,
      prefix,
      name: nameOf(written),
      namespaceUri: known ?? (prefix === '' ? '' : this.fail()),
      attributes,
      declared: declarations.map(([declared]) => declared),
      namespaces: inScope,
      parent,
      children: [],
    }
    this.add(element)
    this.elements.push(element)
    this.parent = element
    this.at += 1
  }

  private endTag(): void {
    const { written, parent } = this.parent ?? this.fail()
    if (!this.text.startsWith(`${written}>`, this.at + 2)) this.fail()
    this.at += written.length + 3
    this.parent = parent
  }

  private readName(): string {
    const { text, at } = this
    let end = at
    for (let code = text.charCodeAt(end); code !== space && code !== greater && code !== equals; )
      code = ++end < text.length ? text.charCodeAt(end) : this.fail()
    this.at = end
    return end > at ? text.slice(at, end) : this.fail()
  }

  private isDeclaration(): boolean {
    if (!this.text.startsWith(' xmlns', this.at)) return false
    const code = this.text.charCodeAt(this.at + 6)
    return code === equals || code === colon
  }

  /** Prefixes and namespaces that a start tag declares. */
  private readDeclarations(): readonly (readonly [prefix: string, uri: string])[] {
    if (!this.isDeclaration()) return nothing
    const declarations: [string, string][] = []
    while (this.isDeclaration()) {
      const [written, uri] = this.readAttribute(true)
      declarations.push([written.slice(6), uri])
    }
    return declarations
  }

  private readAttributes(): readonly CanonicalAttribute[] {
    if (this.text.charCodeAt(this.at) !== space) return nothing
    const attributes: CanonicalAttribute[] = []
    while (this.text.charCodeAt(this.at) === space) {
      const from = this.at
      const [name, value] = this.isDeclaration() ? this.fail() : this.readAttribute()
      const written = this.text.slice(from, this.at)
      attributes.push({ written, prefix: prefixOf(name), name: nameOf(name), value: unescaped(value) })
    }
    return attributes
  }

  /** What stands behind a space: name and value of an attribute as they are written. */
  private readAttribute(isDeclaration = false): readonly [written: string, value: string] {
    this.at += 1
    const written = this.readName()
    const from = this.at + 2
    const quote = isDeclaration && this.text.startsWith("='", this.at) ? "'" : '"'
    if (!this.text.startsWith(`=${quote}`, this.at)) this.fail()
    this.at = this.next(quote, from) + 1
    return [written, this.text.slice(from, this.at - 1)]
  }
}

/**
 * Reads canonical XML 1.0 (with comments), which has one spelling of everything: a space before each attribute, double
 * quotes, end tags, no CDATA, namespaces before attributes. Only namespaces libxml2 writes as they are, and in single
 * quotes where they have double ones.
 * @throws NotCanonical
 */
export const readCanonical = (text: string): CanonicalDocument => new Reader(text).read()
