import { createPrivateKey } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { contextOfToken, createClient, makeSeal, signInWithSeal, signInWithToken } from '../../client/index.ts'
import { register as registerSeal } from '../../simulator/commands/seal.ts'
import { register as registerToken } from '../../simulator/commands/token.ts'
import { register as registerTokens } from '../../simulator/commands/tokens.ts'
import { createSimulator, systemRuntime } from '../../simulator/index.ts'
import { runCommand } from './run-command.ts'

const simulator = createSimulator({ rateLimits: 'off' })
const { baseUrl } = await simulator.listen({ port: 0 })
const folder = await mkdtemp(join(tmpdir(), 'ksef-token-'))
afterAll(async () => {
  await simulator.close()
  await rm(folder, { recursive: true })
})

const roles = ['--role', 'InvoiceRead', '--role', 'InvoiceWrite']
const token = (nip: string, ...more: string[]) =>
  runCommand(registerToken, 'token', '--nip', nip, '--name', "The firm's books", ...roles, '--url', baseUrl, ...more)
const tokens = (...words: string[]) => runCommand(registerTokens, 'tokens', ...words, '--url', baseUrl)

test('token prints a token that signs in, and its reference number', async () => {
  const { out, err, code } = await token('5265877635', '--json')
  expect({ err, code }).toEqual({ err: '', code: 0 })
  const made = JSON.parse(out)
  expect(contextOfToken(made.token)).toEqual({ type: 'Nip', value: '5265877635' })
  const session = await signInWithToken(createClient({ baseUrl }), made)
  const { tokens } = await session.tokens.list()
  expect(tokens.map(({ referenceNumber }) => referenceNumber)).toContain(made.referenceNumber)
})

test('without --json a shell can evaluate what token prints', async () => {
  const { out } = await token('7980332920')
  expect(out).toMatch(/^KSEF_TOKEN_REFERENCE='\S{36}'\nKSEF_TOKEN='\S{36}\|nip-7980332920\|[0-9a-f]{64}'\n$/)
})

test('tokens list shows a token, tokens revoke ends it', async () => {
  const { referenceNumber, token: secret } = JSON.parse((await token('1111111111', '--json')).out)
  const listed = await tokens('list', '--nip', '1111111111')
  expect(listed.out).toContain(`${referenceNumber}  Active `)
  expect(listed.out).toContain("InvoiceRead,InvoiceWrite  The firm's books\n")
  expect(listed.out).not.toContain(secret)

  const revoked = await tokens('revoke', referenceNumber, '--nip', '1111111111')
  expect(revoked).toEqual({ out: `${referenceNumber}  Revoked\n`, err: '', code: 0 })
  const [after] = JSON.parse((await tokens('list', '--nip', '1111111111', '--json')).out)
  expect(after).toMatchObject({ referenceNumber, status: 'Revoked' })
  await expect(signInWithToken(createClient({ baseUrl }), { token: secret })).rejects.toMatchObject({ code: 450 })
})

test('tokens list goes through all pages', async () => {
  const nip = '2222222222'
  const client = createClient({ baseUrl, fetch: simulator.fetch })
  const session = await signInWithSeal(client, { nip, identity: await makeSeal({ nip, key: 'p256' }) })
  const body = { description: 'Accounting', permissions: ['InvoiceRead' as const] }
  const made = await Promise.all(Array.from({ length: 101 }, () => session.tokens.generate({ body })))
  const listed: { referenceNumber: string }[] = JSON.parse((await tokens('list', '--nip', nip, '--json')).out)
  const references = (list: { referenceNumber: string }[]) => list.map(({ referenceNumber }) => referenceNumber).sort()
  expect(references(listed)).toEqual(references(made))
})

test('a seal from a file signs in', async () => {
  const file = join(folder, 'seal.pem')
  await runCommand(registerSeal, 'seal', '--nip', '5265877635', '--out', file, '--key', 'rsa')
  expect(await token('5265877635', '--seal', file)).toMatchObject({ err: '', code: 0 })
})

test('so does one in PKCS#12, and one whose key is encrypted, with the password in a variable', async () => {
  const file = join(folder, 'seal.p12')
  const words = ['seal', '--nip', '5265877635', '--out', file, '--key', 'p256', '--p12', '--password', 'zażółć']
  await runCommand(registerSeal, ...words)
  const locked = join(folder, 'locked.pem')
  const key = createPrivateKey(await readFile(join(folder, 'seal.pem')))
  const cipher = { format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'zażółć' } as const
  const pem = await readFile(join(folder, 'seal.pem'), 'utf8')
  await writeFile(locked, `${key.export(cipher)}${pem.slice(pem.indexOf('-----BEGIN CERT'))}`)
  for (const sealed of [file, locked]) {
    const refused = await token('5265877635', '--seal', sealed, '--seal-password', 'another')
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('does not open with this password') })
    vi.stubEnv('KSEF_SEAL_PASSWORD', 'zażółć')
    expect(await token('5265877635', '--seal', sealed)).toMatchObject({ err: '', code: 0 })
    vi.unstubAllEnvs()
  }
})

test("someone else's seal is refused in KSeF's words, with the reason beside", async () => {
  const file = join(folder, 'other.pem')
  await runCommand(registerSeal, 'seal', '--nip', '7980332920', '--out', file, '--key', 'p256')
  const { out, err, code } = await token('5265877635', '--seal', file)
  expect({ out, code }).toEqual({ out: '', code: 4 })
  expect(err).toMatch(
    /^KSeF refuses: 415: Uwierzytelnianie zakończone niepowodzeniem - Brak przypisanych uprawnień\nWhy: ./,
  )
})

test.each(['2026-02-03T04:05:06Z', '2031-02-03T04:05:06Z'])(
  'a simulator whose clock shows %s is no trouble',
  async at => {
    const elsewhen = createSimulator({ runtime: systemRuntime({ at: Date.parse(at) }) })
    const { baseUrl } = await elsewhen.listen({ port: 0 })
    expect(await token('5265877635', '--url', baseUrl)).toMatchObject({ err: '', code: 0 })
    await elsewhen.close()
  },
)

test('a file that is no seal is named', async () => {
  const { err, code } = await token('5265877635', '--seal', import.meta.filename)
  expect(code).toBe(1)
  expect(err).toContain('token.test.ts is no PKCS#12, and holds no certificate')
})
