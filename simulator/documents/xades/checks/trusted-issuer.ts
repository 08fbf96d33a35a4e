import { KsefError } from '../../../../contracts/ksef/errors.ts'
import type { SigningCertificate } from '../certificate.ts'
import type { Check } from '../examination.ts'
import type { VerifyOptions } from '../issuer.ts'

const refuse = (explanation: string): never => {
  throw new KsefError('invalidCertificate', { explanation })
}

const issuerOf = ({ x509 }: SigningCertificate, { issuers = [] }: VerifyOptions) =>
  issuers.find(({ certificate }) => x509.checkIssued(certificate) && x509.verify(certificate.publicKey))

const untrusted = ({ selfSigned }: SigningCertificate): string =>
  selfSigned ? 'The certificate is self-signed' : "The certificate's issuer is not one the simulator trusts"

/**
 * TEST takes self-signed certificates and unknown issuers unless verifyCertificateChain asks for more; DEMO and PROD
 * do not (21115, recorded in m32/ksef issues 19 and 34).
 */
export const trustedIssuer: Check = examination => {
  const { certificate, options, warnings } = examination
  const issuer = issuerOf(certificate, options)
  if (issuer !== undefined) {
    if (issuer.ksef) examination.certificate = { ...certificate, kind: 'ksef' }
    return
  }
  if (certificate.selfIssued && !certificate.selfSigned)
    refuse('The certificate names itself as issuer, but its own key does not verify it.')
  if (options.profile !== 'test') refuse(`${untrusted(certificate)}; only TEST takes it.`)
  if (options.verifyCertificateChain)
    refuse(`${untrusted(certificate)}, and verifyCertificateChain=true was asked for.`)
  warnings.push(`[sim-untrusted]: ${untrusted(certificate)}; DEMO and PROD refuse it.`)
}
