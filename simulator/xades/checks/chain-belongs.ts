import { KsefError } from '../../../contracts/errors.ts'
import type { SigningCertificate } from '../certificate.ts'
import type { Check } from '../examination.ts'

const issued = (issuer: SigningCertificate, { x509 }: SigningCertificate): boolean =>
  x509.checkIssued(issuer.x509) && x509.verify(issuer.publicKey)

/** Every other certificate of KeyInfo is an issuer above the signer's (XML Signature 4.5.4; 21115, assumed). */
export const chainBelongs: Check = ({ certificate, certificates }) => {
  let link: SigningCertificate | undefined = certificate
  const rest = new Set(certificates.filter(({ fingerprint }) => fingerprint !== certificate.fingerprint))
  while (link !== undefined) {
    const below: SigningCertificate = link
    link = [...rest].find(candidate => issued(candidate, below))
    if (link !== undefined) rest.delete(link)
  }
  const [stranger] = rest
  if (stranger !== undefined)
    throw new KsefError('invalidCertificate', {
      explanation: `KeyInfo holds the certificate ${stranger.fingerprint}, which is neither the signer's nor above it in its chain.`,
    })
}
