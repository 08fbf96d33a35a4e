import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { KsefError } from '../../../../contracts/ksef/errors.ts'
import { verify } from '../../../../simulator/documents/xades/verify.ts'
import { fixture, now } from './forge.ts'

// What is accepted, by whom it was signed: fixtures/xades/MATRIX.md, written by `vitest -u` from the fixtures.

const signers = ['jdk', 'xmlsec1', 'signxml', 'ksef-client-ts']
const names = new Map(
  signers.map(name => [name, readdirSync(new URL(`../../../../fixtures/xades/${name}`, import.meta.url))] as const),
)

const verdict = (path: string): string => {
  try {
    verify(fixture(path), { now, profile: 'test' })
    return 'accepted'
  } catch (error) {
    return error instanceof KsefError ? `refused ${error.code}` : 'broken'
  }
}

/** "accepted: jdk, xmlsec1", or "–" where nobody could sign it. */
const cell = (name: string): string => {
  const byVerdict = new Map<string, string[]>()
  for (const signer of signers.filter(candidate => names.get(candidate)?.includes(`${name}.xml`))) {
    const found = verdict(`${signer}/${name}.xml`)
    byVerdict.set(found, [...(byVerdict.get(found) ?? []), signer])
  }
  return [...byVerdict].map(([found, by]) => `${found}: ${by.join(', ')}`).join('; ') || '–'
}

const table = (
  corner: string,
  rows: readonly string[],
  columns: readonly string[],
  name: (row: string, column: string) => string,
) =>
  [
    [corner, ...columns],
    [corner, ...columns].map(() => '---'),
    ...rows.map(row => [row, ...columns.map(column => cell(name(row, column)))]),
  ]
    .map(cells => `| ${cells.join(' | ')} |`)
    .join('\n')

const parts = (index: number, pattern: RegExp): string[] => [
  ...new Set(
    [...names.values()]
      .flat()
      .filter(name => pattern.test(name))
      .map(name => name.split('.')[index] ?? ''),
  ),
]

const canonicalizations = ['none', 'c14n', 'c14n-comments', 'exc', 'exc-comments', 'c14n11', 'c14n11-comments']
const transforms = [
  'enveloped.enveloped',
  'enveloped.xpath',
  'enveloped.filter2',
  'enveloping.object',
  'enveloping.base64',
]
const digests = ['sha1', 'sha256', 'sha384', 'sha512', 'sha3-256', 'sha3-384', 'sha3-512']
const methods = parts(0, /^(rsa|ecdsa)-/)
const certificates = parts(1, /^certificate\./)

test('the table of what is accepted is up to date', async () => {
  const text = [
    '# Who signed what, and what became of it',
    'On profile TEST, by the clock of 2027-01-01. Written by `test/simulator/documents/xades/matrix.test.ts`.',
    '## Format and transform × canonicalisation (ECDSA-SHA256, SHA-256, P-256)',
    table('', transforms, canonicalizations, (row, column) => `${row}.${column}`),
    '## Signature method × digest (enveloped, exclusive canonicalisation)',
    table('', methods, digests, (row, column) => `${row}.${column}`),
    '## Certificate',
    table('', certificates, ['certificateSubject'], row => `certificate.${row}`),
  ].join('\n\n')
  await expect(`${text}\n`).toMatchFileSnapshot('../../../../fixtures/xades/MATRIX.md')
})

test('every allowed method and digest was signed by somebody else and is accepted', () => {
  expect(methods).toHaveLength(18)
  const missing = methods
    .flatMap(method => digests.map(digest => `${method}.${digest}`))
    .filter(name => !cell(name).startsWith('accepted'))
  expect(missing).toEqual([])
})
