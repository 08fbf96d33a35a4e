import { webcrypto } from 'node:crypto'
import type { PublicKeyUsage } from '../../../contracts/ksef/public-keys/list.ts'
import { certificateMaker } from '../../runtime/certificate-maker.ts'
import type { Runtime } from '../../runtime/runtime.ts'
import { validityFrom } from './authority.ts'
import type { EncryptionKey } from './published-keys.ts'
import { seededRsaKey } from './seeded-rsa.ts'

const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }

/** A key as the published ones are, new, valid for two years from now: it follows from the chance of the world. */
export const makeEncryptionKey = async (usage: PublicKeyUsage, runtime: Runtime): Promise<EncryptionKey> => {
  const x509 = await certificateMaker()
  const key = seededRsaKey(runtime.random)
  const { kty, n, e, ...secret } = key.export({ format: 'jwk' })
  const { subtle } = webcrypto
  const publicKey = await subtle.importKey('jwk', { kty: kty!, n: n!, e: e! }, rsa, true, ['verify'])
  const privateKey = await subtle.importKey('jwk', { kty: kty!, n: n!, e: e!, ...secret }, rsa, false, ['sign'])
  const { validFrom, validTo } = validityFrom(runtime.now())
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: runtime.random(8).toString('hex'),
    name: new x509.Name([
      { C: ['PL'] },
      { O: ['ksef-simulator, not the Ministry of Finance'] },
      { CN: [`ksef-simulator ${usage} (rehearsal of a rotation)`] },
    ]),
    notBefore: new Date(validFrom),
    notAfter: new Date(validTo),
    keys: { publicKey, privateKey } as CryptoKeyPair,
    signingAlgorithm: rsa,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyEncipherment | x509.KeyUsageFlags.dataEncipherment, true),
    ],
  })
  return {
    usage: [usage],
    privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: certificate.toString('pem'),
  }
}
