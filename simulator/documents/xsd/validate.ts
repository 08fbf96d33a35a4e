import { checkAttribute } from './check-attribute.ts'
import type { ElementDeclaration, Type } from './declarations.ts'
import * as told from './faults.ts'
import { Judgement, type OpenElement, type SchemaFault } from './judgement.ts'
import type { Name } from './name.ts'
import { type Attribute, type NamespaceOf, noAttributes, scan, type XmlReceiver } from './scan.ts'
import type { Schema } from './schema.ts'
import { typeByXsi } from './xsi.ts'

const outOfPlace = (judgement: Judgement, parent: OpenElement, name: Name): void => {
  const { type, walk } = parent
  if (type?.model !== undefined) judgement.tell(told.invalidChild(parent.name, name, walk.expected()))
  else judgement.tell(told.noChildren(parent.name, name, type?.content === 'empty' ? 'empty' : 'text only'))
  parent.judged = false
  parent.processing = 'skip'
}

/** The declaration of an element where it stands; undefined where there is none or nothing is looked at. */
const declarationOf = (
  judgement: Judgement,
  element: OpenElement,
  parent: OpenElement | undefined,
): ElementDeclaration | undefined => {
  if (parent?.judged === true) {
    const particle = parent.type?.model === undefined ? undefined : parent.walk.step(element.name)
    if (particle?.kind === 'element') return particle.declared
    if (particle === undefined) outOfPlace(judgement, parent, element.name)
    element.processing = particle?.wildcard.processing ?? 'skip'
  }
  return element.processing === 'skip' ? undefined : judgement.schema.element(element.name)
}

const undeclared = (judgement: Judgement, element: OpenElement): void => {
  if (judgement.depth === 1) judgement.rootIsCovered = judgement.schema.covers(element.name.namespace)
  const isKnown = judgement.rootIsCovered && element.processing === 'strict'
  if (isKnown) element.processing = 'skip'
  judgement.tell(isKnown ? told.undeclaredElement(element.name) : told.unknownElement(element.name))
}

const enter = (judgement: Judgement, element: OpenElement, type: Type, fixed: string | undefined): void => {
  if (type.isAbstract) judgement.tell(told.abstractElement(element.name))
  element.type = type
  element.fixed = fixed
  element.judged = true
  if (type.model !== undefined) element.walk.enter(type.model)
}

const checkText = (judgement: Judgement, { name, text, fixed, namespaceOf }: OpenElement, type: Type): void => {
  const { simple } = type
  // An element that is empty has its fixed value.
  if (simple === undefined || (text === '' && fixed !== undefined)) return
  const fault = simple.fault(text, namespaceOf)
  if (fault !== undefined) {
    const typeName = type.name?.full ?? simple.builtIn.typeCode
    judgement.tell(told.valueOfElement(name, text, typeName, fault))
    return
  }
  if (fixed !== undefined && simple.normalized(text) !== simple.normalized(fixed))
    judgement.tell(told.fixedElement(name, fixed))
  if (simple.isId) judgement.useId(simple.normalized(text))
}

const checkContent = (judgement: Judgement, element: OpenElement, type: Type): void => {
  if (type.content === 'text') checkText(judgement, element, type)
  else if (type.model !== undefined && !element.walk.complete)
    judgement.tell(told.incompleteContent(element.name, element.walk.expected()))
}

const typeOf = (
  judgement: Judgement,
  element: OpenElement,
  declared: ElementDeclaration | undefined,
  attributes: readonly Attribute[],
): Type | undefined => {
  if (attributes === noAttributes || element.processing === 'skip') return declared?.type
  return typeByXsi(judgement, element, declared?.type, attributes)
}

const start = (judgement: Judgement, name: Name, attributes: readonly Attribute[], namespaceOf: NamespaceOf): void => {
  const parent = judgement.element
  const element = judgement.open(name, namespaceOf)
  const declared = declarationOf(judgement, element, parent)
  const type = typeOf(judgement, element, declared, attributes)
  if (type !== undefined) enter(judgement, element, type, declared?.fixed)
  else if (element.processing !== 'skip') undeclared(judgement, element)
  for (const one of attributes) checkAttribute(judgement, element, one)
  for (const needed of element.type?.requiredAttributes ?? [])
    if (!attributes.some(one => one.name === needed)) judgement.tell(told.missingAttribute(needed))
}

const text = (judgement: Judgement, part: string): void => {
  const { element } = judgement
  const content = element?.judged === true ? element.type?.content : undefined
  if (element === undefined || content === undefined) return
  if (content === 'text') element.text += part
  else if (content === 'empty') judgement.tell(told.textInEmpty)
  else if (content === 'elements' && judgement.hasRoom && /[^\t\n\r ]/.test(part))
    judgement.tell(told.textBetweenElements(element.name, element.walk.expected()))
}

/**
 * Holds a document against a schema as .NET's validator does, faults and warnings in its order and words. An empty list
 * is a document that keeps the schema.
 * @param xml well-formed, without a DOCTYPE
 * @param most so many faults are told at most
 * @param around the prefixes that are declared around the text, where it is a part of a document
 * @throws XmlFault where a prefix is not declared.
 */
export const validate = (xml: string, schema: Schema, most: number, around?: NamespaceOf): readonly SchemaFault[] => {
  const judgement = new Judgement(schema, most)
  const receiver: XmlReceiver = {
    start: (name, attributes, namespaceOf, at) => {
      judgement.at = at
      start(judgement, name, attributes, namespaceOf)
    },
    text: (part, at) => {
      judgement.at = at
      text(judgement, part)
    },
    end: at => {
      judgement.at = at
      const { element } = judgement
      if (element?.judged === true && element.type !== undefined) checkContent(judgement, element, element.type)
      judgement.depth -= 1
    },
  }
  scan(xml, schema.names, receiver, around)
  return judgement.faults
}
