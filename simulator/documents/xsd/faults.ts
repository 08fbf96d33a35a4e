import { cut } from '../../../contracts/bounds.ts'
import type { AnyParticle, ElementParticle } from './content-model.ts'
import type { Name } from './name.ts'

/** The sentences of .NET's schema validator, whose words KSeF's answers carry, and what they are about. */

/** A rule of a type that a value breaks: `maxLength` and 256, `enumeration` and all that is allowed. */
export interface BrokenFacet {
  readonly name: string
  readonly limit: string
}

/** Why a value is none of its type. */
export interface ValueFault {
  /** In .NET's words. */
  readonly reason: string
  readonly facet?: BrokenFacet
}

export interface Fault {
  /** In .NET's words. */
  readonly message: string
  readonly kind: 'value' | 'fixed' | 'unexpected' | 'missing' | 'text' | 'children' | 'undeclared' | 'other'
  /** The attribute that is meant, where it is not the element. */
  readonly attribute?: Name
  readonly value?: string
  readonly facet?: BrokenFacet
  /** The value that is asked for. */
  readonly fixed?: string
  /** The elements that may stand there. */
  readonly expected?: readonly string[]
}

type Expected = readonly (ElementParticle | AnyParticle)[]

const placed = (locals: string, namespace: string): string =>
  namespace === '' ? `'${locals}'` : `'${locals}' in namespace '${namespace}'`
const described = ({ namespace, local }: Name): string => placed(local, namespace)
const namespaceOf = (particle: ElementParticle | AnyParticle): string =>
  particle.kind === 'element' ? particle.declared.name.namespace : particle.wildcard.namespaces
const localsOf = (expected: Expected): string[] =>
  expected.flatMap(one => (one.kind === 'element' ? [one.declared.name.local] : []))

/** Neighbours of one namespace, told together. */
const byNamespace = (expected: Expected): [string, Expected][] => {
  const groups: [string, (ElementParticle | AnyParticle)[]][] = []
  for (const particle of expected) {
    const namespace = namespaceOf(particle)
    const last = groups.at(-1)
    if (last?.[0] === namespace) last[1].push(particle)
    else groups.push([namespace, [particle]])
  }
  return groups
}

const listed = (expected: Expected): string => {
  const groups = byNamespace(expected).map(([namespace, particles]) => {
    const locals = localsOf(particles)
    return locals.length === 0 ? `any element in namespace '${namespace}'` : placed(locals.join(', '), namespace)
  })
  // Without a space, as .NET has it.
  return groups.length === 0 ? '' : ` List of possible elements expected: ${groups.join(' as well as')}.`
}

/** .NET quotes a value whole, however long it is; we so much of it: the longest text of a schema has 4000 characters. */
const longestQuote = 5000
export const quoted = (value: string): string => cut(value, longestQuote)

const valueFault = (
  of: 'element' | 'attribute',
  name: Name,
  value: string,
  type: string,
  fault: ValueFault,
): Fault => ({
  message: `The '${name.full}' ${of} is invalid - The value '${quoted(value)}' is invalid according to its datatype '${type}' - ${fault.reason}`,
  kind: 'value',
  value,
  facet: fault.facet,
})
export const valueOfElement = (name: Name, value: string, type: string, fault: ValueFault): Fault =>
  valueFault('element', name, value, type, fault)
export const valueOfAttribute = (name: Name, value: string, type: string, fault: ValueFault): Fault => ({
  ...valueFault('attribute', name, value, type, fault),
  attribute: name,
})

export const fixedElement = (name: Name, fixed: string): Fault => ({
  message: `The value of the '${name.full}' element does not equal its fixed value.`,
  kind: 'fixed',
  fixed,
})
export const fixedAttribute = (name: Name, fixed: string): Fault => ({
  message: `The value of the '${name.full}' attribute does not equal its fixed value.`,
  kind: 'fixed',
  fixed,
  attribute: name,
})

export const invalidChild = (parent: Name, child: Name, expected: Expected): Fault => ({
  message: `The element ${described(parent)} has invalid child element ${described(child)}.${listed(expected)}`,
  kind: 'unexpected',
  expected: localsOf(expected),
})
/** In an element that holds text only, or nothing. */
export const noChildren = (parent: Name, child: Name, content: 'text only' | 'empty'): Fault => ({
  message: `The element '${parent.full}' cannot contain child element '${child.full}' because the parent element's content model is ${content}.`,
  kind: 'children',
})
export const incompleteContent = (name: Name, expected: Expected): Fault => ({
  message: `The element ${described(name)} has incomplete content.${listed(expected)}`,
  kind: 'missing',
  expected: localsOf(expected),
})
export const textBetweenElements = (name: Name, expected: Expected): Fault => ({
  message: `The element ${described(name)} cannot contain text.${listed(expected)}`,
  kind: 'text',
})
export const textInEmpty: Fault = {
  message: 'The element cannot contain text. Content model is empty.',
  kind: 'text',
}

export const undeclaredElement = (name: Name): Fault => ({
  message: `The '${name.full}' element is not declared.`,
  kind: 'undeclared',
})
export const unknownElement = (name: Name): Fault => ({
  message: `Could not find schema information for the element '${name.full}'.`,
  kind: 'undeclared',
})
const unexpectedAttribute = (attribute: Name, message: string): Fault => ({ message, kind: 'unexpected', attribute })
export const undeclaredAttribute = (name: Name): Fault =>
  unexpectedAttribute(name, `The '${name.full}' attribute is not declared.`)
export const prohibitedAttribute = (name: Name): Fault =>
  unexpectedAttribute(name, `The '${name.full}' attribute is not allowed.`)
export const unknownAttribute = (name: Name): Fault =>
  unexpectedAttribute(name, `Could not find schema information for the attribute '${name.full}'.`)
export const missingAttribute = (name: Name): Fault => ({
  message: `The required attribute '${name.full}' is missing.`,
  kind: 'missing',
  attribute: name,
})

const other = (message: string): Fault => ({ message, kind: 'other' })
export const idTwice = (id: string): Fault => other(`'${id}' is already used as an ID.`)
export const abstractElement = (name: Name): Fault =>
  other(`The element '${name.full}' is abstract or its type is abstract.`)
export const unknownXsiType = (type: Name): Fault => other(`This is an invalid xsi:type '${type.full}'.`)
export const abstractXsiType = (type: Name): Fault => other(`The xsi:type '${type.full}' cannot be abstract.`)
export const otherXsiType = (type: Name, element: Name): Fault =>
  other(
    `The xsi:type attribute value '${type.full}' is not valid for the element '${element.full}', either because it is not a type validly derived from the type in the schema, or because it has xsi:type derivation blocked.`,
  )
export const invalidXsiType = (value: string, reason: string): Fault =>
  other(`The attribute 'type' has an invalid value '${value}' according to its schema type 'QName' - ${reason}`)
export const nilNotAllowed: Fault = other(
  "If the 'nillable' attribute is false in the schema, the 'xsi:nil' attribute must not be present in the instance.",
)
export const otherXsiAttribute = (name: Name): Fault =>
  other(`The attribute '${name.full}' does not match one of the four allowed attributes in the 'xsi' namespace.`)
