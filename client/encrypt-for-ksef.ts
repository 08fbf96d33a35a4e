import { base64Of, bytesOf } from './base64.ts'
import { subjectPublicKeyInfo } from './subject-public-key-info.ts'

const rsa = { name: 'RSA-OAEP', hash: 'SHA-256' }

/**
 * A secret that KSeF alone can read: RSA-OAEP with SHA-256 and MGF1-SHA-256, in Base64. WebCrypto only.
 * @param certificate of KSeF's key (RSA), DER in Base64.
 */
export const encryptForKsef = async (secret: Uint8Array<ArrayBuffer>, certificate: string): Promise<string> => {
  const spki = subjectPublicKeyInfo(bytesOf(certificate))
  const key = await crypto.subtle.importKey('spki', spki, rsa, false, ['encrypt'])
  return base64Of(new Uint8Array(await crypto.subtle.encrypt(rsa, key, secret)))
}
