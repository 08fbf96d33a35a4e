import type { Violation } from '../../../contracts/acube/errors.ts'
import { cut } from '../../../contracts/bounds.ts'
import { invoiceSchema } from '../../documents/schemas/schema-library.ts'
import type { SchemaSource } from '../../documents/schemas/schema-source.ts'
import type { SchemaFault } from '../../documents/xsd/judgement.ts'
import { locate, type Place } from '../../documents/xsd/locate.ts'
import { validate } from '../../documents/xsd/validate.ts'
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

/** The elements from below the root down to the one that is wrong: where there are children for a text, it is that. */
const propertyPathOf = ({ path }: Place, { kind }: SchemaFault, root: InvoiceElement | undefined): string => {
  let declared = root
  return path.slice(1, kind === 'children' ? -1 : undefined).reduce((above, { name, index }) => {
    declared = declared?.children.get(name.local)
    return childPath(above, name.local, declared?.repeatable ? index : undefined)
  }, '')
}

/** What is wrong, and what exactly, where the constraint does not say it. */
type Wrong = readonly [constraint: Constraint, detail?: string]

const valueWrong = ({ value = '', facet }: SchemaFault): Wrong => {
  const limit = facet?.limit ?? ''
  if (facet?.name === 'minLength') return [tooShort(Number(limit))]
  if (facet?.name === 'maxLength') return [tooLong(Number(limit))]
  if (facet?.name === 'enumeration') return [noSuchChoice, `The value '${value}' is not one of: ${limit}.`]
  if (facet?.name === 'pattern') return [notMatching, `'${value}' is not accepted by the pattern '${limit}'.`]
  const rule = facet === undefined ? '' : ` for ${facet.name} ${limit}`
  return [notMatching, `'${value}' is not a valid value${rule}.`]
}

const missingThings = ({ expected = [] }: SchemaFault): Wrong =>
  expected.length > 1 ? [missing, `One of these is: ${expected.join(', ')}.`] : [missing]

const wrongs: Readonly<Record<SchemaFault['kind'], (fault: SchemaFault) => Wrong>> = {
  value: valueWrong,
  fixed: ({ fixed }) => [own(`This value should be equal to '${fixed}'.`)],
  unexpected: ({ expected = [] }) =>
    expected.length === 0 ? [notExpected] : [notExpected, `What may stand here is: ${expected.join(', ')}.`],
  missing: missingThings,
  text: () => [ofType('object')],
  children: () => [ofType('string')],
  undeclared: () => [own('The document is no invoice of the form FA (3).')],
  other: ({ message }) => [own(message)],
}

/** The attribute or the only child that is meant, where it is not the element. */
const memberOf = ({ kind, attribute, expected = [] }: SchemaFault): string | undefined =>
  attribute?.local ?? (kind === 'missing' && expected.length === 1 ? expected[0] : undefined)

const violationOf = (fault: SchemaFault, place: Place, root: InvoiceElement | undefined): Violation => {
  const [constraint, detail] = wrongs[fault.kind](fault)
  const path = propertyPathOf(place, fault, root)
  const member = memberOf(fault)
  return violationAt(
    member === undefined ? path : childPath(path, member),
    constraint,
    detail && cut(detail, longestDetail),
  )
}

/** Where a well-formed document breaks the schema of FA(3), one violation for each place; none without schemas. */
export const schemaViolations = (xml: Uint8Array, source: SchemaSource): readonly Violation[] => {
  const schema = source.kind === 'none' ? undefined : invoiceSchema(source.directory, fa3)
  if (schema === undefined) return []
  const text = Buffer.from(xml).toString()
  const [first, ...others] = validate(text, schema, mostViolations)
  if (first === undefined) return []
  // In a document of another kind nothing is known.
  const faults = first.kind === 'undeclared' ? [first] : [first, ...others]
  const places = locate(text, faults)
  const found = faults.map((fault, at) => violationOf(fault, places[at]!, invoiceElements(source)))
  // Of several faults in one place the first is told.
  return [...new Map(found.reverse().map(violation => [violation.propertyPath, violation])).values()].reverse()
}
