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

interface OpenElement extends CanonicalElement {
  readonly parent: OpenElement | undefined
  readonly children: CanonicalNode[]
}

const prefixOf = (written: string): string => written.slice(0, Math.max(written.indexOf(':'), 0))
const nameOf = (written: string): string => written.slice(written.indexOf(':') + 1)

/**
 * Reads canonical XML 1.0 (with comments), which has one spelling of everything: a space before each attribute, double
 * quotes, end tags, no CDATA, namespaces before attributes.
 * @throws NotCanonical
 */
export const readCanonical = (text: string): CanonicalDocument => {
  const nodes: CanonicalNode[] = []
  const elements: CanonicalElement[] = []
  let parent: OpenElement | undefined
  let namespacesAreBare = false
  let at = 0

  const fail = (): never => {
    throw new NotCanonical(`no canonical XML at character ${at}`)
  }
  /** Where `mark` stands next. */
  const next = (mark: string, from: number): number => {
    const found = text.indexOf(mark, from)
    return found < 0 ? fail() : found
  }
  const add = (node: CanonicalNode): void => {
    const siblings = parent?.children ?? nodes
    siblings.push(node)
  }
  const leaf = (kind: CanonicalLeaf['kind'], end: number): void => {
    add({ kind, written: text.slice(at, end) })
    at = end
  }

  const readName = (): string => {
    const from = at
    for (let code = text.charCodeAt(at); code !== space && code !== greater && code !== equals; )
      code = ++at < text.length ? text.charCodeAt(at) : fail()
    return at > from ? text.slice(from, at) : fail()
  }
  /** What stands behind a space: name and value of an attribute as they are written. */
  const readAttribute = (): readonly [written: string, value: string] => {
    at += 1
    const written = readName()
    const from = at + 2
    if (!text.startsWith('="', at)) fail()
    at = next('"', from) + 1
    return [written, text.slice(from, at - 1)]
  }
  const isDeclaration = (): boolean =>
    text.startsWith(' xmlns', at) && (text.charCodeAt(at + 6) === equals || text.charCodeAt(at + 6) === colon)
  /** Prefixes and namespaces that a start tag declares. */
  const readDeclarations = (): readonly (readonly [prefix: string, uri: string])[] => {
    if (!isDeclaration()) return nothing
    const declarations: [string, string][] = []
    while (isDeclaration()) {
      const [written, uri] = readAttribute()
      declarations.push([written.slice(6), uri])
      namespacesAreBare ||= uri.includes('&')
    }
    return declarations
  }
  const readAttributes = (): readonly CanonicalAttribute[] => {
    if (text.charCodeAt(at) === greater) return nothing
    const attributes: CanonicalAttribute[] = []
    while (text.charCodeAt(at) === space) {
      const from = at
      const [name, value] = isDeclaration() ? fail() : readAttribute()
      const written = text.slice(from, at)
      attributes.push({ written, prefix: prefixOf(name), name: nameOf(name), value: unescaped(value) })
    }
    return attributes
  }
  const startTag = (): void => {
    at += 1
    const written = readName()
    const declarations = readDeclarations()
    const around = parent?.namespaces ?? noNamespaces
    const inScope = declarations.length === 0 ? around : new Map([...around, ...declarations])
    const attributes = readAttributes()
    if (text.charCodeAt(at) !== greater) fail()
    const prefix = prefixOf(written)
    const known = prefix === 'xml' ? namespaces.xml : inScope.get(prefix)
    const element: OpenElement = {
      kind: 'element',
      written,
      prefix,
      name: nameOf(written),
      namespaceUri: known ?? (prefix === '' ? '' : fail()),
      attributes,
      declared: declarations.map(([declared]) => declared),
      namespaces: inScope,
      parent,
      children: [],
    }
    add(element)
    elements.push(element)
    parent = element
    at += 1
  }
  const endTag = (): void => {
    const { written, parent: outer } = parent ?? fail()
    if (!text.startsWith(`${written}>`, at + 2)) fail()
    at += written.length + 3
    parent = outer
  }
  const markup = (): void => {
    const kind = text.charCodeAt(at + 1)
    if (kind === slash) endTag()
    else if (kind === question) leaf('instruction', next('?>', at + 2) + 2)
    else if (kind !== exclamation) startTag()
    else if (text.startsWith('<!--', at)) leaf('comment', next('-->', at + 4) + 3)
    else fail()
  }

  while (at < text.length) {
    if (text.charAt(at) === '<') markup()
    else if (parent !== undefined) leaf('text', next('<', at))
    // Between the root and what stands around it.
    else if (text.charAt(at) === '\n') at += 1
    else fail()
  }
  const [root, second] = nodes.filter(node => node.kind === 'element')
  if (root === undefined || second !== undefined || parent !== undefined) return fail()
  return { nodes, root, elements, namespacesAreBare }
}
