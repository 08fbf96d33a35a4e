import 'reflect-metadata'
import { constants, createPrivateKey, privateDecrypt, X509Certificate } from 'node:crypto'
import { X509CertificateGenerator } from '@peculiar/x509'

const rsa = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
}

/** A key pair as KSeF publishes it, and a way to read what was encrypted for it. */
export const keyOfKsef = async () => {
  const keys = await crypto.subtle.generateKey(rsa, true, ['sign', 'verify'])
  const made = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=Ministerstwo Finansów, O=A long name that makes lengths take two bytes, C=PL',
    notBefore: new Date('2026-01-01'),
    notAfter: new Date('2028-01-01'),
    keys,
    signingAlgorithm: rsa,
  })
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey))
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
  const certificate = Buffer.from(made.rawData)
  const padding = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }
  return {
    /** DER, Base64. */
    certificate: certificate.toString('base64'),
    spki: new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' }),
    decrypt: (base64: string): string => privateDecrypt({ key, ...padding }, Buffer.from(base64, 'base64')).toString(),
    decryptBytes: (base64: string): Buffer => privateDecrypt({ key, ...padding }, Buffer.from(base64, 'base64')),
  }
}
