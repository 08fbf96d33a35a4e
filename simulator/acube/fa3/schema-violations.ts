import { type ErrorDetail, type XmlDocument, XmlElement, XmlValidateError } from 'libxml2-wasm'
import type { Violation } from '../../../contracts/acube/errors.ts'
import { cut } from '../../../contracts/bounds.ts'
import { type InvoiceSchema, invoiceSchema } from '../../documents/schemas/schema-library.ts'
import type { SchemaSource } from '../../documents/schemas/schema-source.ts'
import { withParsed } from '../../documents/xml/xml.ts'
import {
  type Constraint,
  missing,
  mostViolations,
  noSuchChoice,
  notExpected,
  notMatching,
  ofType,
  own,
  tooLong,
  tooShort,
  violationAt,
} from '../constraints.ts'
import { type InvoiceElement, invoiceElements } from './elements.ts'
import { fa3 } from './form.ts'
import { childPath } from './property-path.ts'

/** The schema's lists of countries and currencies are longer than anyone reads. */
const longestDetail = 300

/** The elements from below the root down to one. */
const pathTo = (element: XmlElement): XmlElement[] =>
  element.parent === null ? [] : [...pathTo(element.parent), element]

const placeAmongEquals = (element: XmlElement): number =>
  Number(element.eval(`count(preceding-sibling::*[name() = "${element.name}"])`))

const propertyPathOf = (element: XmlElement, root: InvoiceElement | undefined): string => {
  let declared = root
  return pathTo(element).reduce((path, one) => {
    declared = declared?.children.get(one.name)
    return childPath(path, one.name, declared?.repeatable ? placeAmongEquals(one) : undefined)
  }, '')
}

interface Fault {
  readonly constraint: Constraint
  /** The attribute or child that is meant, where it is not the element. */
  readonly member?: string
  readonly detail?: string
}

/** `{namespace}P_1, {namespace}P_2` → P_1, P_2 */
const local = (names: string): string => names.replaceAll(/\{[^}]*\}/g, '')

/** What libxml2 says of an element, and what it means here. The first that fits counts. */
const faults: readonly (readonly [RegExp, (...groups: string[]) => Fault])[] = [
  [/^\[facet 'minLength'\].*minimum length of '(\d+)'/s, limit => ({ constraint: tooShort(Number(limit)) })],
  [/^\[facet 'maxLength'\].*maximum length of '(\d+)'/s, limit => ({ constraint: tooLong(Number(limit)) })],
  [/^\[facet 'enumeration'\] (.*)$/s, detail => ({ constraint: noSuchChoice, detail })],
  [/^\[facet '\w+'\] (.*)$/s, detail => ({ constraint: notMatching, detail })],
  [/^('.*' is not a valid value of the .*)$/s, detail => ({ constraint: notMatching, detail: local(detail) })],
  [/ fixed value constraint ('[^']*')\.$/, value => ({ constraint: own(`This value should be equal to ${value}.`) })],
  [
    /^This element is not expected\. Expected is (?:one of )?\( (.+) \)/,
    names => ({ constraint: notExpected, detail: `What may stand here is: ${local(names)}.` }),
  ],
  [/^This element is not expected\./, () => ({ constraint: notExpected })],
  [/^Missing child element\(s\)\. Expected is \( (\S+) \)/, name => ({ constraint: missing, member: local(name) })],
  [
    /^Missing child element\(s\)\. Expected is one of \( (.+) \)/,
    names => ({ constraint: missing, detail: `One of these is: ${local(names)}.` }),
  ],
  [/^The attribute '(.+)' is required but missing/, member => ({ constraint: missing, member })],
  [/^The attribute '(.+)' is not allowed/, member => ({ constraint: notExpected, member })],
  [/^Character content .* not allowed/, () => ({ constraint: ofType('object') })],
  [/^Element content is not allowed/, () => ({ constraint: ofType('string') })],
  [/^No matching global declaration/, () => ({ constraint: own('The document is no invoice of the form FA (3).') })],
]

const faultOf = (text: string): Fault => {
  for (const [pattern, fault] of faults) {
    const groups = pattern.exec(text)
    if (groups !== null) return fault(...groups.slice(1))
  }
  return { constraint: own(cut(text, longestDetail)) }
}

const violationOf = (
  { message, xpath }: Pick<ErrorDetail, 'message' | 'xpath'>,
  document: XmlDocument,
  root: InvoiceElement | undefined,
): Violation => {
  const element = xpath === undefined ? null : document.get(xpath)
  const [, attribute, text = message] =
    /^Element '[^']*'(?:, attribute '([^']*)')?: ([\s\S]*)$/.exec(message.trim()) ?? []
  const { constraint, member = attribute, detail } = faultOf(text)
  const path = element instanceof XmlElement ? propertyPathOf(element, root) : ''
  return violationAt(
    member === undefined ? path : childPath(path, member),
    constraint,
    detail && cut(detail, longestDetail),
  )
}

const validate = (document: XmlDocument, schema: InvoiceSchema, root: InvoiceElement | undefined): Violation[] => {
  try {
    schema.validator.validate(document)
    return []
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error
    const found = error.details.slice(0, mostViolations).map(detail => violationOf(detail, document, root))
    // libxml2 says of a value first which facet it breaks, then that it is none of its type.
    return [...new Map(found.reverse().map(violation => [violation.propertyPath, violation])).values()].reverse()
  }
}

/**
 * Where a well-formed document breaks the schema of FA(3), one violation for each place; none without schemas.
 * Import this file lazily: it loads libxml2.
 */
export const schemaViolations = (xml: Uint8Array, source: SchemaSource): readonly Violation[] => {
  const schema = source.kind === 'none' ? undefined : invoiceSchema(source.directory, fa3)
  return schema === undefined ? [] : withParsed(xml, document => validate(document, schema, invoiceElements(source)))
}
