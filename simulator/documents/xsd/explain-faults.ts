import { cut } from '../../../contracts/bounds.ts'
import { type Told, together } from '../../../contracts/told.ts'
import { maskText } from '../../http/masking.ts'
import { why } from './explanations.ts'
import type { BrokenFacet } from './faults.ts'
import type { SchemaFault } from './judgement.ts'
import { locate, type Place } from './locate.ts'

/** The schema's lists of countries and currencies are longer than anyone reads. */
const longestLimit = 300

/** A message repeats a value, in which there may be a secret. */
const longestMessage = 2000
const shortened = (message: string): string => maskText(cut(message, longestMessage))

/** `maxLength 256`, or all that is allowed as far as anyone reads it. */
export const writtenFacet = ({ name, limit }: BrokenFacet): string => `${name} ${cut(limit, longestLimit)}`

const pathOf = ({ path }: Place): string =>
  path.map(({ name, index }) => (index === 0 ? name.local : `${name.local}[${index + 1}]`)).join('/')

const ruleOf = ({ facet, fixed }: SchemaFault): string | undefined =>
  facet === undefined ? fixed : writtenFacet(facet)

const explain = (fault: SchemaFault, place: Place): Told => {
  const found = { line: place.line, path: pathOf(place), message: shortened(fault.message) }
  if (fault.facet?.name === 'enumeration')
    return why('choiceFault', { ...found, values: cut(fault.facet.limit, longestLimit) })
  const rule = ruleOf(fault)
  return rule === undefined ? why('fault', found) : why('ruledFault', { ...found, rule })
}

/** Where each fault is, what it is, and what the schema asks for instead. */
export const explainFaults = (xml: string, faults: readonly SchemaFault[]): Told =>
  together(locate(xml, faults).map((place, at) => explain(faults[at]!, place)))
