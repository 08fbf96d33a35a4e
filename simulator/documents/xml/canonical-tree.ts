/** A canonical document as plain objects. `written` is what stands in its text, with references for characters. */
export interface CanonicalDocument {
  /** The root, with the comments and instructions around it. */
  readonly nodes: readonly CanonicalNode[]
  readonly root: CanonicalElement
  /** All elements in the order of their start tags. */
  readonly elements: readonly CanonicalElement[]
}

export type CanonicalNode = CanonicalElement | CanonicalLeaf

export interface CanonicalLeaf {
  readonly kind: 'text' | 'comment' | 'instruction'
  readonly written: string
}

/** Prefixes ('' is the default namespace) and what they stand for. `xml` is not among them. */
export type Namespaces = ReadonlyMap<string, string>

export interface CanonicalElement {
  readonly kind: 'element'
  /** The name with its prefix. */
  readonly written: string
  readonly prefix: string
  readonly name: string
  readonly namespaceUri: string
  readonly attributes: readonly CanonicalAttribute[]
  /** Prefixes that the start tag declares. */
  readonly declared: readonly string[]
  readonly namespaces: Namespaces
  readonly parent: CanonicalElement | undefined
  readonly children: readonly CanonicalNode[]
}

export interface CanonicalAttribute {
  /** With the space before it. */
  readonly written: string
  readonly prefix: string
  readonly name: string
  readonly value: string
}

export const isElement = (node: CanonicalNode | undefined, namespace: string, name: string): node is CanonicalElement =>
  node?.kind === 'element' && node.name === name && node.namespaceUri === namespace

/** The child elements in order; text, comments and processing instructions between them are passed over. */
export const childElements = ({ children }: CanonicalElement): CanonicalElement[] =>
  children.filter(child => child.kind === 'element')

const characters: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x9;': '\t',
  '&#xA;': '\n',
  '&#xD;': '\r',
}

/** What a text or a value of an attribute says. */
export const unescaped = (written: string): string =>
  written.includes('&') ? written.replace(/&#?\w+;/g, reference => characters[reference] ?? reference) : written

/** The text of an element that holds nothing but text, else undefined: a comment inside a value hides part of it. */
export const plainText = ({ children }: CanonicalElement): string | undefined =>
  children.every(({ kind }) => kind === 'text') ? unescaped(children.map(({ written }) => written).join('')) : undefined

/** All text inside an element, whatever stands between. */
export const textOf = ({ children }: CanonicalElement): string =>
  children
    .map(child => (child.kind === 'element' ? textOf(child) : child.kind === 'text' ? unescaped(child.written) : ''))
    .join('')

/** The value of an attribute without namespace. */
export const attribute = ({ attributes }: CanonicalElement, name: string): string | undefined =>
  attributes.find(candidate => candidate.prefix === '' && candidate.name === name)?.value
