import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSchema } from '../../../../simulator/documents/xsd/schema.ts'
import { validate } from '../../../../simulator/documents/xsd/validate.ts'
import { askDotNet, dotNetJudge, withoutSeverity } from './dot-net-judge.ts'

/** A type of XSD, a text, and why .NET says that it is no value of it; null where it is one. */
const values: [type: string, value: string, reason: string | null][] = JSON.parse(
  readFileSync(new URL('../../../../fixtures/dot-net/values.json', import.meta.url), 'utf8'),
)

const types = [...new Set(values.map(([type]) => type))]
const xsd = `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"><xsd:element name="values"><xsd:complexType><xsd:choice>${types
  .map(type => `<xsd:element name="${type}" type="xsd:${type}"/>`)
  .join('')}</xsd:choice></xsd:complexType></xsd:element></xsd:schema>`
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const documents = values.map(([type, value]) => `<values><${type}>${escaped(value)}</${type}></values>`)
const expected = values.map(([type, value, reason]) =>
  reason === null
    ? []
    : [
        `The '${type}' element is invalid - The value '${value}' is invalid according to its datatype 'http://www.w3.org/2001/XMLSchema:${type}' - ${reason}`,
      ],
)

test('a value is refused as .NET refuses it', () => {
  const schema = openSchema('values.xsd', () => xsd)
  const ours = documents.map(document => validate(document, schema, 10).map(({ message }) => message))
  const different = values.flatMap(([type, value], at) =>
    JSON.stringify(ours[at]) === JSON.stringify(expected[at]) ? [] : [`${type} ${value}`],
  )
  expect(different).toEqual([])
})

test.skipIf(dotNetJudge === undefined)('what is written of .NET is what it says', () => {
  const folder = mkdtempSync(join(tmpdir(), 'schema-'))
  writeFileSync(join(folder, 'values.xsd'), xsd)
  expect(askDotNet(folder, join(folder, 'values.xsd'), documents).map(withoutSeverity)).toEqual(expected)
})
