import { encryptForKsef } from './encrypt-for-ksef.ts'

/**
 * A KSeF token made ready for `POST /auth/ksef-token`: RSA-OAEP with SHA-256 of `token|timestampMs`, in Base64
 * (ksef-token-007). WebCrypto only.
 * @param token the whole token, three parts.
 * @param timestampMs of the challenge.
 * @param certificate of KSeF's key (RSA), DER in Base64.
 */
export const encryptToken = (token: string, timestampMs: number, certificate: string): Promise<string> =>
  encryptForKsef(new TextEncoder().encode(`${token}|${timestampMs}`), certificate)
