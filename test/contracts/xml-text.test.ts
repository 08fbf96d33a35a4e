import { XmlDocument } from 'libxml2-wasm'
import { expect, test } from 'vitest'
import { xmlAttribute, xmlText } from '../../contracts/xml-text.ts'

test('what is written is read again as it was, and is canonical', () => {
  const text = `a & b < c > d "e" 'f'\t\n\r]]>`
  using document = XmlDocument.fromString(`<a b="${xmlAttribute(text)}">${xmlText(text)}</a>`)
  expect(document.root.content).toBe(text)
  expect(document.root.attr('b')?.value).toBe(text)
  expect(document.root.canonicalizeToString()).toBe(`<a b="${xmlAttribute(text)}">${xmlText(text)}</a>`)
})
