import { base64Of } from '../base64.ts'
import { encryptForKsef } from '../encrypt-for-ksef.ts'

/** What the invoices of one session are encrypted with: AES-256-CBC. */
export interface InvoiceKey {
  readonly key: CryptoKey
  /** 16 bytes, the same for all invoices of the session. */
  readonly initializationVector: Uint8Array<ArrayBuffer>
}

/** KSeF's key that the invoice key travels under. */
export interface KsefKey {
  /** DER, Base64. */
  readonly certificate: string
  readonly publicKeyId?: string
}

/** `encryption` of the request that opens a session. */
export interface SessionEncryption {
  readonly encryptedSymmetricKey: string
  readonly initializationVector: string
  readonly publicKeyId?: string
}

/** Tells KSeF of a key: the secret under KSeF's own, and the vector as it is (sessions-online-026). */
export const encryptionOf = async (
  secret: Uint8Array<ArrayBuffer>,
  initializationVector: Uint8Array,
  { certificate, publicKeyId }: KsefKey,
): Promise<SessionEncryption> => ({
  encryptedSymmetricKey: await encryptForKsef(secret, certificate),
  initializationVector: base64Of(initializationVector),
  publicKeyId,
})

/** A fresh key for a session, and what tells KSeF about it. WebCrypto only. */
export const makeInvoiceKey = async (
  ksefKey: KsefKey,
): Promise<InvoiceKey & { readonly encryption: SessionEncryption }> => {
  const secret = crypto.getRandomValues(new Uint8Array(32))
  const initializationVector = crypto.getRandomValues(new Uint8Array(16))
  return {
    key: await crypto.subtle.importKey('raw', secret, 'AES-CBC', false, ['encrypt']),
    initializationVector,
    encryption: await encryptionOf(secret, initializationVector, ksefKey),
  }
}
