import { verify } from 'node:crypto'
import { KsefError } from '../../../../contracts/ksef/errors.ts'
import type { Told } from '../../../../contracts/told.ts'
import { isOpenSslError } from '../../openssl-error.ts'
import { writeElement } from '../../xml/write-canonical.ts'
import { curves, type SignatureMethod, signatureMethods } from '../algorithms.ts'
import { canonicalizationMethod } from '../canonicalization-method.ts'
import type { Check, Examination } from '../examination.ts'
import { why } from '../explanations.ts'

const refuse = (explanation: Told): never => {
  throw new KsefError('signatureDoesNotVerify', { explanation })
}

/** Why a value cannot be one of this method and key; undefined where only the calculation can tell. */
const misfit = (
  { signature: { value, method }, certificate: { publicKey } }: Examination,
  { key }: SignatureMethod,
): Told | undefined => {
  const type = publicKey.asymmetricKeyType
  if (type !== key && !(type === 'rsa-pss' && key === 'rsa'))
    return why('keyOfAnotherType', { algorithm: method.algorithm, type: type ?? '' })
  const width = curves.get(publicKey.asymmetricKeyDetails?.namedCurve ?? '')?.bytes
  if (key === 'ec' && width !== undefined && value.length !== 2 * width) {
    // As ASN.1 begins.
    return why(value[0] === 0x30 ? 'ecdsaDer' : 'ecdsaWidth', { expected: 2 * width, found: value.length })
  }
  return undefined
}

const holds = (examination: Examination, { hash, options }: SignatureMethod): boolean => {
  const { signature, certificate } = examination
  const octets = writeElement(signature.signedInfo, canonicalizationMethod(signature.canonicalization))
  try {
    return verify(hash, octets, { key: certificate.publicKey, ...options }, signature.value)
  } catch (error) {
    if (isOpenSslError(error)) return false
    throw error
  }
}

/** SignatureValue is the signature of SignedInfo by the certificate's key (9105, recorded). */
export const signatureHolds: Check = examination => {
  const method = signatureMethods.get(examination.signature.method.algorithm)
  if (method === undefined) return refuse(why('unknownSignatureMethod'))
  const reason = misfit(examination, method)
  if (reason !== undefined) refuse(reason)
  if (!holds(examination, method))
    refuse(
      why('signatureDoesNotVerify', {
        fingerprint: examination.certificate.fingerprint,
        algorithm: examination.signature.method.algorithm,
      }),
    )
}
