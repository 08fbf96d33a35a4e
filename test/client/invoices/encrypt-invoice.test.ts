import { createDecipheriv, createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encryptInvoice, makeInvoiceKey } from '../../../client/index.ts'
import { keyOfKsef } from '../key-of-ksef.ts'

const ksef = await keyOfKsef()
const { encryption, ...key } = await makeInvoiceKey({ certificate: ksef.certificate, publicKeyId: 'id' })
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64')

/** What KSeF does with an invoice that it gets. */
const decrypt = (content: string): Buffer => {
  const secret = ksef.decryptBytes(encryption.encryptedSymmetricKey)
  const decipher = createDecipheriv('aes-256-cbc', secret, Buffer.from(encryption.initializationVector, 'base64'))
  return Buffer.concat([decipher.update(content, 'base64'), decipher.final()])
}

test('KSeF, who holds the private key, decrypts what was encrypted', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async bytes => {
      const sent = await encryptInvoice(bytes, key)
      const encrypted = Buffer.from(sent.encryptedInvoiceContent, 'base64')
      expect(decrypt(sent.encryptedInvoiceContent)).toEqual(Buffer.from(bytes))
      expect(sent).toMatchObject({
        invoiceSize: bytes.length,
        invoiceHash: hash(bytes),
        encryptedInvoiceSize: encrypted.length,
        encryptedInvoiceHash: hash(encrypted),
      })
    }),
    { numRuns: 50 },
  )
})

test('text goes as UTF-8, and its size is that of the bytes', async () => {
  const sent = await encryptInvoice('zażółć', key)
  expect(sent.invoiceSize).toBe(10)
  expect(decrypt(sent.encryptedInvoiceContent).toString()).toBe('zażółć')
})

test('no two sessions have the same key', async () => {
  const another = await makeInvoiceKey({ certificate: ksef.certificate })
  expect(ksef.decryptBytes(another.encryption.encryptedSymmetricKey)).not.toEqual(
    ksef.decryptBytes(encryption.encryptedSymmetricKey),
  )
  expect(another.encryption.initializationVector).not.toBe(encryption.initializationVector)
})
