import { createHash } from 'node:crypto'
import { KsefError } from '../../../../contracts/ksef/errors.ts'
import type { Told } from '../../../../contracts/told.ts'
import { quote } from '../../../http/quote.ts'
import { digests } from '../algorithms.ts'
import type { SigningCertificate } from '../certificate.ts'
import type { Check, Examination } from '../examination.ts'
import { why } from '../explanations.ts'
import type { CertificateDigest } from '../signing-facts.ts'

const refuse = (explanation: Told): never => {
  throw new KsefError('signatureProfile', { explanation })
}

const matches = ({ der, fingerprint }: SigningCertificate, { algorithm, digest }: CertificateDigest): boolean => {
  const hash = digests.get(algorithm)
  if (hash === undefined)
    throw new KsefError('unsupportedAlgorithm', {
      explanation: why('certDigestNotAllowed', { algorithm: quote(algorithm) }),
    })
  if (hash === 'sha256') return Buffer.from(fingerprint, 'hex').equals(digest)
  return createHash(hash).update(der).digest().equals(digest)
}

/** BES without SigningCertificate: the signature covers KeyInfo, which holds one certificate (TS 101 903 4.4.1). */
const fromSignedKeyInfo = ({ signature, ids, certificates }: Examination): SigningCertificate => {
  const signed = signature.references.some(
    ({ uri }) => uri !== '' && signature.keyInfo !== undefined && ids.get(uri.slice(1)) === signature.keyInfo,
  )
  const [certificate, ...others] = certificates
  if (!signed || certificate === undefined || others.length > 0) return refuse(why('noSigningCertificate'))
  return certificate
}

/**
 * The digest in SigningCertificate or SigningCertificateV2 picks the signer's certificate out of KeyInfo; both must
 * agree where both stand (9105, required since API 2.1.0: CIRFMF/ksef-api issue 643).
 */
export const bindsCertificate: Check = examination => {
  const { facts, certificates } = examination
  if (facts.digests.length === 0) {
    examination.certificate = fromSignedKeyInfo(examination)
    return
  }
  const certificate = certificates.find(candidate => facts.digests.every(digest => matches(candidate, digest)))
  examination.certificate =
    certificate ??
    refuse(
      why('signingCertificateMissing', {
        digests: facts.digests.map(({ digest }) => quote(digest.toString('base64'))).join(', '),
      }),
    )
}
