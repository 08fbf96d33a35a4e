import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { XmlDocument, type XmlElement, XmlError } from 'libxml2-wasm'
import { expect, test, vi } from 'vitest'
import { canonicalForm } from '../../../../simulator/documents/xml/canonical-form.ts'
import {
  type CanonicalElement,
  childElements as childElementsOfTree,
} from '../../../../simulator/documents/xml/canonical-tree.ts'
import { type CanonicalizationMethod, canonicalize } from '../../../../simulator/documents/xml/canonicalize.ts'
import { writeDocument, writeElement } from '../../../../simulator/documents/xml/write-canonical.ts'
import { childElements, withParsed } from '../../../../simulator/documents/xml/xml.ts'
import { drawn } from '../../../properties/seed.ts'
import { forge } from '../xades/forge.ts'

// libxml2 judges what is written of every element in every mode.

vi.setConfig({ testTimeout: 120_000 })

const comments = [true, false]
const modes: readonly CanonicalizationMethod[] = comments.flatMap(withComments =>
  ([0, 1, 2] as const).map(mode => ({ mode, withComments })),
)
const prefixLists = [['#default'], ['ds', 'a', 'xsi'], ['#default', 'b', 'xml', 'xades', '\u{10000}', 'nobody']]
const modesWithPrefixes: readonly CanonicalizationMethod[] = [
  ...modes,
  ...comments.flatMap(withComments => prefixLists.map(prefixes => ({ mode: 1 as const, withComments, prefixes }))),
]

interface Comparison {
  readonly of: string
  readonly method: CanonicalizationMethod
  readonly libxml2: string
  readonly ours: string
}
type Methods = readonly CanonicalizationMethod[]

const ofElement = (theirs: XmlElement, ours: CanonicalElement, methods: Methods): Comparison[] => {
  const inside = childElementsOfTree(ours)
  return [
    ...methods.map(method => ({
      of: theirs.name,
      method,
      libxml2: canonicalize(theirs.doc, method, theirs).toString(),
      ours: writeElement(ours, method).toString(),
    })),
    ...childElements(theirs).flatMap((child, index) => ofElement(child, inside[index]!, methods)),
  ]
}

/** libxml2 writes a namespace as it is, so it is given what is to be written. */
const forLibxml2 = (xml: string): string =>
  xml.replace(/ xmlns(:[^=]+)?="[^"]*"/g, declaration => declaration.replaceAll('&', '&amp;'))

/** None of what libxml2 does not parse or has no canonical form for. */
const comparisonsOf = (xml: string, methods: Methods): Comparison[] => {
  try {
    using document = XmlDocument.fromString(forLibxml2(xml))
    const tree = withParsed(Buffer.from(xml), canonicalForm)
    const ofDocument = (of: string, without?: CanonicalElement): Comparison[] =>
      methods.map(method => ({
        of,
        method,
        libxml2: canonicalize(document, method).toString(),
        ours: writeDocument(tree, method, without).toString(),
      }))
    const comparisons = [...ofDocument('the document'), ...ofElement(document.root, tree.root, methods)]
    childElements(document.root).at(-1)?.remove()
    return [...comparisons, ...ofDocument('without the last child', childElementsOfTree(tree.root).at(-1))]
  } catch (error) {
    if (error instanceof XmlError) return []
    throw error
  }
}

/** How many were made; all hold. */
const compare = (xml: string, methods: Methods): number => {
  const comparisons = comparisonsOf(xml, methods)
  expect(comparisons.filter(({ libxml2, ours }) => libxml2 !== ours)).toEqual([])
  return comparisons.length
}

const fixtures = new URL('../../../../fixtures/xades/', import.meta.url)
const signed = ['jdk', 'xmlsec1', 'signxml', 'ksef-client-ts'].flatMap(folder =>
  readdirSync(new URL(`${folder}/`, fixtures)).map(name =>
    readFileSync(new URL(`${folder}/${name}`, fixtures), 'utf8'),
  ),
)

