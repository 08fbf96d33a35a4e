import { expect, test } from 'vitest'
import { attribute, childElements, plainText, textOf } from '../../../../simulator/documents/xml/canonical-tree.ts'
import { NotCanonical, readCanonical } from '../../../../simulator/documents/xml/read-canonical.ts'

test('a document as plain objects', () => {
  const { nodes, root, elements } = readCanonical(
    '<?a b?>\n<!--c-->\n<r xmlns="urn:r" xmlns:p="urn:p" a="&amp;&lt;&quot;&#x9;&#xA;&#xD;>" p:b="2" xml:id="i">t&gt;<p:c>1<!--2-->3</p:c><d xmlns=""></d></r>\n<?e?>',
  )
  expect(nodes.map(({ kind }) => kind)).toEqual(['instruction', 'comment', 'element', 'instruction'])
  expect(elements.map(({ written, name, namespaceUri, declared }) => [written, name, namespaceUri, declared])).toEqual([
    ['r', 'r', 'urn:r', ['', 'p']],
    ['p:c', 'c', 'urn:p', []],
    ['d', 'd', '', ['']],
  ])
  expect(root.attributes).toEqual([
    { prefix: '', name: 'a', value: '&<"\t\n\r>', written: ' a="&amp;&lt;&quot;&#x9;&#xA;&#xD;>"' },
    { prefix: 'p', name: 'b', value: '2', written: ' p:b="2"' },
    { prefix: 'xml', name: 'id', value: 'i', written: ' xml:id="i"' },
  ])
  expect([attribute(root, 'a'), attribute(root, 'b')]).toEqual(['&<"\t\n\r>', undefined])
  const [c, d] = childElements(root)
  expect([c?.parent, plainText(c!), textOf(c!), plainText(d!)]).toEqual([root, undefined, '13', ''])
  expect(textOf(root)).toBe('t>13')
})

test('a reference is resolved once', () => {
  expect(plainText(readCanonical('<a>&amp;lt;</a>').root)).toBe('&lt;')
})

test('a namespace is what libxml2 wrote, in either quotes', () => {
  const { root } = readCanonical(`<a xmlns="urn:a&b'" xmlns:p='http://["]/'></a>`)
  expect([...root.namespaces]).toEqual([
    ['', "urn:a&b'"],
    ['p', 'http://["]/'],
  ])
})

test.each([
  '',
  'a',
  '<a>',
  '<a',
  '<a b',
  '<a b="',
  '<a b="c"',
  '<a b="c"  d="e"></a>',
  "<a b='c'></a>",
  '<a xmlns=\'urn:a"></a>',
  '<a xmlns=',
  '<a b>c="d"></a>',
  '<a ="b"></a>',
  '<a b="" xmlns="urn:a"></a>',
  '< a=""></a>',
  '<a/>',
  '</a>',
  '<a></b>',
  '<a></ab>',
  '<a></a></a>',
  '<a></a>\n<b></b>',
  '<a></a> ',
  '<a></a>b',
  '<a><![CDATA[b]]></a>',
  '<!DOCTYPE a>\n<a></a>',
  '<a><!--b></a>',
  '<?b<a></a>',
  '<p:a></p:a>',
  '\n',
])('no canonical XML: %j', text => {
  expect(() => readCanonical(text)).toThrow(NotCanonical)
})
