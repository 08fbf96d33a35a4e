import { KsefError } from '../../../contracts/errors.ts'
import { decodeBase64 } from '../base64.ts'
import { readCertificate, type SigningCertificate } from '../certificate.ts'
import type { Check } from '../examination.ts'
import { namespaces } from '../namespaces.ts'
import { childElements, isElement, plainText } from '../xml.ts'

const mostCertificates = 10
const mostOctets = 16 * 1024

const refuse = (explanation: string): never => {
  throw new KsefError('invalidCertificate', { explanation })
}

const read = (text: string | undefined): SigningCertificate => {
  const octets = decodeBase64(text ?? '')
  if (octets === undefined) return refuse('An X509Certificate of KeyInfo is not Base64.')
  if (octets.length > mostOctets) return refuse(`A certificate of KeyInfo has ${octets.length} octets.`)
  try {
    return readCertificate(octets)
  } catch (error) {
    return refuse(`An X509Certificate of KeyInfo cannot be read: ${(error as Error).message}`)
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
    refuse(`KeyInfo/X509Data holds ${elements.length} certificates; 1 to ${mostCertificates} are taken.`)
  examination.certificates = elements.map(element => read(plainText(element)))
}
