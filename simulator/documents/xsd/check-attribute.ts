import type { AttributeDeclaration } from './declarations.ts'
import * as told from './faults.ts'
import type { Judgement, OpenElement } from './judgement.ts'
import { type Name, xmlNamespace, xsiNamespace } from './name.ts'
import type { Attribute, NamespaceOf } from './scan.ts'
import { checkXsiAttribute } from './xsi.ts'

const checkDeclared = (
  judgement: Judgement,
  value: string,
  { name, type, typeName, fixed }: AttributeDeclaration,
  namespaceOf: NamespaceOf,
): void => {
  const fault = type.fault(value, namespaceOf)
  if (fault !== undefined) {
    judgement.tell(told.valueOfAttribute(name, value, typeName, fault))
    return
  }
  if (fixed !== undefined && type.normalized(value) !== type.normalized(fixed))
    judgement.tell(told.fixedAttribute(name, fixed))
  if (type.isId) judgement.useId(type.normalized(value))
}

/** In an element without a declaration: there is an objection only to what the schema should know. */
const ofUnknownElement = (judgement: Judgement, element: OpenElement, name: Name): told.Fault | undefined => {
  const { namespace } = name
  const isCovered = namespace === xmlNamespace || (namespace !== '' && judgement.schema.covers(namespace))
  if (element.processing === 'strict' && isCovered) return told.undeclaredAttribute(name)
  return element.processing === 'skip' ? undefined : told.unknownAttribute(name)
}

const objection = (judgement: Judgement, element: OpenElement, name: Name): told.Fault | undefined => {
  if (element.type === undefined) return ofUnknownElement(judgement, element, name)
  const any = element.type.anyAttribute
  if (any === undefined) return told.undeclaredAttribute(name)
  if (!any.allows(name.namespace)) return told.prohibitedAttribute(name)
  if (any.processing === 'skip') return undefined
  return any.processing === 'lax' ? told.unknownAttribute(name) : told.undeclaredAttribute(name)
}

/** Holds one attribute of an element against the schema. Those of XML itself are allowed everywhere. */
export const checkAttribute = (judgement: Judgement, element: OpenElement, { name, value }: Attribute): void => {
  if (name.namespace === xsiNamespace) {
    checkXsiAttribute(judgement, name)
    return
  }
  const { type } = element
  const isGlobal =
    type === undefined || name.namespace === xmlNamespace || type.anyAttribute?.allows(name.namespace) === true
  const declared = type?.attributes.get(name) ?? (isGlobal ? judgement.schema.attribute(name) : undefined)
  const why = declared === undefined ? objection(judgement, element, name) : undefined
  if (why !== undefined) judgement.tell(why)
  if (declared !== undefined) checkDeclared(judgement, value, declared, element.namespaceOf)
}
