import { webcrypto } from 'node:crypto'
import { isIP } from 'node:net'
import type { ServedTls } from '../http/serve.ts'
import { certificateMaker } from '../runtime/certificate-maker.ts'
import { drawSerial, type Machine, type TlsAuthority, tlsKeys, validFor } from './tls-authority.ts'

/** By these it is always met on its own machine. */
export const localNames: readonly string[] = ['localhost', '127.0.0.1', '::1']

/**
 * A new certificate for a port, with the authority's behind it, for 397 days: the longest that browsers take.
 * @param names hosts and addresses, IPv6 without brackets
 */
export const certifyNames = async (
  authority: TlsAuthority,
  names: readonly string[],
  machine: Machine,
): Promise<ServedTls> => {
  const x509 = await certificateMaker()
  const issuer = new x509.X509Certificate(authority.certificate)
  const pkcs8 = x509.PemConverter.decodeFirst(authority.privateKey)
  const signingKey = await webcrypto.subtle.importKey('pkcs8', pkcs8, tlsKeys, false, ['sign'])
  const keys = await webcrypto.subtle.generateKey(tlsKeys, true, ['sign', 'verify'])
  const { notBefore, notAfter } = validFor(396, machine)
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: drawSerial(machine),
    subject: 'O=ksef-simulator, CN=ksef-simulator',
    issuer: issuer.subjectName,
    notBefore,
    notAfter: notAfter < issuer.notAfter ? notAfter : issuer.notAfter,
    publicKey: keys.publicKey,
    signingKey,
    signingAlgorithm: tlsKeys,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        names.map(value => ({ type: isIP(value) === 0 ? 'dns' : 'ip', value }) as const),
      ),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return {
    key: x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY'),
    cert: `${certificate.toString('pem')}\n${authority.certificate}`,
  }
}
