import type { RingKey } from './key-ring.ts'

/** AES-256 */
const keySize = 32

/** A key in Base64; or why it did not decrypt, for the developer. */
export interface DecryptedKey {
  readonly key?: string
  readonly explanation?: string
}

/** Decrypts the key of a session or a package. */
export const decryptSymmetricKey = (ringKey: RingKey, encrypted: Buffer): DecryptedKey => {
  const key = ringKey.decrypt(encrypted)
  if (key?.length === keySize) return { key: key.toString('base64') }
  return {
    explanation:
      key === undefined
        ? `encryptedSymmetricKey does not decrypt with the key ${ringKey.publicKeyId} by RSA-OAEP with SHA-256 and ` +
          `MGF1-SHA-256. Usual causes: another key, PKCS#1 v1.5 or OAEP with SHA-1 as padding, Base64 applied twice.`
        : `encryptedSymmetricKey decrypts to ${key.length} bytes; AES-256 needs ${keySize}.`,
  }
}
