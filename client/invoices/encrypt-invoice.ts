import { base64Of } from '../base64.ts'
import type { InvoiceKey } from './invoice-key.ts'

/** An invoice as `POST /sessions/online/{referenceNumber}/invoices` takes it. Hashes are SHA-256 in Base64. */
export interface EncryptedInvoice {
  readonly invoiceHash: string
  readonly invoiceSize: number
  readonly encryptedInvoiceHash: string
  readonly encryptedInvoiceSize: number
  readonly encryptedInvoiceContent: string
}

const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  base64Of(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))

/**
 * Encrypts an invoice for a session: AES-256-CBC with PKCS#7 padding and no prefix (sessions-online-047, -080). What is
 * text is sent as UTF-8, bytes as they are. WebCrypto only.
 */
export const encryptInvoice = async (
  xml: string | Uint8Array,
  { key, initializationVector }: InvoiceKey,
): Promise<EncryptedInvoice> => {
  const plain = typeof xml === 'string' ? new TextEncoder().encode(xml) : new Uint8Array(xml)
  const cipher = { name: 'AES-CBC', iv: initializationVector }
  const encrypted = new Uint8Array(await crypto.subtle.encrypt(cipher, key, plain))
  const [invoiceHash, encryptedInvoiceHash] = await Promise.all([sha256(plain), sha256(encrypted)])
  return {
    invoiceHash,
    invoiceSize: plain.length,
    encryptedInvoiceHash,
    encryptedInvoiceSize: encrypted.length,
    encryptedInvoiceContent: base64Of(encrypted),
  }
}
