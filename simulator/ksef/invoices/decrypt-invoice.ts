import { createDecipheriv } from 'node:crypto'
import { isOpenSslError } from '../../documents/openssl-error.ts'
import { why } from './explanations.ts'
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
      explanation: why('notDecrypted', { bytes: encrypted.length }),
    }
  }
}