test('as libxml2 writes every element of every fixture', () => {
  const made = signed.map(xml => compare(xml, modes))
  expect(Math.min(...made)).toBeGreaterThan(100)
  expect(made.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(40_000)
})

const attributes = [
  ' a="&amp;&lt;>&quot;\'"',
  ' b="&#9;&#10;&#13; "',
  ' xml:lang="pl"',
  ' xml:base="../a"',
  ' xml:base="http://a.b/c/d"',
  ' xml:base=".."',
  ' xml:space="preserve"',
  ' xml:a="&quot;&lt;"',
  ' xml:id="i"',
  ' Id="j"',
  ' a:c=""',
  ' b:c=""',
  ' \u{10000}:c=""',
  ' \uf900:a=""',
]
const declarations = [
  '',
  ' xmlns=""',
  ' xmlns="urn:a"',
  ' xmlns="urn:b"',
  ' xmlns:a="urn:a"',
  ' xmlns:a="urn:b"',
  ' xmlns:a="urn:a&amp;b"',
  ' xmlns:b="urn:a&amp;amp;b\'"',
  ' xmlns:b="urn:b"',
  ' xmlns:b="http://[&quot;&lt;&#x9;&#xA;&#xD;>&amp;#10;]/"',
  ' xmlns:b="http://a.b/"',
  ' xmlns:b="http://www.w3.org/XML/1998/namespacf"',
  ' xmlns:ds="urn:ds"',
  ' xmlns:xml="http://www.w3.org/XML/1998/namespace"',
  ' xmlns:\u{10000}="urn:d"',
  ' xmlns:\uf900="urn:e"',
]
const texts = [
  '',
  'a',
  '\r\n\t',
  '&#13;',
  '&amp;lt;',
  ']]&gt;',
  '"\'>',
  '<![CDATA[<&]]>',
  '<!-- &#13;\r\n<a> -->',
  '<!---->',
  '<?p?>',
  '<?p  &amp;\r ?>',
  'ż\u{10000}',
]
const names = ['x', 'a:x', 'b:y', 'ds:Signature', '\u{10000}:x', 'xml:x']

const nameOf = (attribute: string) => attribute.split('=')[0]

const element: fc.Memo<string> = fc.memo(depth =>
  fc
    .record({
      name: fc.constantFrom(...names),
      declared: fc.uniqueArray(fc.constantFrom(...declarations), {
        maxLength: 4,
        selector: nameOf,
      }),
      with: fc.uniqueArray(fc.constantFrom(...attributes), { maxLength: 3, selector: nameOf }),
      content: fc.array(
        depth > 1 ? fc.oneof(fc.constantFrom(...texts), element(depth - 1)) : fc.constantFrom(...texts),
        { maxLength: 4 },
      ),
    })
    .map(
      shape =>
        `<${shape.name}${shape.declared.join('')}${shape.with.join('')}>${shape.content.join('')}</${shape.name}>`,
    ),
)
/** Every prefix is declared around it, so that most are well-formed. */
const around = ' xmlns:a="urn:a&amp;b" xmlns:b="urn:b" xmlns:ds="urn:ds" xmlns:\u{10000}="urn:d" xmlns:\uf900="urn:e"'

test('as libxml2 writes every element of documents that use every spelling', () => {
  let made = 0
  const outer = fc.record({
    inner: fc.array(element(3), { minLength: 1, maxLength: 3 }),
    before: fc.constantFrom(...texts),
    after: fc.constantFrom(...texts),
  })
  fc.assert(
    fc.property(outer, ({ inner, before, after }) => {
      const remark = (text: string) => (/^<[!?](?!\[)/.test(text) ? text : '')
      made += compare(`${remark(before)}<r${around}>${inner.join('')}</r>${remark(after)}`, modesWithPrefixes)
    }),
    { ...drawn, numRuns: 400 },
  )
  expect(made).toBeGreaterThan(10_000)
})

const put = [...attributes, ...declarations, ...texts]

test('as libxml2 writes every element of signed documents into which something was put', () => {
  const original = fc.constantFrom(forge(), signed[0]!, signed.at(-1)!)
  let made = 0
  fc.assert(
    fc.property(
      original,
      fc.array(fc.tuple(fc.constantFrom(...put), fc.nat(10_000)), { minLength: 1, maxLength: 4 }),
      (xml, changes) => {
        let changed = xml
        for (const [what, where] of changes) {
          // Attributes go into a start tag, all else behind a tag.
          const places = [...changed.matchAll(what.startsWith(' ') ? /<[\w:]+/g : />/g)].map(
            ({ index, 0: found }) => index + found.length,
          )
          const place = places[where % places.length]!
          changed = changed.slice(0, place) + what + changed.slice(place)
        }
        made += compare(changed, modesWithPrefixes)
      },
    ),
    { ...drawn, numRuns: 120 },
  )
  expect(made).toBeGreaterThan(20_000)
})
