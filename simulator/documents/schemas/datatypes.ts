import { XmlDocument, XmlElement } from 'libxml2-wasm'
import type { Name } from '../xml/dot-net-message.ts'
import { attribute } from '../xml/xml.ts'
import type { InvoiceSchema } from './schema-library.ts'

/** What .NET says of a value's type and libxml2 does not. */
export interface Datatype {
  /** As .NET prints it: `namespace:name`, or the base's name where the type itself has none. */
  readonly name: string
  /** `Decimal`, `Date` …: what it comes from. */
  readonly base: string
  /** Whether a value keeps the patterns of the type and of those it comes from. */
  keepsPatterns(value: string): boolean
}

export const xsd = 'http://www.w3.org/2001/XMLSchema'
// Asked by XPath: reading the documents node by node takes half a second.
export const find = (from: XmlDocument | XmlElement, path: string): XmlElement | undefined => {
  const found = from.get(path, { xsd })
  return found instanceof XmlElement ? found : undefined
}

const read = (schema: InvoiceSchema, location: string, documents: Map<string, XmlDocument>): void => {
  const file = location.slice(location.lastIndexOf('/') + 1)
  const octets = documents.has(file) ? undefined : schema.read(file)
  if (octets === undefined) return
  const document = XmlDocument.fromBuffer(octets)
  documents.set(file, document)
  for (const element of document.find('/*/*[@schemaLocation]'))
    if (element instanceof XmlElement) read(schema, attribute(element, 'schemaLocation') ?? '', documents)
}

const known = new WeakMap<InvoiceSchema, ReadonlyMap<string, XmlDocument>>()

/** The documents of a schema, read when an invoice is first refused, and kept as the schema is. */
const documentsOf = (schema: InvoiceSchema): ReadonlyMap<string, XmlDocument> => {
  const alreadyRead = known.get(schema)
  if (alreadyRead !== undefined) return alreadyRead
  const documents = new Map<string, XmlDocument>()
  read(schema, schema.file, documents)
  known.set(schema, documents)
  return documents
}

/** A name in an attribute of a schema, in full. */
export const fullName = (at: XmlElement, name: 'type' | 'ref' | 'base'): Name | undefined => {
  const [local = '', prefix = ''] = attribute(at, name)?.split(':').reverse() ?? []
  return local === '' ? undefined : { local, namespace: at.doc.root.nsDeclarations[prefix] ?? '' }
}

export const named = (schema: InvoiceSchema, kind: string, { namespace, local }: Name): XmlElement | undefined => {
  for (const document of documentsOf(schema).values()) {
    if (attribute(document.root, 'targetNamespace') !== namespace) continue
    const found = find(document, `/*/xsd:${kind}[@name='${local}']`)
    if (found !== undefined) return found
  }
  return undefined
}

export const contentOf = (schema: InvoiceSchema, declared: XmlElement): XmlElement | undefined => {
  const type = fullName(declared, 'type')
  return type === undefined ? find(declared, 'xsd:complexType') : named(schema, 'complexType', type)
}

/** The declaration of a child in a type's content, whatever choices and extensions stand around it. */
const childIn = (schema: InvoiceSchema, content: XmlElement, name: string): XmlElement | undefined => {
  const direct = `count(ancestor::xsd:element) = ${content.eval('count(ancestor::xsd:element)', { xsd })}`
  const own = `@name = '${name}' or @ref = '${name}' or substring-after(@ref, ':') = '${name}'`
  const child = find(content, `.//xsd:element[${own}][${direct}]`)
  if (child !== undefined) {
    const reference = fullName(child, 'ref')
    return reference === undefined ? child : named(schema, 'element', reference)
  }
  const extension = find(content, `.//xsd:extension[${direct}]`)
  const base = extension && fullName(extension, 'base')
  const inherited = base && named(schema, 'complexType', base)
  return inherited && childIn(schema, inherited, name)
}

const declarationAt = (schema: InvoiceSchema, [root, ...path]: readonly Name[]): XmlElement | undefined => {
  let declared = root && named(schema, 'element', root)
  for (const { local } of path) {
    const content = declared && contentOf(schema, declared)
    declared = content && childIn(schema, content, local)
  }
  return declared
}

/** The restrictions from the type of a declaration down to what is built in. */
const restrictionsOf = (schema: InvoiceSchema, declared: XmlElement): { base: string; steps: XmlElement[] } => {
  const steps: XmlElement[] = []
  let name = fullName(declared, 'type')
  let type = find(declared, 'xsd:simpleType')
  while (name?.namespace !== xsd) {
    type = name === undefined ? type : named(schema, 'simpleType', name)
    const step = type && find(type, 'xsd:restriction')
    if (step === undefined) break
    steps.push(step)
    name = fullName(step, 'base')
  }
  return { base: (name?.local ?? '').replace(/^./, first => first.toUpperCase()), steps }
}

/** Beyond this a value breaks a length, too, and some of the patterns take time with the square of it. */
const longestMatched = 1000

/** XSD's patterns are regular expressions for the whole value; those in use read alike in JavaScript. */
const matches = (pattern: string, value: string): boolean => {
  if (value.length > longestMatched) return true
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(value)
  } catch {
    return true
  }
}

const resolve = (schema: InvoiceSchema, path: readonly Name[]): Datatype | undefined => {
  const declared = declarationAt(schema, path)
  if (declared === undefined) return undefined
  const { base, steps } = restrictionsOf(schema, declared)
  const type = fullName(declared, 'type')
  const patterns = steps
    .map(step => step.find('xsd:pattern', { xsd }).filter(it => it instanceof XmlElement))
    .map(ofStep => ofStep.map(it => attribute(it, 'value') ?? ''))
    .filter(({ length }) => length > 0)
  return {
    name: type === undefined ? base : `${type.namespace}:${type.local}`,
    base,
    keepsPatterns: value => patterns.every(alternatives => alternatives.some(pattern => matches(pattern, value))),
  }
}

const resolved = new WeakMap<InvoiceSchema, Map<string, Datatype | undefined>>()

/** The type of the element at the end of a path of elements from the root; undefined where the schema has none there. */
export const datatypeAt = (schema: InvoiceSchema, path: readonly Name[]): Datatype | undefined => {
  const ofSchema = resolved.get(schema) ?? new Map<string, Datatype | undefined>()
  resolved.set(schema, ofSchema)
  // Only declared paths have a value that is refused: there are as many as the schema has.
  const key = path.map(({ namespace, local }) => `{${namespace}}${local}`).join('/')
  if (!ofSchema.has(key)) ofSchema.set(key, resolve(schema, path))
  return ofSchema.get(key)
}
