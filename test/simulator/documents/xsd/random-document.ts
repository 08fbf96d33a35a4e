import type { Particle } from '../../../../simulator/documents/xsd/content-model.ts'
import type { ElementDeclaration, Type } from '../../../../simulator/documents/xsd/declarations.ts'
import type { Name } from '../../../../simulator/documents/xsd/name.ts'
import type { Schema } from '../../../../simulator/documents/xsd/schema.ts'
import type { SimpleType } from '../../../../simulator/documents/xsd/simple-type.ts'
import type { Chance } from './chance.ts'

/** A document as a tree, to be changed and written. Names are written with their prefixes. */
export interface Tree {
  name: string
  attributes: (readonly [name: string, value: string])[]
  content: (Tree | string)[]
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll(']]>', ']]&gt;')

/** Text that begins with `<!` is markup: a comment or a CDATA section. */
export const write = ({ name, attributes, content }: Tree): string => {
  const start = [
    name,
    ...attributes.map(([key, value]) => `${key}="${escaped(value).replaceAll('"', '&quot;')}"`),
  ].join(' ')
  const inside = content.map(one =>
    typeof one !== 'string' ? write(one) : one.startsWith('<!') ? one : escaped(one).replaceAll('\r', '&#13;'),
  )
  return content.length === 0 ? `<${start}/>` : `<${start}>${inside.join('')}</${name}>`
}

/** Values that types of KSeF's schemas take; the first that a type takes is used, from anywhere on. */
const samples = [
  '1',
  '2',
  'PL',
  'PLN',
  '23',
  '100.50',
  '2026-11-20',
  '2026-11-20T10:00:00Z',
  '10:00:00',
  '5265877635',
  '526587763',
  'nazwa',
  'a@b.pl',
  'true',
  '2026',
  'DE123456789',
  '20260101-ABCDEF-0123456789',
  '5265877635-20260101-0123456789AB-0A',
  '5265877635-12345',
  '61109010140000071219812874',
  'ABCDPLPW',
  'YWJj',
  '20261122-CR-226FB7B000-3ACF9BE4C0-10',
  'PPL123456',
  '5265877635-ATU12345678',
  '10.0.0.1',
  '10.0.0.1-10.0.0.9',
  '10.0.0.0/8',
  'https://ab.pl/pay?IPKSeF=123abcdefghij',
  '123abcdefghij',
]

const sampleOf = (type: SimpleType, chance: Chance): string => {
  const [listed] = type.restrictions.filter(({ enumeration }) => enumeration.length > 0)
  if (listed !== undefined) return chance.pick(listed.enumeration)
  const from = chance.below(samples.length)
  const known = [...samples.slice(from), ...samples.slice(0, from)]
  return known.find(value => type.fault(value, () => undefined) === undefined) ?? 'x'
}

/** The prefixes of a document: none for the root's namespace. */
const prefixesOf = (root: Name) => {
  const prefixes = new Map([[root.namespace, '']])
  const written = ({ namespace, local }: Name): string => {
    if (namespace === '') return local
    if (!prefixes.has(namespace)) prefixes.set(namespace, `n${prefixes.size}:`)
    return `${prefixes.get(namespace)}${local}`
  }
  const declarations = () =>
    [...prefixes].map(
      ([namespace, prefix]) => [prefix === '' ? 'xmlns' : `xmlns:${prefix.slice(0, -1)}`, namespace] as const,
    )
  return { written, declarations }
}

/** A document that keeps the schema, or nearly: where no sample is a value of a type, it is not. */
export const randomDocument = (schema: Schema, root: Name, chance: Chance): Tree => {
  const { written, declarations } = prefixesOf(root)
  const timesOf = ({ least, most }: Particle, depth: number): number => {
    if (least === 0 && (depth > 4 || !chance.once(depth < 2 ? 3 : 6))) return 0
    return Math.min(most, Math.max(least, 1) + (most > 1 && chance.once(3) ? 1 + chance.below(2) : 0))
  }
  const particleOf = (particle: Particle, depth: number): Tree[] =>
    Array.from({ length: timesOf(particle, depth) }).flatMap(() => {
      if (particle.kind === 'element') return elementOf(particle.declared, depth + 1)
      if (particle.kind === 'any') return anyOf(depth)
      const items = particle.kind === 'choice' ? [chance.pick(particle.items)] : particle.items
      return items.flatMap(item => particleOf(item, depth))
    })
  /** What a wildcard lets in: something that the schema does not know, or a part of a signature. */
  const anyOf = (depth: number): Tree[] => {
    const local = chance.pick(['Foreign', 'Object', 'KeyInfo', 'Signature'])
    const declared = schema.element(schema.names.of('http://www.w3.org/2000/09/xmldsig#', local))
    if (declared !== undefined && depth < 8) return [elementOf(declared, depth + 1)]
    return [{ name: 'f:Foreign', attributes: [['extra', '1']], content: ['1'] }]
  }
  const contentOf = ({ simple, particle }: Type, depth: number): (Tree | string)[] => {
    if (simple !== undefined) return [sampleOf(simple, chance)]
    return particle === undefined ? [] : particleOf(particle, depth)
  }
  const elementOf = ({ name, type, fixed }: ElementDeclaration, depth: number): Tree => ({
    name: written(name),
    attributes: [...type.attributes.values()]
      .filter(({ required }) => required || chance.once(4))
      .map(one => [written(one.name), one.fixed ?? sampleOf(one.type, chance)]),
    content: fixed === undefined ? contentOf(type, depth) : [fixed],
  })
  const declared = schema.element(root)
  if (declared === undefined) throw new Error(`The schema has no element ${root.full}.`)
  const tree = elementOf(declared, 0)
  return { ...tree, attributes: [...declarations(), ['xmlns:f', 'urn:foreign'], ...tree.attributes] }
}
