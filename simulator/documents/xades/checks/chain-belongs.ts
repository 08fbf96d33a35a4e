import { KsefError } from '../../../../contracts/ksef/errors.ts'
import type { SigningCertificate } from '../certificate.ts'
import type { Check } from '../examination.ts'
import { why } from '../explanations.ts'

/**
 * Every other certificate of KeyInfo is an issuer above the signer's (XML Signature 4.5.4; 21115, assumed). An honest
 * chain takes one verification for each of them, and one more where an authority has renewed its key; ten certificates of
 * one name could ask for 45, so they have as many as they are.
 */
export const chainBelongs: Check = ({ certificate, certificates }) => {
  let left = certificates.length
  const issued = (issuer: SigningCertificate, { x509 }: SigningCertificate): boolean =>
    x509.checkIssued(issuer.x509) && left-- > 0 && x509.verify(issuer.publicKey)
  let link: SigningCertificate | undefined = certificate
  const rest = new Set(certificates.filter(({ fingerprint }) => fingerprint !== certificate.fingerprint))
  while (link !== undefined) {
    const below: SigningCertificate = link
    link = [...rest].find(candidate => issued(candidate, below))
    if (link !== undefined) rest.delete(link)
  }
  const [stranger] = rest
  if (stranger === undefined) return
  const { fingerprint } = stranger
  throw new KsefError('invalidCertificate', {
    explanation:
      left < 0
        ? why('chainTooTangled', { fingerprint, count: certificates.length })
        : why('strangeCertificate', { fingerprint }),
  })
}
