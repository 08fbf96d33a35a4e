import 'reflect-metadata'
import * as x509 from '@peculiar/x509'
import { base64Of } from '../base64.ts'
import { algorithmOf, type KeyKind, nameOf, type SubjectAttributes } from './certificate.ts'

/** A request for a certificate, and the key that it is for. */
export interface CertificateRequest {
  /** PKCS#10 in DER, Base64. */
  readonly csr: string
  /** PKCS#8 PEM. */
  readonly privateKey: string
}

export interface MakeCertificateRequest {
  /** Exactly what KSeF asks for: `GET /certificates/enrollments/data`. */
  readonly subject: SubjectAttributes
  /** KSeF takes 'p256' (the default) and 'rsa', which has 2048 bits. */
  readonly key?: KeyKind
  /** A key of that kind that is there already, PKCS#8 PEM; a fresh one without it. */
  readonly privateKey?: string
}

/** Asks for a certificate of a key (PKCS#10). */
export const makeCertificateRequest = async ({
  subject,
  key = 'p256',
  privateKey,
}: MakeCertificateRequest): Promise<CertificateRequest> => {
  const algorithm = algorithmOf(key)
  const keys = await (privateKey === undefined ? freshPair(algorithm) : pairOf(privateKey, algorithm))
  const request = await x509.Pkcs10CertificateRequestGenerator.create({
    name: nameOf(subject),
    keys,
    signingAlgorithm: algorithm,
  })
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', keys.privateKey)
  return {
    csr: base64Of(new Uint8Array(request.rawData)),
    privateKey: x509.PemConverter.encode(pkcs8, 'PRIVATE KEY'),
  }
}

type Algorithm = ReturnType<typeof algorithmOf>

const freshPair = (algorithm: Algorithm) =>
  crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']) as Promise<CryptoKeyPair>

/** A private key holds its public one. */
const pairOf = async (pem: string, algorithm: Algorithm): Promise<CryptoKeyPair> => {
  const pkcs8 = x509.PemConverter.decodeFirst(pem)
  const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, true, ['sign'])
  const { kty, crv, x, y, n, e } = await crypto.subtle.exportKey('jwk', privateKey)
  const jwk = { kty, crv, x, y, n, e }
  return { privateKey, publicKey: await crypto.subtle.importKey('jwk', jwk, algorithm, true, ['verify']) }
}
