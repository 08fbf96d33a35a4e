import type { Chance } from './chance.ts'
import type { Tree } from './random-document.ts'

/** Changes that break documents, or seem to. */

const elementsOf = (tree: Tree): Tree[] => [tree, ...childrenOf(tree).flatMap(elementsOf)]
const childrenOf = ({ content }: Tree): Tree[] => content.filter(one => typeof one !== 'string')
const copyOf = (tree: Tree): Tree => structuredClone(tree)

const values = [
  '',
  ' ',
  'x',
  '0',
  '-1',
  '1',
  '2',
  '3',
  '1.5',
  '1.001',
  '1,5',
  '1e3',
  '+1',
  '007',
  '.5',
  '99999999999999999999.99',
  '79228162514264337593543950336',
  '0.0000001',
  '256',
  '-0',
  'PL',
  'pl',
  'PLN',
  'XX',
  'true',
  'TRUE',
  '2026-02-31',
  '2026-02-28',
  '2026-02-28Z',
  '1899-12-31',
  '2051-01-01',
  '2026-02-28T10:00:00',
  '2026-02-28T10:00:00.123+02:00',
  '2026-02-28T24:00:00Z',
  '2020-01-01T00:00:00Z',
  '2099-01-01T00:00:00Z',
  '526-587-76-35',
  '5265877635',
  '5265877635\n',
  ' 5265877635',
  '٣',
  'a\nb',
  'a  b',
  'Zażółć 😀',
  '😀'.repeat(130),
  'x'.repeat(257),
  'x'.repeat(600),
  'x'.repeat(4000),
  'a@b',
  '@',
  'YWJj',
  'YW',
  'http://',
  'http://a b',
  'a:b',
  '##',
  '<![CDATA[x]]>',
  "it's",
  '&amp;"<>',
]

const names = [
  'P_15',
  'P_1',
  'Fa',
  'NIP',
  'Nazwa',
  'Unknown',
  'f:Foreign',
  'Żółw',
  'ℵ',
  'f:a４',
  'n1:ID',
  'n1:Name',
  'n2:ID',
  'n2:Party',
  'n1:Unknown',
]
const attributes: readonly (readonly [string, string])[] = [
  ['extra', '1'],
  ['f:extra', '1'],
  ['f:a\u203f', '1'],
  ['xmlns:４', 'urn:four'],
  ['xml:lang', 'pl'],
  ['xml:lang', 'p1'],
  ['xml:space', 'preserve'],
  ['xml:id', 'a'],
  ['xml:foo', '1'],
  ['xsi:nil', 'true'],
  ['xsi:type', 'xsd:string'],
  ['xsi:type', 'TZnakowy'],
  ['xsi:type', 'Unknown'],
  ['xsi:type', 'xsd:token'],
  ['xsi:type', 'xsd:constructor'],
  ['xsi:type', 'xsd:decimal'],
  ['xsi:type', ' xsd:anyType '],
  ['xsi:type', 'n1:IDType'],
  ['xsi:type', 'TKwotowy'],
  ['xsi:type', 'q:x'],
  ['xsi:type', ''],
  ['xsi:schemaLocation', 'urn:a b.xsd'],
  ['xsi:other', '1'],
  ['currencyID', 'PLN'],
  ['kodSystemowy', 'FA (9)'],
  ['Id', '1'],
]

/** @param others elements of the same document */
type Change = (element: Tree, chance: Chance, others: readonly Tree[]) => void

const at = ({ content }: Tree, chance: Chance): number => chance.below(content.length + 1)
const insert = (element: Tree, what: Tree | string, chance: Chance): void => {
  element.content.splice(at(element, chance), 0, what)
}
const childOf = (element: Tree, chance: Chance): Tree | undefined =>
  childrenOf(element).length === 0 ? undefined : chance.pick(childrenOf(element))

