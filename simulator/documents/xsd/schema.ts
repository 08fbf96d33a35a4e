import type { AttributeDeclaration, ElementDeclaration, Type } from './declarations.ts'
import { createNames, type Name, type Names, xmlNamespace, xsdNamespace } from './name.ts'
import { readSchemaDocument, type SchemaDocument, type XsdNode } from './schema-document.ts'
import { createTypeReader } from './type-reader.ts'
import { builtInType } from './types-of-xsd.ts'

/** A schema, whatever number of files it is made of. What is in it is read when it is first asked for. */
export interface Schema {
  readonly names: Names
  /** Whether the schema has anything in a namespace. */
  covers(namespace: string): boolean
  element(name: Name): ElementDeclaration | undefined
  attribute(name: Name): AttributeDeclaration | undefined
  type(name: Name): Type | undefined
  /** Reads all that was not asked for yet. @throws Error where something is missing. */
  readAll(): void
}

/** The text of a file by its name. It throws where there is none. */
export type ReadFile = (name: string) => string

const targetOf = ({ root }: SchemaDocument): string => root.attributes.get('targetNamespace') ?? ''

const lastSegment = (location: string): string => location.slice(location.lastIndexOf('/') + 1)

/** A document and those that it includes and imports, each once. */
const withImported = (main: string, read: ReadFile): SchemaDocument[] => {
  const documents = new Map<string, SchemaDocument>()
  const add = (file: string): void => {
    if (documents.has(file)) return
    const document = readSchemaDocument(read(file))
    documents.set(file, document)
    for (const { attributes } of document.root.children) {
      const location = attributes.get('schemaLocation')
      if (location !== undefined) add(lastSegment(location))
    }
  }
  add(lastSegment(main))
  return [...documents.values()]
}

/** Of the attributes of XML itself, which .NET allows everywhere. */
const xmlAttributes = `<xsd:schema xmlns:xsd="${xsdNamespace}" targetNamespace="${xmlNamespace}">
<xsd:attribute name="lang" type="xsd:language"/><xsd:attribute name="base" type="xsd:anyURI"/>
<xsd:attribute name="space"><xsd:simpleType><xsd:restriction base="xsd:NCName">
<xsd:enumeration value="default"/><xsd:enumeration value="preserve"/></xsd:restriction></xsd:simpleType></xsd:attribute>
</xsd:schema>`

type Component = readonly [node: XsdNode, document: SchemaDocument]

/**
 * Keeps every name that is declared, qualified and not: before a document is read, for names are compared by identity
 * and types are read late.
 */
const keepNames = (node: XsdNode, target: string, names: Names): void => {
  const local = node.attributes.get('name')
  if (local !== undefined) for (const namespace of [target, '']) names.keep(namespace, local)
  for (const child of node.children) keepNames(child, target, names)
}

/** What is declared at the top of documents, by kind and name. */
const componentsOf = (documents: readonly SchemaDocument[], names: Names): Map<string, Map<Name, Component>> => {
  const components = new Map<string, Map<Name, Component>>()
  for (const document of documents)
    for (const node of document.root.children) {
      const local = node.attributes.get('name')
      if (local === undefined) continue
      const ofKind = components.get(node.kind) ?? new Map<Name, Component>()
      components.set(node.kind, ofKind.set(names.keep(targetOf(document), local), [node, document]))
    }
  return components
}

/** Made when it is first asked for, and kept by a name that the schema keeps; one that is in no schema is not. */
const remembered = <T>(make: (name: Name) => T | undefined): ((name: Name) => T | undefined) => {
  const known = new Map<Name, T>()
  return name => {
    const found = known.get(name) ?? make(name)
    if (found !== undefined) known.set(name, found)
    return found
  }
}

const readType = (type: Type, seen: Set<Type>): void => {
  if (seen.has(type)) return
  seen.add(type)
  for (const { particle } of type.model?.positions ?? [])
    if (particle?.kind === 'element') readType(particle.declared.type, seen)
}

/**
 * Opens a schema by the name of its first file.
 * @throws Error where a file is no schema, and what the reading of one throws.
 */
export const openSchema = (main: string, read: ReadFile): Schema => {
  const documents = withImported(main, read)
  const namespaces = new Set(documents.map(targetOf))
  const names = createNames()
  documents.push(readSchemaDocument(xmlAttributes))
  for (const document of documents) keepNames(document.root, targetOf(document), names)
  const components = componentsOf(documents, names)
  const find = (kind: string, name: Name) => components.get(kind)?.get(name)
  const reader = createTypeReader(names, {
    element: name => schema.element(name),
    attribute: name => schema.attribute(name),
    type: name => schema.type(name),
  })
  const orUndefined = <T>(found: Component | undefined, make: (...component: Component) => T): T | undefined =>
    found && make(...found)
  const declaredType = remembered(
    name =>
      orUndefined(find('complexType', name), reader.complexType) ??
      orUndefined(find('simpleType', name), reader.simpleType),
  )
  const schema: Schema = {
    names,
    covers: namespace => namespaces.has(namespace),
    element: remembered(name => orUndefined(find('element', name), reader.element)),
    attribute: remembered(name => orUndefined(find('attribute', name), reader.attribute)),
    // The names of XSD's own types are a document's, made anew each time: nothing is remembered by them.
    type: name => (name.namespace === xsdNamespace ? builtInType(name) : declaredType(name)),
    readAll: () => {
      const seen = new Set<Type>()
      const named = (kind: string) => [...(components.get(kind)?.keys() ?? [])]
      for (const name of named('attribute')) schema.attribute(name)
      const types = [...named('simpleType'), ...named('complexType')].map(schema.type)
      const elements = named('element').map(schema.element)
      for (const type of [...types, ...elements.map(one => one?.type)]) if (type !== undefined) readType(type, seen)
    },
  }
  return schema
}
