import { verify } from 'node:crypto'
import { XmlError } from 'libxml2-wasm'
import { KsefError } from '../../../../contracts/ksef/errors.ts'
import { isOpenSslError } from '../../../openssl-error.ts'
import { canonicalize } from '../../xml/canonicalize.ts'
import { curves, type SignatureMethod, signatureMethods } from '../algorithms.ts'
import { canonicalizationMethod } from '../canonicalization-method.ts'
import type { Check, Examination } from '../examination.ts'

const refuse = (explanation: string): never => {
  throw new KsefError('signatureDoesNotVerify', { explanation })
}

/** Why a value cannot be one of this method and key; undefined where only the calculation can tell. */
const misfit = (
  { signature: { value, method }, certificate: { publicKey } }: Examination,
  { key }: SignatureMethod,
) => {
  const type = publicKey.asymmetricKeyType
  if (type !== key && !(type === 'rsa-pss' && key === 'rsa'))
    return `The signature method is ${method.algorithm}, but the certificate holds a key of type ${type}.`
  const width = curves.get(publicKey.asymmetricKeyDetails?.namedCurve ?? '')?.bytes
  if (key === 'ec' && width !== undefined && value.length !== 2 * width) {
    const der = value[0] === 0x30 ? ' It looks like ASN.1 DER; XML Signature wants R||S.' : ''
    return `An ECDSA value for this curve has ${2 * width} octets (R and S of equal width), this one has ${value.length}.${der}`
  }
  return undefined
}

const holds = (examination: Examination, { hash, options }: SignatureMethod): boolean => {
  const { signature, document, certificate } = examination
  try {
    const octets = canonicalize(document, canonicalizationMethod(signature.canonicalization), signature.signedInfo)
    return verify(hash, octets, { key: certificate.publicKey, ...options }, signature.value)
  } catch (error) {
    if (error instanceof XmlError || isOpenSslError(error)) return false
    throw error
  }
}

/** SignatureValue is the signature of SignedInfo by the certificate's key (9105, recorded). */
export const signatureHolds: Check = examination => {
  const method = signatureMethods.get(examination.signature.method.algorithm)
  if (method === undefined) return refuse('The signature method is unknown.')
  const reason = misfit(examination, method)
  if (reason !== undefined) refuse(reason)
  if (!holds(examination, method))
    refuse(
      `SignatureValue does not verify with the key of the certificate ${examination.certificate.fingerprint} and ${examination.signature.method.algorithm} over SignedInfo, although every reference's digest holds: another key signed, or SignedInfo was changed.`,
    )
}
