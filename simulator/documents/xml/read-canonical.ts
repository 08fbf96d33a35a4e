import {
  type CanonicalAttribute,
  type CanonicalDocument,
  type CanonicalElement,
  type CanonicalLeaf,
  type CanonicalNode,
  type Namespaces,
  unescaped,
} from './canonical-tree.ts'

/** A text that is not canonical XML as libxml2 writes it. */
export class NotCanonical extends Error {
  override readonly name = 'NotCanonical'
}

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'
const noNamespaces: Namespaces = new Map()
const [space, exclamation, slash, equals, greater, question] = [0x20, 0x21, 0x2f, 0x3d, 0x3e, 0x3f]

interface OpenElement extends CanonicalElement {
  readonly parent: OpenElement | undefined
  readonly children: CanonicalNode[]
}

/** Takes a written name apart. */
const split = (written: string): readonly [prefix: string, name: string] => {
  const colon = written.indexOf(':')
  return colon < 0 ? ['', written] : [written.slice(0, colon), written.slice(colon + 1)]
}

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
  const startTag = (): void => {
    at += 1
    const written = readName()
    const attributes: CanonicalAttribute[] = []
    const declared = new Map<string, string>()
    let attributesAt = at
    while (text.charCodeAt(at) === space) {
      const [attribute, value] = readAttribute()
      if (attribute === 'xmlns' || attribute.startsWith('xmlns:')) {
        declared.set(attribute.slice(6), value)
        namespacesAreBare ||= value.includes('&')
        attributesAt = at
      } else {
        const [prefix, name] = split(attribute)
        attributes.push({ prefix, name, value: unescaped(value) })
      }
    }
    if (text.charCodeAt(at) !== greater) fail()
    const around = parent?.namespaces ?? noNamespaces
    const namespaces = declared.size === 0 ? around : new Map([...around, ...declared])
    const [prefix, name] = split(written)
    const known = prefix === 'xml' ? xmlNamespace : namespaces.get(prefix)
    const element: OpenElement = {
      kind: 'element',
      written,
      prefix,
      name,
      namespaceUri: known ?? (prefix === '' ? '' : fail()),
      attributes,
      writtenAttributes: text.slice(attributesAt, at),
      declared: [...declared.keys()],
      namespaces,
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
