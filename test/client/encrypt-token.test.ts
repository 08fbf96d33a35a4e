import { expect, test } from 'vitest'
import { encryptToken } from '../../client/encrypt-token.ts'
import { subjectPublicKeyInfo } from '../../client/subject-public-key-info.ts'
import { keyOfKsef } from './key-of-ksef.ts'

const ksef = await keyOfKsef()
const token = `20261122-EC-1A2B3C4000-0123456789-AB|nip-5265877635|${'0'.repeat(64)}`

test('KSeF reads token and time out of what was encrypted for it', async () => {
  const encrypted = await encryptToken(token, 1795348800123, ksef.certificate)
  expect(ksef.decrypt(encrypted)).toBe(`${token}|1795348800123`)
})

test('the longest token fits', async () => {
  const longest = 'x'.repeat(160)
  expect(ksef.decrypt(await encryptToken(longest, 1795348800123, ksef.certificate))).toBe(`${longest}|1795348800123`)
})

test('the public key of a certificate is what OpenSSL reads out of it', () => {
  const certificate = Uint8Array.from(Buffer.from(ksef.certificate, 'base64'))
  expect(Buffer.from(subjectPublicKeyInfo(certificate))).toEqual(ksef.spki)
})

test.each([
  ['nothing', []],
  ['half a certificate', [...Buffer.from(ksef.certificate, 'base64').subarray(0, 500)]],
  ['another structure', [0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x00]],
  ['text', [...Buffer.from('-----BEGIN CERTIFICATE-----')]],
])('%s in place of a certificate is refused', (_, bytes) => {
  expect(() => subjectPublicKeyInfo(Uint8Array.from(bytes))).toThrow(TypeError)
})
