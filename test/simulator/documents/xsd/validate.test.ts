import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { explainFaults } from '../../../../simulator/documents/xsd/explain-faults.ts'
import { XmlFault } from '../../../../simulator/documents/xsd/scan.ts'
import { openSchema } from '../../../../simulator/documents/xsd/schema.ts'
import { validate } from '../../../../simulator/documents/xsd/validate.ts'
import { askDotNet, dotNetJudge, withoutSeverity } from './dot-net-judge.ts'

// A small schema with something of everything, and what is said of documents that break it. .NET judges the table, too.

const xsd = `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns="urn:a" targetNamespace="urn:a" elementFormDefault="qualified">
<xsd:element name="order"><xsd:complexType><xsd:sequence>
  <xsd:element name="number" type="Number"/>
  <xsd:element name="note" type="xsd:string" fixed="none" minOccurs="0"/>
  <xsd:choice minOccurs="0" maxOccurs="2"><xsd:element name="left" type="xsd:string"/><xsd:element name="right" type="xsd:string"/></xsd:choice>
  <xsd:element name="line" type="Line" maxOccurs="3"/>
  <xsd:element name="empty" minOccurs="0"><xsd:complexType/></xsd:element>
  <xsd:any namespace="##other" processContents="lax" minOccurs="0"/>
</xsd:sequence><xsd:attribute name="form" type="xsd:token" use="required" fixed="A"/><xsd:attribute name="id" type="xsd:ID"/></xsd:complexType></xsd:element>
<xsd:simpleType name="Number"><xsd:restriction base="xsd:token"><xsd:pattern value="\\d+"/><xsd:pattern value="[A-Z]\\d*"/><xsd:maxLength value="4"/></xsd:restriction></xsd:simpleType>
<xsd:complexType name="Line"><xsd:sequence><xsd:element name="price"><xsd:simpleType><xsd:restriction base="xsd:decimal"><xsd:minExclusive value="0"/><xsd:totalDigits value="4"/><xsd:fractionDigits value="2"/></xsd:restriction></xsd:simpleType></xsd:element></xsd:sequence><xsd:attribute name="id" type="xsd:ID"/></xsd:complexType>
<xsd:complexType name="LongLine"><xsd:complexContent><xsd:extension base="Line"><xsd:sequence><xsd:element name="more" type="xsd:byte"/></xsd:sequence><xsd:attribute name="why" type="xsd:string" use="required"/></xsd:extension></xsd:complexContent></xsd:complexType>
<xsd:complexType name="NoLine" abstract="true"><xsd:complexContent><xsd:extension base="Line"/></xsd:complexContent></xsd:complexType>
</xsd:schema>`

const line = '<line><price>1</price></line>'
const order = (content: string, attributes = 'form="A"'): string =>
  `<order xmlns="urn:a" xmlns:f="urn:f" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ${attributes}>${content}</order>`
const number = '<number>1</number>'
const good = `${number}${line}`

const value = (element: string, given: string, type: string, reason: string) =>
  `The 'urn:a:${element}' element is invalid - The value '${given}' is invalid according to its datatype '${type}' - ${reason}`
const child = (parent: string, name: string, expected: string) =>
  `The element '${parent}' in namespace 'urn:a' has invalid child element '${name}'.${expected}`
const list = (names: string) => ` List of possible elements expected: '${names}' in namespace 'urn:a'.`
const other = ` as well asany element in namespace '##other'.`
const unknown = (what: string) => `Could not find schema information for the ${what}.`

