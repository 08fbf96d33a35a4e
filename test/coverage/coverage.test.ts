import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { coverageMarkdown, coverageText, withCoverage } from './coverage.ts'

const page = new URL('../../docs/operations.md', import.meta.url)

test.skipIf(!existsSync(page) && !process.env.CI)('the page of operations says what is built', () => {
  const text = readFileSync(page, 'utf8')
  expect(withCoverage(text)).toBe(text)
})

test('every operation stands in the table, built or not', () => {
  const table = coverageMarkdown()
  expect(table).toContain('| `DELETE /tokens/{referenceNumber}` | Revoke a KSeF token | yes |')
  expect(table).toContain('| `GET /peppol/query` | List Peppol service providers | no |')
  expect(table.match(/\| (yes|no) \|/g)).toHaveLength(83)
  expect(coverageText()).toMatch(/of 83 operations of API [\d.]+ are built\.$/)
})

test('only what stands between the markers is replaced', () => {
  const text = withCoverage('before\n<!-- coverage -->\nold\n<!-- /coverage -->\nafter\n')
  expect(text).toBe(`before\n<!-- coverage -->\n${coverageMarkdown()}\n<!-- /coverage -->\nafter\n`)
  expect(withCoverage(text)).toBe(text)
})

test('a text without markers is refused', () => {
  expect(() => withCoverage('# KSeF simulator')).toThrow('<!-- coverage -->')
})
