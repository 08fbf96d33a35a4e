import { base64Of, bytesOf } from './base64.ts'
import { subjectPublicKeyInfo } from './subject-public-key-info.ts'

const rsa = { name: 'RSA-OAEP', hash: 'SHA-256' }

/**
 * A KSeF token made ready for `POST /auth/ksef-token`: RSA-OAEP with SHA-256 of `token|timestampMs`, in Base64
 * (ksef-token-007). WebCrypto only.
 * @param token the whole token, three parts.
 * @param timestampMs of the challenge.
 * @param certificate of KSeF's key (RSA), DER in Base64.
 */
export const encryptToken = async (token: string, timestampMs: number, certificate: string): Promise<string> => {
  const spki = subjectPublicKeyInfo(bytesOf(certificate))
  const key = await crypto.subtle.importKey('spki', spki, rsa, false, ['encrypt'])
  const plain = new TextEncoder().encode(`${token}|${timestampMs}`)
  return base64Of(new Uint8Array(await crypto.subtle.encrypt(rsa, key, plain)))
}
