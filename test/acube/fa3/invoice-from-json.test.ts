import fc from 'fast-check'
import { XmlDocument } from 'libxml2-wasm'
import { afterAll, expect, test } from 'vitest'
import { invoiceElements } from '../../../simulator/acube/fa3/elements.ts'
import { invoiceFromJson } from '../../../simulator/acube/fa3/invoice-from-json.ts'
import { validateInvoice } from '../../../simulator/acube/fa3/validate-invoice.ts'
import { createInvoiceValidator } from '../../../simulator/documents/schemas/invoice-validator.ts'
import { printedSample } from './sample.ts'

const validator = createInvoiceValidator()
afterAll(() => validator.close())
const elements = invoiceElements(validator.source)

const xmlOf = (json: unknown): string => {
  const converted = invoiceFromJson(json, elements)
  if ('violations' in converted) throw new Error(JSON.stringify(converted.violations))
  return converted.xml
}
const violationsOf = (json: unknown) => {
  const converted = invoiceFromJson(json, elements)
  return 'violations' in converted ? converted.violations : []
}
const line = (...lines: object[]) => ({ Fa: { FaWiersz: lines } })

test('the printed sample becomes an invoice that keeps its schema', async () => {
  const xml = xmlOf(printedSample())
  expect(await validateInvoice(Buffer.from(xml), validator)).toEqual([])
  expect(xml).toContain('<KodFormularza kodSystemowy="FA (3)" wersjaSchemy="1-0E">FA</KodFormularza>')
  expect(xml).toContain('<DataWytworzeniaFa>2025-09-14T12:46:25+00:00</DataWytworzeniaFa>')
  expect(xml).toContain('<P_13_1>7700</P_13_1><P_14_1>2300</P_14_1><P_15>10000</P_15>')
  expect(xml).toContain('</Adres><JST>2</JST><GV>2</GV></Podmiot2>')
})

const shuffled = (value: unknown): fc.Arbitrary<unknown> => {
  if (Array.isArray(value)) return fc.tuple(...value.map(shuffled))
  if (typeof value !== 'object' || value === null) return fc.constant(value)
  const entries = Object.entries(value).map(([key, of]) => shuffled(of).map(it => [key, it] as const))
  return fc
    .tuple(...entries)
    .chain(pairs => fc.shuffledSubarray(pairs, { minLength: pairs.length }))
    .map(pairs => Object.fromEntries(pairs))
}

test('the order of the keys does not matter', () => {
  const expected = xmlOf(printedSample())
  fc.assert(
    fc.property(shuffled(printedSample()), json => {
      expect(xmlOf(json)).toBe(expected)
    }),
    { numRuns: 30 },
  )
})

test('the order of an array is that of the elements', () => {
  expect(xmlOf(line({ NrWierszaFa: '2' }, { NrWierszaFa: '1' }))).toContain(
    '<FaWiersz><NrWierszaFa>2</NrWierszaFa></FaWiersz><FaWiersz><NrWierszaFa>1</NrWierszaFa></FaWiersz>',
  )
})

test('an attribute stands beside children where the schema has one there', () => {
  const json = { Zalacznik: { BlokDanych: [{ Tabela: [{ TNaglowek: { Kol: [{ NKom: 'a', Typ: 'txt' }] } }] }] } }
  expect(xmlOf(json)).toContain('<Kol Typ="txt"><NKom>a</NKom></Kol>')
})

test('empty arrays and null are as good as absent', () => {
  expect(xmlOf({ Fa: { P_2: 'x', WZ: [], P_6Z: [], P_6: null } })).toContain('<Fa><P_2>x</P_2></Fa>')
})

test('what means something in XML is escaped', () => {
  const name = `A & B <"'> ]]> \r\n\tżółć 😀`
  const xml = xmlOf(line({ P_7: name }))
  const document = XmlDocument.fromString(xml)
  expect(document.get('//*[local-name() = "P_7"]')?.content).toBe(name)
  document.dispose()
})