const documents: readonly (readonly [what: string, document: string, messages: readonly string[]])[] = [
  ['all is well', order(good), []],
  ['as much as may be', order(`${number}<note/><left/><right/>${line.repeat(3)}<empty/>`), []],
  ['white space where it may be', order(`\n <number>\n1 </number>${line}`, 'form=" A "'), []],
  ['an attribute of XML', order(good, 'form="A" xml:lang="pl"'), []],
  ['a schema location', order(good, 'form="A" xsi:schemaLocation="urn:a a.xsd"'), []],
  [
    'a value against a pattern, told before its length',
    order(`<number>x1234</number>${line}`),
    [value('number', 'x1234', 'urn:a:Number', 'The Pattern constraint failed.')],
  ],
  ['the other pattern', order(`<number>A</number>${line}`), []],
  [
    'a value that is too long',
    order(`<number>12345</number>${line}`),
    [value('number', '12345', 'urn:a:Number', 'The actual length is greater than the MaxLength value.')],
  ],
  [
    'a fixed value',
    order(`${number}<note>some</note>${line}`),
    ["The value of the 'urn:a:note' element does not equal its fixed value."],
  ],
  [
    'too many digits',
    order(`${number}<line><price>123.45</price></line>`),
    [value('price', '123.45', 'Decimal', 'The TotalDigits constraint failed.')],
  ],
  [
    'too many digits behind the point',
    order(`${number}<line><price>1.234</price></line>`),
    [value('price', '1.234', 'Decimal', 'The FractionDigits constraint failed.')],
  ],
  [
    'nothing to pay',
    order(`${number}<line><price>0.00</price></line>`),
    [value('price', '0.00', 'Decimal', 'The MinExclusive constraint failed.')],
  ],
  ['no number', order(line), [child('order', "line' in namespace 'urn:a", list('number'))]],
  [
    'a choice three times',
    order(`${number}<left/><left/><left/>${line}`),
    [child('order', "left' in namespace 'urn:a", list('line'))],
  ],
  [
    'a line too many',
    order(`${number}${line.repeat(4)}`),
    [
      child(
        'order',
        "line' in namespace 'urn:a",
        ` List of possible elements expected: 'empty' in namespace 'urn:a'${other}`,
      ),
    ],
  ],
  [
    'no line',
    order(number),
    [`The element 'order' in namespace 'urn:a' has incomplete content.${list('note, left, right, line')}`],
  ],
  [
    'what stands behind a fault is not looked at',
    order(`<x/>${number}<line><price>x</price></line>`),
    [child('order', "x' in namespace 'urn:a", list('number'))],
  ],
  [
    'a fault in one line, and another in the next',
    order(`${number}<line/><line><price>x</price></line>`),
    [
      `The element 'line' in namespace 'urn:a' has incomplete content.${list('price')}`,
      value('price', 'x', 'Decimal', "The string 'x' is not a valid Decimal value."),
    ],
  ],
  [
    'an element in a text',
    order(`<number>1<x/></number>${line}`),
    [
      "The element 'urn:a:number' cannot contain child element 'urn:a:x' because the parent element's content model is text only.",
    ],
  ],
  [
    'an element in nothing',
    order(`${good}<empty><x/></empty>`),
    [
      "The element 'urn:a:empty' cannot contain child element 'urn:a:x' because the parent element's content model is empty.",
    ],
  ],
  ['text in nothing', order(`${good}<empty>x</empty>`), ['The element cannot contain text. Content model is empty.']],
  [
    'text between elements, before and behind a remark',
    order(`a<!-- b -->c${good}`),
    [
      `The element 'order' in namespace 'urn:a' cannot contain text.${list('number')}`,
      `The element 'order' in namespace 'urn:a' cannot contain text.${list('number')}`,
    ],
  ],
  ['no attribute', order(good, ''), ["The required attribute 'form' is missing."]],
  [
    'another value than the fixed one',
    order(good, 'form="B"'),
    ["The value of the 'form' attribute does not equal its fixed value."],
  ],
  [
    'attributes that nobody knows',
    order(good, 'form="A" a="1" f:b="2"'),
    ["The 'a' attribute is not declared.", "The 'urn:f:b' attribute is not declared."],
  ],
  [
    'an attribute of no value',
    order(good, 'form="A" id="1"'),
    [
      "The 'id' attribute is invalid - The value '1' is invalid according to its datatype 'http://www.w3.org/2001/XMLSchema:ID' - Name cannot begin with the '1' character, hexadecimal value 0x31.",
    ],
  ],
  [
    'an ID twice',
    order(`${number}<line id="a"><price>1</price></line>`, 'form="A" id="a"'),
    ["'a' is already used as an ID."],
  ],
  ['another type', order(`${number}<line xsi:type="LongLine" why="so"><price>1</price><more>1</more></line>`), []],
  [
    'what another type asks for',
    order(`${number}<line xsi:type="LongLine"><price>1</price></line>`),
    [
      "The required attribute 'why' is missing.",
      `The element 'line' in namespace 'urn:a' has incomplete content.${list('more')}`,
    ],
  ],
  [
    'a type that nobody knows',
    order(`${number}<line xsi:type="f:Line"/>`),
    ["This is an invalid xsi:type 'urn:f:Line'."],
  ],
  [
    'a type that is none of a line',
    order(`${number}<line xsi:type="Number">1</line>`),
    [
      "The xsi:type attribute value 'urn:a:Number' is not valid for the element 'urn:a:line', either because it is not a type validly derived from the type in the schema, or because it has xsi:type derivation blocked.",
    ],
  ],
  [
    'a type that nothing is of',
    order(`${number}<line xsi:type="NoLine"/>`),
    ["The xsi:type 'urn:a:NoLine' cannot be abstract."],
  ],
  [
    'a type of no name',
    order(`${number}<line xsi:type="1"><price>1</price></line>`),
    [
      "The attribute 'type' has an invalid value '1' according to its schema type 'QName' - Name cannot begin with the '1' character, hexadecimal value 0x31.",
    ],
  ],
  [
    'nothing said to be nothing',
    order(`${number}<line xsi:nil="true"><price>1</price></line>`),
    [
      "If the 'nillable' attribute is false in the schema, the 'xsi:nil' attribute must not be present in the instance.",
    ],
  ],
  [
    'something unknown of the instance',
    order(good, 'form="A" xsi:other="1"'),
    [
      "The attribute 'http://www.w3.org/2001/XMLSchema-instance:other' does not match one of the four allowed attributes in the 'xsi' namespace.",
    ],
  ],
  ['another element of the form', '<other xmlns="urn:a" a="1"/>', ["The 'urn:a:other' element is not declared."]],
  [
    'a document of another form',
    '<order xmlns="urn:b" a="1"><x/></order>',
    [unknown("element 'urn:b:order'"), unknown("attribute 'a'"), unknown("element 'urn:b:x'")],
  ],
  ['what a wildcard lets in', order(`${good}<f:x b="1"/>`), [unknown("element 'urn:f:x'"), unknown("attribute 'b'")]],
]

