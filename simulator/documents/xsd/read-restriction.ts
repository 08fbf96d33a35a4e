import { all, type XsdNode } from './schema-document.ts'
import type { Restriction } from './simple-type.ts'
import type { WhiteSpace } from './white-space.ts'

const valuesOf = (node: XsdNode, kind: string): string[] =>
  all(node, kind).map(one => one.attributes.get('value') ?? '')

const limits = ['length', 'minLength', 'maxLength', 'totalDigits', 'fractionDigits'].concat(
  ['min', 'max'].flatMap(end => [`${end}Inclusive`, `${end}Exclusive`]),
)

/** What a restriction says of values. */
export const restrictionIn = (node: XsdNode): Restriction => ({
  whiteSpace: valuesOf(node, 'whiteSpace')[0] as WhiteSpace | undefined,
  patterns: valuesOf(node, 'pattern'),
  enumeration: valuesOf(node, 'enumeration'),
  limits: new Map(limits.flatMap(name => valuesOf(node, name).map(value => [name, value.trim()] as const))),
})
