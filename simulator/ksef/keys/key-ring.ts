import { constants, createHash, createPrivateKey, type KeyObject, privateDecrypt, X509Certificate } from 'node:crypto'
import type { PublicKeyUsage } from '../../../contracts/ksef/public-keys/list.ts'
import { isOpenSslError } from '../../documents/openssl-error.ts'
import type { EncryptionKey } from './published-keys.ts'

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('base64')

/** A key pair that callers encrypt with, as it is published and as it decrypts. Keys are decoded once, when asked for. */
class RingKey {
  readonly usage: readonly PublicKeyUsage[]
  readonly certificate: X509Certificate
  readonly publicKeyId: string
  readonly certificateId: string
  readonly until: number | undefined
  readonly #pem: string
  #privateKey: KeyObject | undefined

  constructor({ usage, certificate, privateKey, until }: EncryptionKey) {
    this.until = until
    this.usage = usage
    this.certificate = new X509Certificate(certificate)
    this.certificateId = sha256(this.certificate.raw)
    this.publicKeyId = sha256(this.certificate.publicKey.export({ type: 'spki', format: 'der' }))
    this.#pem = privateKey
  }

  /** A withdrawn key is one that never was (21470). */
  isValid(now: number): boolean {
    return this.until === undefined || now < this.until
  }

  /** RSA-OAEP with SHA-256 and MGF1-SHA-256 (ksef-token-007); undefined when the ciphertext is not for this key. */
  decrypt(ciphertext: Uint8Array): Buffer | undefined {
    this.#privateKey ??= this.#readPrivateKey()
    try {
      return privateDecrypt(
        { key: this.#privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
        ciphertext,
      )
    } catch (error) {
      if (!isOpenSslError(error)) throw error
      return undefined
    }
  }

  /** With another's key nothing would ever decrypt, and each caller would be told that it is their doing. */
  #readPrivateKey(): KeyObject {
    const key = createPrivateKey(this.#pem)
    if (key.asymmetricKeyType !== 'rsa' || !this.certificate.checkPrivateKey(key))
      throw new Error(`keys: the private key for ${this.usage.join(', ')} is not the RSA key of its certificate`)
    return key
  }
}

export type { RingKey }

export interface KeyRing {
  /** Those that are valid, the current key of each usage first. */
  all(now: number): readonly RingKey[]
  /** The key by its id, or the current one when no id is given; undefined for an id that is unknown or withdrawn. */
  find(usage: PublicKeyUsage, publicKeyId: string | null | undefined, now: number): RingKey | undefined
}

export const createKeyRing = (keys: readonly EncryptionKey[]): KeyRing => {
  let ring: readonly RingKey[] | undefined
  const all = (now: number) => {
    ring ??= keys.map(key => new RingKey(key))
    return ring.every(key => key.isValid(now)) ? ring : ring.filter(key => key.isValid(now))
  }
  return {
    all,
    find: (usage, publicKeyId, now) =>
      all(now).find(key => key.usage.includes(usage) && (publicKeyId == null || key.publicKeyId === publicKeyId)),
  }
}