const schema = openSchema('orders.xsd', () => xsd)

test.each(documents)('%s', (_, document, messages) => {
  expect(validate(document, schema, 10).map(({ message }) => message)).toEqual(messages)
})

test.skipIf(dotNetJudge === undefined)('.NET says the same', () => {
  const folder = mkdtempSync(join(tmpdir(), 'schema-'))
  writeFileSync(join(folder, 'orders.xsd'), xsd)
  const answers = askDotNet(
    folder,
    join(folder, 'orders.xsd'),
    documents.map(([, document]) => document),
  )
  expect(answers.map((messages, at) => [documents[at]?.[0], withoutSeverity(messages)])).toEqual(
    documents.map(([what, , messages]) => [what, messages]),
  )
})

test('of many faults so many are told as are asked for', () => {
  const lines = Array.from({ length: 3 }, () => '<line><price>x</price></line>').join('')
  expect(validate(order(number + lines), schema, 2)).toHaveLength(2)
})

test('a value of any length is told in part', () => {
  const [fault] = validate(order(`<number>${'x'.repeat(1_000_000)}</number>${line}`), schema, 1)
  expect(fault?.message.length).toBeLessThan(11_000)
})

test('a prefix that is not declared is no fault of the schema', () => {
  expect(() => validate('<order xmlns="urn:a"><q:x/></order>', schema, 1)).toThrow(XmlFault)
})

test('what is said of a fault beside .NET: the line, the path, and what the schema asks for', () => {
  const document = order(`\n${number}${line}\n<line><price>1.234</price></line>`)
  expect(explainFaults(document, validate(document, schema, 10)).en).toBe(
    `Line 3, order/line[2]/price: ${value('price', '1.234', 'Decimal', 'The FractionDigits constraint failed.')} The schema asks for fractionDigits 2.`,
  )
})
