import { type Name, type Names, xmlNamespace } from './name.ts'
import { isName } from './name-characters.ts'

export interface Attribute {
  readonly name: Name
  readonly value: string
}

/** Where a document is being read: which namespace a prefix stands for ('' is the default one), if any. */
export type NamespaceOf = (prefix: string) => string | undefined

/** What is told of a document, in its order. `at` is the place in the text where what is told begins. */
export interface XmlReceiver {
  start(name: Name, attributes: readonly Attribute[], namespaceOf: NamespaceOf, at: number): void
  /** Text between two tags, comments or CDATA sections, or in one of these: each is told by itself, as .NET does. */
  text(text: string, at: number): void
  end(at: number): void
}

/** A document that is not well-formed with its namespaces. */
export class XmlFault extends Error {
  override readonly name = 'XmlFault'
}

interface Scope {
  readonly namespaceOf: NamespaceOf
  /** Elements that were met here, by the name that is written. */
  readonly elements: Map<string, Name>
}

const scopeOf = (declared: ReadonlyMap<string, string>, outer: NamespaceOf): Scope => ({
  namespaceOf: prefix => declared.get(prefix) ?? outer(prefix),
  elements: new Map(),
})

const outermost = (around: NamespaceOf): Scope =>
  scopeOf(new Map([['xml', xmlNamespace]]), prefix => around(prefix) ?? (prefix === '' ? '' : undefined))

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const character = (decimal: string | undefined, hex: string | undefined): string =>
  String.fromCodePoint(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal))

const withReferences = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));/g,
        (_, decimal, hex, name) => named[name] ?? character(decimal, hex),
      )
    : text

const textOf = (raw: string): string =>
  withReferences(raw.includes('\r') ? raw.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : raw)
const attributeOf = (raw: string): string => withReferences(raw.replace(/\r\n|[\t\n\r]/g, ' '))

const requireName = (written: string): void => {
  if (!isName(written)) throw new XmlFault(`'${written}' is no name before the fifth edition of XML 1.0.`)
}

const [slash, equals, greater, space, exclamation, question] = [0x2f, 0x3d, 0x3e, 0x20, 0x21, 0x3f]
/** What is told of an element without attributes. */
export const noAttributes: readonly Attribute[] = []

/**
 * Reads a text that a parser has found well-formed and that has no DOCTYPE. Ten times as quick as asking libxml2 for
 * every node.
 * @param around the prefixes that are declared around the text, where it is a part of a document
 * @throws XmlFault where a prefix is not declared, or where the text is not well-formed after all.
 */
export const scan = (xml: string, names: Names, to: XmlReceiver, around: NamespaceOf = () => undefined): void => {
  const open: Scope[] = []
  let scope = outermost(around)
  let at = 0

  const inScope = (prefix: string): string => {
    const namespace = scope.namespaceOf(prefix)
    if (namespace === undefined) throw new XmlFault(`The prefix '${prefix}' is not declared.`)
    return namespace
  }
  const elementOf = (written: string): Name => {
    const known = scope.elements.get(written)
    if (known !== undefined) return known
    requireName(written)
    const colon = written.indexOf(':')
    const name = names.of(inScope(written.slice(0, Math.max(colon, 0))), written.slice(colon + 1))
    scope.elements.set(written, name)
    return name
  }
  const behind = (end: string, from: number): number => {
    const found = xml.indexOf(end, from)
    if (found < 0) throw new XmlFault(`The text ends before '${end}'.`)
    return found + end.length
  }
  /** Where what begins at a place ends: at white space, `/`, `=` or `>`. */
  const endOfName = (from: number): number => {
    for (let place = from; place < xml.length; place++) {
      const code = xml.charCodeAt(place)
      if (code <= space || code === slash || code === greater || code === equals) return place
    }
    throw new XmlFault('The text ends in a tag.')
  }
  const skipSpace = (): number => {
    while (xml.charCodeAt(at) <= space) at += 1
    return xml.charCodeAt(at)
  }
  const readAttributes = (): [written: string, value: string][] => {
    const found: [string, string][] = []
    for (let code = skipSpace(); code !== greater && code !== slash; code = skipSpace()) {
      const end = endOfName(at)
      const written = xml.slice(at, end)
      requireName(written)
      at = end
      if (end === xml.length || skipSpace() !== equals) throw new XmlFault(`The attribute '${written}' has no value.`)
      at += 1
      skipSpace()
      const close = behind(xml.charAt(at), at + 1)
      found.push([written, attributeOf(xml.slice(at + 1, close - 1))])
      at = close
    }
    return found
  }
  const declareIn = (written: readonly [string, string][]): void => {
    const declarations = written.filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
    if (declarations.length > 0)
      scope = scopeOf(new Map(declarations.map(([name, value]) => [name.slice(6), value])), scope.namespaceOf)
  }
  const nameAttribute = ([written, value]: [string, string]): Attribute => {
    const colon = written.indexOf(':')
    const namespace = colon < 0 ? '' : inScope(written.slice(0, colon))
    if (written === 'xml:space' && value !== 'default' && value !== 'preserve')
      throw new XmlFault(`'${value}' is an invalid xml:space value.`)
    return { name: names.of(namespace, written.slice(colon + 1)), value }
  }
  const startTag = (from: number): void => {
    at = endOfName(from + 1)
    const tag = xml.slice(from + 1, at)
    open.push(scope)
    let attributes = noAttributes
    if (xml.charCodeAt(at) !== greater) {
      const written = readAttributes()
      declareIn(written)
      attributes = written.filter(([name]) => !/^xmlns(?::|$)/.test(name)).map(nameAttribute)
    }
    to.start(elementOf(tag), attributes, scope.namespaceOf, from)
    if (xml.charCodeAt(at) === slash) {
      at += 1
      endTag(from)
    }
    at += 1
  }
  const endTag = (from: number): void => {
    const outer = open.pop()
    if (outer === undefined) throw new XmlFault('There is an end tag too many.')
    to.end(from)
    scope = outer
  }
  const remark = (from: number): void => {
    if (xml.startsWith('<!--', from)) at = behind('-->', from + 4)
    else {
      at = behind(']]>', from)
      to.text(xml.slice(from + 9, at - 3).replace(/\r\n?/g, '\n'), from)
    }
  }
  const markup = (from: number): void => {
    const kind = xml.charCodeAt(from + 1)
    if (kind === slash) {
      at = behind('>', from)
      endTag(from)
    } else if (kind === exclamation) remark(from)
    else if (kind === question) at = behind('?>', from)
    else startTag(from)
  }

  for (let next = xml.indexOf('<'); next >= 0; next = xml.indexOf('<', at)) {
    if (next > at && open.length > 0) to.text(textOf(xml.slice(at, next)), at)
    markup(next)
  }
  if (open.length > 0) throw new XmlFault('The text ends inside an element.')
}
