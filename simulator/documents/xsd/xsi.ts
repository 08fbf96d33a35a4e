import { builtInTypes } from './built-in-types.ts'
import type { Type } from './declarations.ts'
import * as told from './faults.ts'
import type { Judgement, OpenElement } from './judgement.ts'
import { type Name, xsiNamespace } from './name.ts'
import type { Attribute } from './scan.ts'
import { collapse } from './white-space.ts'

/** What a document may say of its own elements. Locations of schemas are allowed and never followed. */
const known = new Set(['type', 'nil', 'schemaLocation', 'noNamespaceSchemaLocation'])

export const checkXsiAttribute = (judgement: Judgement, name: Name): void => {
  if (!known.has(name.local)) judgement.tell(told.otherXsiAttribute(name))
}

const valueOfXsi = (attributes: readonly Attribute[], local: string): string | undefined =>
  attributes.find(({ name }) => name.namespace === xsiNamespace && name.local === local)?.value

const derivesFrom = (type: Type | undefined, base: Type): boolean =>
  type !== undefined && (type === base || base.name?.local === 'anyType' || derivesFrom(type.base, base))

/** Why the type that is asked for may not be it. */
const objection = (
  asked: Name,
  type: Type | undefined,
  declared: Type | undefined,
  of: Name,
): told.Fault | undefined => {
  if (type === undefined) return told.unknownXsiType(asked)
  if (type.isAbstract) return told.abstractXsiType(asked)
  return declared === undefined || derivesFrom(type, declared) ? undefined : told.otherXsiType(asked, of)
}

/** The type of an element: the declared one, or the one that it asks for. */
export const typeByXsi = (
  judgement: Judgement,
  element: OpenElement,
  declared: Type | undefined,
  attributes: readonly Attribute[],
): Type | undefined => {
  const { schema } = judgement
  const { namespaceOf } = element
  if (declared !== undefined && valueOfXsi(attributes, 'nil') !== undefined) judgement.tell(told.nilNotAllowed)
  const value = valueOfXsi(attributes, 'type')
  if (value === undefined) return declared
  const text = collapse(value)
  const reason = builtInTypes.QName?.fault(text, namespaceOf)
  if (reason !== undefined) {
    judgement.tell(told.invalidXsiType(value, reason))
    return declared
  }
  const colon = text.indexOf(':')
  const asked = schema.names.of(namespaceOf(text.slice(0, Math.max(colon, 0))) ?? '', text.slice(colon + 1))
  const type = schema.type(asked)
  const why = objection(asked, type, declared, element.name)
  if (why === undefined) return type
  judgement.tell(why)
  if (declared !== undefined || type !== undefined) element.processing = 'skip'
  return undefined
}
