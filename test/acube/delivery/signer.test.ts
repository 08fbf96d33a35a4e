import { expect, test } from 'vitest'
import { signedFields } from '../../../contracts/acube/webhooks.ts'
import { createSigner } from '../../../simulator/acube/delivery/signer.ts'
import { verify } from './verify.ts'

const at = Date.parse('2026-11-22T10:00:00Z')
const seed = Buffer.alloc(32, 7)
const signer = createSigner(seed)
const url = 'http://127.0.0.1:8080/hook'
const body = '{"status":"valid"}'
const message = async () => ({ url, body, headers: await signer.sign({ url, body, at }) })

test('the signature covers what the contract says', async () => {
  const { 'signature-input': input } = await createSigner(Buffer.alloc(32, 1)).sign({
    url: 'http://127.0.0.1/',
    body: '',
    at: 0,
  })
  expect(input).toContain(`(${signedFields.map(name => `"${name}"`).join(' ')})`)
})

test('the headers are those of the printed sample', async () => {
  const { headers } = await message()
  expect(headers).toEqual({
    date: 'Sun, 22 Nov 2026 10:00:00 GMT',
    'content-digest': expect.stringMatching(/^sha-256=:[A-Za-z0-9+/]{43}=:$/),
    'signature-input': `pyhms=("@method" "@authority" "@target-uri" "date" "content-digest");created=${at / 1000};keyid="acube";alg="ed25519"`,
    signature: expect.stringMatching(/^pyhms=:[A-Za-z0-9+/]{86}==:$/),
  })
})

test('the same seed gives the same key and the same signature, another one another', async () => {
  expect(createSigner(seed).publicKeyPem).toBe(signer.publicKeyPem)
  expect(await createSigner(seed).sign({ url, body, at })).toEqual((await message()).headers)
  expect(createSigner(Buffer.alloc(32, 8)).publicKeyPem).not.toBe(signer.publicKeyPem)
})

test('the key is an SPKI in PEM', () => {
  expect(signer.publicKeyPem).toMatch(/^-----BEGIN PUBLIC KEY-----\n/)
})

test('another library finds the signature good', async () => {
  await expect(verify(await message(), signer.publicKeyPem, at)).resolves.toMatchObject({
    parameters: { keyid: 'acube' },
  })
})

test.each([
  ['another body', { body: '{"status":"invalid"}' }],
  ['another address', { url: 'http://127.0.0.1:8080/other' }],
  ['another port', { url: 'http://127.0.0.1:8081/hook' }],
])('it does not hold for %s', async (_, change) => {
  await expect(verify({ ...(await message()), ...change }, signer.publicKeyPem, at)).rejects.toThrow()
})

test('it does not hold for another date, another key or a day later', async () => {
  const sent = await message()
  const dated = { ...sent, headers: { ...sent.headers, date: 'Sun, 22 Nov 2026 10:00:01 GMT' } }
  await expect(verify(dated, signer.publicKeyPem, at)).rejects.toThrow()
  await expect(verify(sent, createSigner(Buffer.alloc(1)).publicKeyPem, at)).rejects.toThrow()
  await expect(verify(sent, signer.publicKeyPem, at + 86_400_000)).rejects.toThrow()
})
