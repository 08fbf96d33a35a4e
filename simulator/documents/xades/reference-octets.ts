import { decodeBase64 } from '../xml/base64.ts'
import { canonicalize } from '../xml/canonicalize.ts'
import { NotTaken } from '../xml/not-taken.ts'
import { plainText } from '../xml/xml.ts'
import { canonicalizationMethod } from './canonicalization-method.ts'
import type { Examination } from './examination.ts'
import { why } from './explanations.ts'
import { decodesOnly, finalCanonicalization } from './request-transforms.ts'
import type { Reference } from './signature.ts'

/** The octets a reference stands for. Throws where they cannot be made (relative namespace URI, broken Base64). */
export const referenceOctets = (examination: Examination, reference: Reference): Buffer => {
  const method = canonicalizationMethod(finalCanonicalization(reference.transforms))
  // A same-document reference leaves comments out, whatever its canonicalisation (XML Signature 4.4.3.3).
  const silent = { ...method, withComments: false }
  if (reference.uri === '') {
    if (examination.stripped === undefined) throw new NotTaken(why('envelopingWhole'))
    return canonicalize(examination.stripped, silent)
  }
  const target = examination.ids.get(reference.uri.slice(1))
  if (target === undefined) throw new NotTaken(why('nothingHasId', { uri: reference.uri }))
  if (!decodesOnly(reference.transforms)) return canonicalize(examination.document, silent, target)
  const octets = decodeBase64(plainText(target) ?? '')
  if (octets === undefined) throw new NotTaken(why('referenceNotBase64', { uri: reference.uri }))
  return octets
}
