import type { AttributeDeclaration, ElementDeclaration, Type } from './declarations.ts'
import { createNames, type Name, type Names, xmlNamespace, xsdNamespace } from './name.ts'
import { readSchemaDocument, type SchemaDocument, type XsdNode } from './schema-document.ts'
import { builtInType, createTypeReader } from './type-reader.ts'

/** A schema, whatever number of files it is made of. What is in it is read when it is first asked for. */
export interface Schema {
  readonly names: Names
  /** Whether the schema has anything in a namespace. */
  covers(namespace: string): boolean
  element(name: Name): ElementDeclaration | undefined
  attribute(name: Name): AttributeDeclaration | undefined
  type(name: Name): Type | undefined
}

/** The text of a file by its name or any address that ends in it; undefined where there is none. */
export type ReadFile = (location: string) => string | undefined

const targetOf = ({ root }: SchemaDocument): string => root.attributes.get('targetNamespace') ?? ''

const lastSegment = (location: string): string => location.slice(location.lastIndexOf('/') + 1)

/** A document and those that it includes and imports, each once. */
const withImported = (main: string, read: ReadFile): SchemaDocument[] => {
  const documents = new Map<string, SchemaDocument>()
  const add = (file: string): void => {
    if (documents.has(file)) return
    const text = read(file)
    if (text === undefined) throw new Error(`The schema has no file ${file}.`)
    const document = readSchemaDocument(text)
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

/** Made when it is first asked for, and kept; a name that is in no schema is not. */
const remembered = <T>(make: (name: Name) => T | undefined): ((name: Name) => T | undefined) => {
  const known = new Map<Name, T>()
  return name => {
    const found = known.get(name) ?? make(name)
    if (found !== undefined) known.set(name, found)
    return found
  }
}

/**
 * Opens a schema by the name of its first file.
 * @throws Error where a file is missing or is no schema.
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
  const schema: Schema = {
    names,
    covers: namespace => namespaces.has(namespace),
    element: remembered(name => orUndefined(find('element', name), reader.element)),
    attribute: remembered(name => orUndefined(find('attribute', name), reader.attribute)),
    type: remembered(name => {
      if (name.namespace === xsdNamespace) return builtInType(name)
      return (
        orUndefined(find('complexType', name), reader.complexType) ??
        orUndefined(find('simpleType', name), reader.simpleType)
      )
    }),
  }
  return schema
}
