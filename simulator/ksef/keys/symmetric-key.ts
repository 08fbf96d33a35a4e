import type { Told } from '../../../contracts/told.ts'
import { why } from './explanations.ts'
import type { RingKey } from './key-ring.ts'

/** AES-256 */
const keySize = 32

/** A key in Base64; or why it did not decrypt, for the developer. */
export interface DecryptedKey {
  readonly key?: string
  readonly explanation?: Told
}

/** Decrypts the key of a session or a package. */
export const decryptSymmetricKey = (ringKey: RingKey, encrypted: Buffer): DecryptedKey => {
  const key = ringKey.decrypt(encrypted)
  if (key?.length === keySize) return { key: key.toString('base64') }
  return {
    explanation:
      key === undefined
        ? why('symmetricKeyNotDecrypted', { publicKeyId: ringKey.publicKeyId })
        : why('symmetricKeySize', { bytes: key.length, needed: keySize }),
  }
}