test.each([
  ['an unknown key', { Fa: { Foo: '1' } }, 'fa.foo', /not expected/],
  ['a key in the wrong place', { P_2: '1' }, 'P_2', /not expected/],
  ['a small letter at the beginning', { naglowek: {} }, 'naglowek', /not expected/],
  ['a flag as true', { Fa: { Adnotacje: { P_16: true } } }, 'fa.adnotacje.P_16', /of type string/],
  ['an object for a text', { Fa: { P_2: { a: 1 } } }, 'fa.P_2.a', /not expected/],
  ['a text for an object', { Fa: 'x' }, 'fa', /of type object/],
  ['a text for an element with children', { Fa: { __value: 'x' } }, 'fa.__value', /not expected/],
  ['an array in an array', line(['x']), 'fa.faWiersz[0]', /of type object/],
  ['null in an array', { Fa: { WZ: ['1', null] } }, 'fa.WZ[1]', /of type string/],
  [
    'an attribute that is an object',
    { Naglowek: { KodFormularza: { __value: 'FA', kodSystemowy: {} } } },
    'naglowek.kodFormularza.kodSystemowy',
    /of type string/,
  ],
  [
    'an attribute that is not known',
    { Naglowek: { KodFormularza: { __value: 'FA', a: '1' } } },
    'naglowek.kodFormularza.a',
    /not expected/,
  ],
  ['a number that is not exact', { Fa: { P_15: 1e20 } }, 'fa.P_15', /write it as a string/],
  ['a control character', line({ P_7: 'a' }, { P_7: 'a\u0000b' }), 'fa.faWiersz[1].P_7', /XML does not allow/],
  ['half a surrogate pair', { Fa: { P_2: '\ud800' } }, 'fa.P_2', /XML does not allow/],
  ['U+FFFF', { Fa: { P_2: '\uffff' } }, 'fa.P_2', /XML does not allow/],
  ['the prototype', JSON.parse('{"__proto__":{"Fa":{}}}'), '__proto__', /not expected/],
  ['a name of every object', { constructor: 'x' }, 'constructor', /not expected/],
  ['an array', [], '', /of type object/],
  ['a text', '<Faktura/>', '', /of type object/],
  ['nothing', undefined, '', /of type object/],
])('%s is refused at its place', (_, json, propertyPath, message) => {
  expect(violationsOf(json)).toEqual([
    { propertyPath, message: expect.stringMatching(message), code: violationsOf(json)[0]?.code },
  ])
})

test('every fault has its own violation, but no more than fifty are told', () => {
  expect(violationsOf({ A: 1, B: 2, Fa: { C: 3 } }).map(it => it.propertyPath)).toEqual(['A', 'B', 'fa.C'])
  expect(violationsOf(Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`X${at}`, 1])))).toHaveLength(50)
})

test('a long name is not repeated in full', () => {
  expect(violationsOf({ ['x'.repeat(1e6)]: 1 })[0]?.propertyPath).toHaveLength(100)
})

test('deep nesting is refused, with a schema and without', () => {
  const deep = Array.from({ length: 10_000 }).reduce<unknown>(inner => ({ Fa: inner }), 'x')
  expect(violationsOf(deep)).toMatchObject([{ propertyPath: 'fa.fa' }])
  const converted = invoiceFromJson(deep)
  expect(converted).toMatchObject({ violations: [{ message: expect.stringMatching(/nested too deeply/) }] })
})

test('what is larger than KSeF takes is refused', () => {
  const many = line(...Array.from({ length: 5 }, () => ({ P_7: 'x'.repeat(1e6) })))
  expect(violationsOf(many)).toMatchObject([{ propertyPath: '', message: 'The invoice is too large.' }])
})

test('what contains itself is refused', () => {
  const circle: Record<string, unknown> = {}
  circle.A = [circle, circle, circle]
  expect(invoiceFromJson(circle)).toMatchObject({ violations: expect.anything() })
})

test('without schemas the order is that of the JSON, and what stands beside __value is an attribute', () => {
  const json = { Fa: { P_2: 'x', P_1: 'y' }, Naglowek: { KodFormularza: { __value: 'FA', kodSystemowy: 'FA (3)' } } }
  const written =
    '<Fa><P_2>x</P_2><P_1>y</P_1></Fa><Naglowek><KodFormularza kodSystemowy="FA (3)">FA</KodFormularza></Naglowek>'
  expect(invoiceFromJson(json)).toEqual({ xml: expect.stringContaining(written) })
})

test.each([
  ['a name that is none in XML', { 'A b': '1' }],
  ['a name with a bracket', { 'A><B': '1' }],
  ['the prototype', JSON.parse('{"__proto__":{}}')],
  ['an attribute with a colon', { A: { __value: 'x', 'xmlns:a': 'urn:x' } }],
])('without schemas %s is refused', (_, json) => {
  expect(invoiceFromJson(json)).toMatchObject({ violations: [{ message: 'This field was not expected.' }] })
})

const name = fc.constantFrom(
  'Fa',
  'P_2',
  'FaWiersz',
  'Naglowek',
  'KodFormularza',
  '__value',
  'kodSystemowy',
  '__proto__',
)
const json = fc.letrec(tie => ({
  value: fc.oneof(
    { maxDepth: 6 },
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(name, fc.string()), tie('value'), { maxKeys: 4 }),
  ),
})).value

test.each([
  ['with', elements],
  ['without', undefined],
])('%s schemas any value gives well-formed XML or violations', (_, known) => {
  fc.assert(
    fc.property(fc.oneof(json, fc.anything()), value => {
      const converted = invoiceFromJson(value, known)
      if ('violations' in converted) expect(converted.violations.length).toBeGreaterThan(0)
      else XmlDocument.fromString(converted.xml).dispose()
    }),
    { numRuns: 500 },
  )
})