const letters = [
  '0',
  '9',
  '.',
  '-',
  '+',
  ' ',
  '\n',
  'e',
  'Z',
  'z',
  'T',
  ':',
  'Ż',
  'ª',
  '٣',
  '😀',
  '&',
  "'",
  '\u0085',
  '\u00a0',
  '\u2028',
]
/** One letter more, less or another. */
const nudged = (text: string, chance: Chance): string => {
  const place = chance.below(text.length + 1)
  const rest = text.slice(place + chance.below(2))
  return text.slice(0, place) + (chance.once(3) ? '' : chance.pick(letters)) + rest
}
/** A number, a date or an instant that no list thought of. */
const strange = (chance: Chance): string => {
  const digits = (most: number) => Array.from({ length: 1 + chance.below(most) }, () => chance.below(10)).join('')
  const two = (end: number) => String(chance.below(end)).padStart(2, '0')
  const day = `${chance.pick(['1899', '1900', '2006', '2021', '2026', '2050', '0000', '9999'])}-${two(14)}-${two(33)}`
  return chance.pick([
    `${chance.pick(['', '-', '+'])}${digits(20)}`,
    `${chance.pick(['', '-'])}${digits(18)}.${digits(9)}`,
    day,
    `${day}T${two(26)}:${two(62)}:${two(62)}${chance.pick(['', 'Z', '+02:00', '.5Z', '-14:59'])}`,
  ])
}

const textOf = ({ content }: Tree): string => content.filter(one => typeof one === 'string').join('')

const withValue: Change = (element, chance) => {
  if (childrenOf(element).length > 0) return
  const changed = [() => chance.pick(values), () => nudged(textOf(element), chance), () => strange(chance)]
  element.content = [chance.pick(changed)()]
}
const changes: readonly Change[] = [
  withValue,
  withValue,
  withValue,
  (element, chance) => {
    const child = childOf(element, chance)
    if (child !== undefined) element.content.splice(element.content.indexOf(child), 1)
  },
  (element, chance) => {
    const child = childOf(element, chance)
    if (child !== undefined) insert(element, copyOf(child), chance)
  },
  (element, chance) => {
    const child = childOf(element, chance)
    if (child === undefined) return
    element.content.splice(element.content.indexOf(child), 1)
    insert(element, child, chance)
  },
  (element, chance) => {
    const child = childOf(element, chance)
    const copies = chance.pick([3, 4, 20, 21, 100, 101])
    if (child === undefined || elementsOf(child).length > 5) return
    element.content.splice(element.content.indexOf(child), 1, ...Array.from({ length: copies }, () => copyOf(child)))
  },
  (element, chance, others) => insert(element, copyOf(chance.pick(others)), chance),
  (element, chance) => {
    const child = childOf(element, chance)
    if (child !== undefined) child.name = chance.pick(names)
  },
  (element, chance) => insert(element, { name: chance.pick(names), attributes: [], content: ['1'] }, chance),
  (element, chance) =>
    insert(element, chance.pick(['text', ' \n', '<!-- remark -->', '<![CDATA[text]]>', '<![CDATA[ ]]>']), chance),
  element => {
    element.content = element.content.flatMap(one => ['\r\n  ', one])
  },
  element => {
    element.content = []
  },
  (element, chance) => {
    element.attributes = [...new Map([...element.attributes, chance.pick(attributes)])]
  },
  (element, chance) => {
    const changed = element.attributes.filter(([name]) => !name.startsWith('xmlns'))
    if (changed.length === 0) return
    const [name] = chance.pick(changed)
    const others = element.attributes.filter(one => one[0] !== name)
    element.attributes = chance.once(2)
      ? others
      : [
          ...others,
          [
            name,
            chance.once(2)
              ? chance.pick(values)
              : nudged(element.attributes.find(one => one[0] === name)?.[1] ?? '', chance),
          ],
        ]
  },
  element => {
    element.attributes = element.attributes.toReversed()
  },
]

const declarations: Tree['attributes'] = [
  ['xmlns:xsi', 'http://www.w3.org/2001/XMLSchema-instance'],
  ['xmlns:xsd', 'http://www.w3.org/2001/XMLSchema'],
]

/** The document with one to four changes. */
export const mutated = (document: Tree, chance: Chance): Tree => {
  const tree = copyOf(document)
  tree.attributes.unshift(...declarations)
  for (const prefix of ['n1', 'n2'])
    if (!tree.attributes.some(([name]) => name === `xmlns:${prefix}`))
      tree.attributes.push([`xmlns:${prefix}`, `urn:${prefix}`])
  for (let left = 1 + chance.below(4); left > 0; left--) {
    const elements = elementsOf(tree)
    chance.pick(changes)(chance.pick(elements), chance, elements)
  }
  if (chance.once(40)) tree.attributes = tree.attributes.map(one => (one[0] === 'xmlns' ? ['xmlns', 'urn:other'] : one))
  if (chance.once(40)) tree.name = 'Other'
  return tree
}
