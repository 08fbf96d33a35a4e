import { createDecipheriv } from 'node:crypto'
import { isOpenSslError } from '../../openssl-error.ts'
import type { Rejection } from './sent-invoice.ts'

/** AES-256-CBC with PKCS#7 (sessions-online-047); key and initialization vector in Base64. */
export const decryptInvoice = (
  encrypted: Uint8Array,
  key: string,
  initializationVector: string,
): Buffer | Rejection => {
  try {
    const decipher = createDecipheriv(
      'aes-256-cbc',
      Buffer.from(key, 'base64'),
      Buffer.from(initializationVector, 'base64'),
    )
    return Buffer.concat([decipher.update(encrypted), decipher.final()])
  } catch (error) {
    if (!isOpenSslError(error)) throw error
    return {
      outcome: 'notDecrypted',
      explanation:
        `The ${encrypted.length} bytes do not decrypt with the key and initialization vector of the session by ` +
        `AES-256-CBC with PKCS#7 padding. Usual causes: the key or vector of another session, the vector written in ` +
        `front of the ciphertext, no padding.`,
    }
  }
}
