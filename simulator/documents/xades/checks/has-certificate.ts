import { KsefError } from '../../../../contracts/ksef/errors.ts'
import type { Told } from '../../../../contracts/told.ts'
import { decodeBase64 } from '../../xml/base64.ts'
import { childElements, isElement, plainText } from '../../xml/canonical-tree.ts'
import { namespaces } from '../../xml/namespaces.ts'
import { NotTaken } from '../../xml/not-taken.ts'
import { readCertificate, type SigningCertificate } from '../certificate.ts'
import type { Check } from '../examination.ts'
import { why } from '../explanations.ts'

const mostCertificates = 10
/** Of all together; a chain of three has some 5 KB. */
const mostOctets = 24 * 1024

const refuse = (explanation: Told): never => {
  throw new KsefError('invalidCertificate', { explanation })
}

const read = (text: string | undefined, index: number): SigningCertificate => {
  const octets = decodeBase64(text ?? '')
  const number = index + 1
  if (octets === undefined) return refuse(why('certificateNotBase64', { number }))
  try {
    return readCertificate(octets)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return refuse(
      why('certificateNotTaken', { number, message: error instanceof NotTaken ? error.told : error.message }),
    )
  }
}

/** KeyInfo/X509Data holds the certificate. KeyValue, KeyName and RetrievalMethod are not looked at (21115). */
export const hasCertificate: Check = examination => {
  const { keyInfo } = examination.signature
  const elements = (keyInfo === undefined ? [] : childElements(keyInfo))
    .filter(child => isElement(child, namespaces.dsig, 'X509Data'))
    .flatMap(childElements)
    .filter(child => isElement(child, namespaces.dsig, 'X509Certificate'))
  if (elements.length === 0 || elements.length > mostCertificates)
    refuse(why('numberOfCertificates', { count: elements.length, most: mostCertificates }))
  const texts = elements.map(plainText)
  const size = texts.reduce((sum, text) => sum + (text?.length ?? 0) * 0.75, 0)
  if (size > mostOctets) refuse(why('certificatesTooLarge', { octets: Math.round(size), most: mostOctets }))
  examination.certificates = texts.map(read)
}
