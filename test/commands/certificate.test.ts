import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSecureContext } from 'node:tls'
import { afterAll, expect, test } from 'vitest'
import { register } from '../../simulator/commands/certificate.ts'
import { register as registerSeal } from '../../simulator/commands/seal.ts'
import { register as registerToken } from '../../simulator/commands/token.ts'
import { createSimulator } from '../../simulator/index.ts'
import { runCommand } from './run-command.ts'

const simulator = createSimulator({ rateLimits: 'off' })
const { baseUrl } = await simulator.listen({ port: 0 })
const folder = await mkdtemp(join(tmpdir(), 'ksef-certificate-'))
afterAll(async () => {
  await simulator.close()
  await rm(folder, { recursive: true })
})

const nip = '5265877635'
const certificate = (...words: string[]) =>
  runCommand(register, 'certificate', ...words, '--nip', nip, '--url', baseUrl)
const enroll = (out: string, ...words: string[]) =>
  certificate('enroll', '--name', 'Kasa pierwsza', '--out', join(folder, out), ...words)

test('enroll writes key and certificate for the owner only, and they sign in', async () => {
  const { out, code } = await enroll('one.pem')
  expect({ out, code }).toEqual({ out: expect.stringMatching(/^01[0-9A-F]{14}\n$/), code: 0 })
  const file = join(folder, 'one.pem')
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  const words = [
    '--nip',
    nip,
    '--url',
    baseUrl,
    '--seal',
    file,
    '--name',
    'Made by certificate',
    '--role',
    'InvoiceRead',
  ]
  expect((await runCommand(registerToken, 'token', ...words)).code).toBe(0)
})

test('list prints a line for each, newest first; revoke revokes', async () => {
  const serialNumber = (await enroll('two.pem', '--type', 'Offline', '--key', 'rsa')).out.trim()
  const listed = (await certificate('list')).out.split('\n')
  expect(listed[0]).toMatch(new RegExp(`^${serialNumber}  Offline  Active  until \\d{4}-\\d\\d-\\d\\d  Kasa pierwsza$`))
  const revoked = await certificate('revoke', serialNumber, '--reason', 'KeyCompromise')
  expect(revoked).toEqual({ out: `${serialNumber}  Revoked\n`, err: '', code: 0 })
  const [first] = JSON.parse((await certificate('list', '--json')).out)
  expect(first).toMatchObject({ certificateSerialNumber: serialNumber, status: 'Revoked' })
})

test('a file that is there stays, and no certificate is asked for', async () => {
  await enroll('three.pem')
  const before = await readFile(join(folder, 'three.pem'), 'utf8')
  const count = (await certificate('list')).out.split('\n').length
  const { err, code } = await enroll('three.pem')
  expect(code).toBe(1)
  expect(err).toMatch(/three\.pem is there already/)
  expect(await readFile(join(folder, 'three.pem'), 'utf8')).toBe(before)
  expect((await certificate('list')).out.split('\n')).toHaveLength(count)
})

test('what KSeF refuses is told in its words, with the reason', async () => {
  const { err, code } = await certificate('revoke', '0000000000000000')
  expect(code).toBe(4)
  expect(err).toMatch(/KSeF refuses: 25008: /)
  expect(err).toMatch(/Why: No certificate has the serial number 0000000000000000/)
})

test.each([
  ['certificate enroll', () => enroll('store.p12', '--p12', '--password', 'secret'), 'store.p12'],
  [
    'seal',
    () =>
      runCommand(
        registerSeal,
        'seal',
        '--nip',
        nip,
        '--key',
        'p256',
        '--out',
        join(folder, 'seal.p12'),
        '--p12',
        '--password',
        'secret',
      ),
    'seal.p12',
  ],
])('%s --p12 writes PKCS#12', async (_, write, name) => {
  expect((await write()).code).toBe(0)
  const pfx = await readFile(join(folder, name))
  expect(() => createSecureContext({ pfx, passphrase: 'secret' })).not.toThrow()
})
