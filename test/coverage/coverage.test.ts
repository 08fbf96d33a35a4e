import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { coverageMarkdown, coverageText, withCoverage } from './coverage.ts'

const page = new URL('../../docs/operations.md', import.meta.url)

test.skipIf(!existsSync(page) && !process.env.CI)('the page of operations says what is built', () => {
  const text = readFileSync(page, 'utf8')
  expect(withCoverage(text)).toBe(text)
})

test('every operation stands in the table, and those that are not in every version say in which', () => {
  const table = coverageMarkdown()
  expect(table).toContain('| `DELETE /tokens/{referenceNumber}` | Revoke a KSeF token |  |')
  expect(table).toContain(' | List the invoices of a collective identifier | API 2.7 |')
  expect(table).toContain(' | List the invoices of collective identifiers | API 2.8, 2.9 |')
  expect(table.match(/^\| `/gm)).toHaveLength(84)
  expect(coverageText()).toMatch(/^All 83 operations of API [\d.]+ are built\.$/m)
})

test('only what stands between the markers is replaced', () => {
  const text = withCoverage('before\n<!-- coverage -->\nold\n<!-- /coverage -->\nafter\n')
  expect(text).toBe(`before\n<!-- coverage -->\n${coverageMarkdown()}\n<!-- /coverage -->\nafter\n`)
  expect(withCoverage(text)).toBe(text)
})

test('a text without markers is refused', () => {
  expect(() => withCoverage('# KSeF simulator')).toThrow('<!-- coverage -->')
})
