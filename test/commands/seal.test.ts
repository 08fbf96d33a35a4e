import { createPrivateKey, X509Certificate } from 'node:crypto'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { register } from '../../simulator/commands/seal.ts'
import { runCommand } from './run-command.ts'

const folder = await mkdtemp(join(tmpdir(), 'ksef-seal-'))
afterAll(() => rm(folder, { recursive: true }))

test.each(['rsa', 'p256'])('seal --key %s writes key and certificate of one another, for the owner only', async key => {
  const file = join(folder, `${key}.pem`)
  const { out, code } = await runCommand(register, 'seal', '--nip', '5265877635', '--out', file, '--key', key)
  expect({ out, code }).toEqual({ out: `${file}\n`, code: 0 })
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  const pem = await readFile(file, 'utf8')
  const certificate = new X509Certificate(pem.slice(pem.indexOf('-----BEGIN CERTIFICATE')))
  expect(certificate.checkPrivateKey(createPrivateKey(pem))).toBe(true)
  expect(certificate.subject).toContain('VATPL-5265877635')
})

test('seal leaves a file alone that is there', async () => {
  const file = join(folder, 'mine.pem')
  const words = ['seal', '--nip', '5265877635', '--out', file, '--key', 'p256']
  await runCommand(register, ...words)
  const before = await readFile(file, 'utf8')
  const { err, code } = await runCommand(register, ...words)
  expect(code).toBe(1)
  expect(err).toContain(`${file} is there already.`)
  expect(await readFile(file, 'utf8')).toBe(before)
})

test('seal refuses what is no NIP', async () => {
  const { err, code } = await runCommand(register, 'seal', '--nip', '123', '--out', join(folder, 'no.pem'))
  expect(code).toBe(2)
  expect(err).toMatch(/^error: 123 is no NIP: a NIP has ten digits\./)
})

test('seal says what it misses', async () => {
  const { err, code } = await runCommand(register, 'seal', '--nip', '5265877635')
  expect(code).toBe(2)
  expect(err).toContain("required option '--out <file>' not specified")
})
