import { constants, createDecipheriv, createHash, createPrivateKey, privateDecrypt } from 'node:crypto'
import { withParsed } from '../../../simulator/documents/xml/xml.ts'
import { publishedKeys } from '../../../simulator/ksef/keys/published-keys.ts'
import { libxml2Schema } from './libxml2-schema.ts'

/** What nobody can leave out who takes an invoice: the key once, then decrypting, two hashes, parsing and the schema. */

export const symmetricKey = publishedKeys.find(({ usage }) => usage.includes('SymmetricKeyEncryption'))!
const privateKey = createPrivateKey(symmetricKey.privateKey)

let session: { readonly secret: Buffer; readonly initializationVector: Buffer }

export const openSession = (body: string): void => {
  const { encryptedSymmetricKey, initializationVector } = JSON.parse(body).encryption
  const padding = { key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }
  session = {
    secret: privateDecrypt(padding, Buffer.from(encryptedSymmetricKey, 'base64')),
    initializationVector: Buffer.from(initializationVector, 'base64'),
  }
}

const requireHash = (octets: Buffer, hash: string): void => {
  if (createHash('sha256').update(octets).digest('base64') !== hash) throw new Error('another hash')
}

export const takeInvoice = (body: string): void => {
  const { encryptedInvoiceContent, encryptedInvoiceHash, invoiceHash } = JSON.parse(body)
  const encrypted = Buffer.from(encryptedInvoiceContent, 'base64')
  requireHash(encrypted, encryptedInvoiceHash)
  const decipher = createDecipheriv('aes-256-cbc', session.secret, session.initializationVector)
  const document = Buffer.concat([decipher.update(encrypted), decipher.final()])
  requireHash(document, invoiceHash)
  // Compiled when a floor takes invoices at all.
  const schema = libxml2Schema()
  withParsed(document, parsed => schema.validate(parsed))
}
