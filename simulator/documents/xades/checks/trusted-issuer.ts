import { KsefError } from '../../../../contracts/ksef/errors.ts'
import type { Told } from '../../../../contracts/told.ts'
import type { SigningCertificate } from '../certificate.ts'
import type { Check } from '../examination.ts'
import { why } from '../explanations.ts'
import type { VerifyOptions } from '../issuer.ts'

const refuse = (explanation: Told): never => {
  throw new KsefError('invalidCertificate', { explanation })
}

const issuerOf = ({ x509 }: SigningCertificate, { issuers = [] }: VerifyOptions) =>
  issuers.find(({ certificate }) => x509.checkIssued(certificate) && x509.verify(certificate.publicKey))

const untrusted = ({ selfSigned }: SigningCertificate): Told => why(selfSigned ? 'selfSigned' : 'issuerUnknown')

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
  if (certificate.selfIssued && !certificate.selfSigned) refuse(why('notItsOwnIssuer'))
  if (options.profile !== 'test') refuse(why('takenOnTestOnly', { fault: untrusted(certificate) }))
  if (options.verifyCertificateChain) refuse(why('chainAskedFor', { fault: untrusted(certificate) }))
  warnings.push(`[sim-untrusted]: ${untrusted(certificate).en}; DEMO and PROD refuse it.`)
}
