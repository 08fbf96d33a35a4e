import type { GroupParticle, Particle } from './content-model.ts'
import { type AttributeDeclaration, ElementDeclaration, Type, type TypeParts } from './declarations.ts'
import type { Name, Names } from './name.ts'
import { restrictionIn } from './read-restriction.ts'
import { all, child, type SchemaDocument, type XsdNode } from './schema-document.ts'
import { type SimpleType, simpleType, unionType } from './simple-type.ts'
import { anySimpleType, anyType, textType } from './types-of-xsd.ts'
import { type Processing, type Wildcard, wildcard } from './wildcard.ts'

/** Where what is declared at the top of a document is looked up. */
interface Lookup {
  element(name: Name): ElementDeclaration | undefined
  attribute(name: Name): AttributeDeclaration | undefined
  type(name: Name): Type | undefined
}

const occursOf = ({ attributes }: XsdNode) => {
  const most = attributes.get('maxOccurs') ?? '1'
  return {
    least: Number(attributes.get('minOccurs') ?? 1),
    most: most === 'unbounded' ? Number.POSITIVE_INFINITY : Number(most),
  }
}

const isEmpty = (particle: Particle): boolean =>
  particle.most === 0 || ('items' in particle && particle.items.every(isEmpty))

/** Reads declarations and types from the documents of a schema. */
export const createTypeReader = (names: Names, lookup: Lookup) => {
  const target = ({ root }: SchemaDocument): string => root.attributes.get('targetNamespace') ?? ''
  const nameIn = (document: SchemaDocument, text: string): Name => {
    const colon = text.indexOf(':')
    return names.keep(document.namespaceOf(text.slice(0, Math.max(colon, 0))) ?? '', text.slice(colon + 1))
  }
  const required = <T>(found: T | undefined, what: string, name: Name): T => {
    if (found === undefined) throw new Error(`The schema has no ${what} ${name.full}.`)
    return found
  }
  const typeNamed = (document: SchemaDocument, text: string): Type => {
    const name = nameIn(document, text)
    return required(lookup.type(name), 'type', name)
  }
  /** The name of what is declared at the top of a document, or below it. */
  const declaredName = (node: XsdNode, document: SchemaDocument, kind: 'element' | 'attribute'): Name => {
    const form = node.attributes.get('form') ?? document.root.attributes.get(`${kind}FormDefault`)
    const qualified = document.root.children.includes(node) || form === 'qualified'
    return names.keep(qualified ? target(document) : '', node.attributes.get('name') ?? '')
  }

  const typeOf = (node: XsdNode, document: SchemaDocument, otherwise: Type): Type => {
    const named = node.attributes.get('type')
    if (named !== undefined) return typeNamed(document, named)
    const own = child(node, 'simpleType', 'complexType')
    if (own === undefined) return otherwise
    return own.kind === 'simpleType' ? readSimpleType(own, document) : readComplexType(own, document)
  }
  const simpleOf = ({ simple, name }: Type): SimpleType =>
    required(simple, 'simple type', name ?? names.keep('', 'without a name'))

  const readSimpleType = (node: XsdNode, document: SchemaDocument): Type => {
    const local = node.attributes.get('name')
    const name = local === undefined ? undefined : names.keep(target(document), local)
    const union = child(node, 'union')
    if (union !== undefined)
      return textType(unionType(all(union, 'simpleType').map(one => simpleOf(readSimpleType(one, document)))), name)
    const restriction = child(node, 'restriction')
    if (restriction === undefined) throw new Error(`The simple type ${name?.full ?? ''} is of an unknown kind.`)
    const base = baseOf(restriction, document)
    return textType(restricted(simpleOf(base), restriction), name, base)
  }
  const baseOf = (node: XsdNode, document: SchemaDocument): Type => {
    const base = node.attributes.get('base')
    const own = child(node, 'simpleType')
    if (base !== undefined) return typeNamed(document, base)
    return own === undefined ? anyType : readSimpleType(own, document)
  }
  const restricted = ({ builtIn, restrictions }: SimpleType, node: XsdNode): SimpleType =>
    simpleType(builtIn, [restrictionIn(node), ...restrictions])

  const wildcardIn = ({ attributes }: XsdNode, document: SchemaDocument): Wildcard =>
    wildcard(
      attributes.get('namespace') ?? '##any',
      (attributes.get('processContents') ?? 'strict') as Processing,
      target(document),
    )

  const particleIn = (node: XsdNode, document: SchemaDocument): Particle | undefined => {
    const group = child(node, 'sequence', 'choice')
    return group && readParticle(group, document)
  }
  const readParticle = (node: XsdNode, document: SchemaDocument): Particle => {
    const occurs = occursOf(node)
    if (node.kind === 'any') return { kind: 'any', wildcard: wildcardIn(node, document), ...occurs }
    if (node.kind === 'element') return { kind: 'element', declared: readElement(node, document), ...occurs }
    if (node.kind !== 'sequence' && node.kind !== 'choice') throw new Error(`The schema has an unknown ${node.kind}.`)
    return { kind: node.kind, items: node.children.map(item => readParticle(item, document)), ...occurs }
  }
  const readElement = (node: XsdNode, document: SchemaDocument): ElementDeclaration => {
    const reference = node.attributes.get('ref')
    if (reference !== undefined) {
      const name = nameIn(document, reference)
      return required(lookup.element(name), 'element', name)
    }
    return new ElementDeclaration(declaredName(node, document, 'element'), node.attributes.get('fixed'), () =>
      typeOf(node, document, anyType),
    )
  }

  const readAttribute = (node: XsdNode, document: SchemaDocument): AttributeDeclaration => {
    const use = { required: node.attributes.get('use') === 'required', fixed: node.attributes.get('fixed') }
    const reference = node.attributes.get('ref')
    if (reference !== undefined) {
      const name = nameIn(document, reference)
      const declared = required(lookup.attribute(name), 'attribute', name)
      return { ...declared, ...use, fixed: use.fixed ?? declared.fixed }
    }
    const type = typeOf(node, document, anySimpleType)
    return {
      name: declaredName(node, document, 'attribute'),
      type: simpleOf(type),
      typeName: type.name?.full ?? simpleOf(type).builtIn.typeCode,
      ...use,
    }
  }
  const attributesIn = (node: XsdNode, document: SchemaDocument, base?: Type) => {
    const own = all(node, 'attribute')
    const prohibited = own.filter(one => one.attributes.get('use') === 'prohibited')
    const attributes = new Map(
      own
        .filter(one => !prohibited.includes(one))
        .map(one => readAttribute(one, document))
        .map(one => [one.name, one]),
    )
    for (const one of base?.attributes.values() ?? [])
      if (!attributes.has(one.name) && !prohibited.some(it => it.attributes.get('name') === one.name.local))
        attributes.set(one.name, one)
    const wild = child(node, 'anyAttribute')
    return { attributes, anyAttribute: wild === undefined ? base?.anyAttribute : wildcardIn(wild, document) }
  }

  const elementsType = ({ particle, ...rest }: Omit<TypeParts, 'content'>, mixed: boolean): Type => {
    const children = particle === undefined || isEmpty(particle) ? undefined : particle
    return new Type({ ...rest, particle: children, content: mixed ? 'mixed' : children ? 'elements' : 'empty' })
  }
  const extended = (base: Particle | undefined, own: Particle | undefined): Particle | undefined => {
    if (base === undefined || own === undefined) return base ?? own
    const both: GroupParticle = { kind: 'sequence', items: [base, own], least: 1, most: 1 }
    return both
  }
  const readComplexType = (node: XsdNode, document: SchemaDocument): Type => {
    const local = node.attributes.get('name')
    const name = local === undefined ? undefined : names.keep(target(document), local)
    const isAbstract = node.attributes.get('abstract') === 'true'
    const content = child(node, 'simpleContent', 'complexContent')
    const derivation = content && child(content, 'extension', 'restriction')
    const isMixed = (one: XsdNode | undefined) => one?.attributes.get('mixed') === 'true'
    if (content === undefined || derivation === undefined)
      return elementsType(
        { name, base: anyType, isAbstract, particle: particleIn(node, document), ...attributesIn(node, document) },
        isMixed(node),
      )
    const base = baseOf(derivation, document)
    const own = { name, base, isAbstract, ...attributesIn(derivation, document, base) }
    const isRestriction = derivation.kind === 'restriction'
    if (content.kind === 'simpleContent')
      return new Type({
        ...own,
        content: 'text',
        simple: isRestriction ? restricted(simpleOf(base), derivation) : simpleOf(base),
      })
    const particle = particleIn(derivation, document)
    return elementsType(
      { ...own, particle: isRestriction ? particle : extended(base.particle, particle) },
      isMixed(node) || isMixed(content),
    )
  }

  return { element: readElement, attribute: readAttribute, complexType: readComplexType, simpleType: readSimpleType }
}
