import { decodeBase64 } from '../xml/base64.ts'
import { plainText } from '../xml/canonical-tree.ts'
import { NotTaken } from '../xml/not-taken.ts'
import { writeDocument, writeElement } from '../xml/write-canonical.ts'
import { canonicalizationMethod } from './canonicalization-method.ts'
import type { Examination } from './examination.ts'
import { why } from './explanations.ts'
import { decodesOnly, finalCanonicalization } from './request-transforms.ts'
import type { Reference } from './signature.ts'

/** The octets a reference stands for. Throws where they cannot be made (broken Base64). */
export const referenceOctets = (examination: Examination, reference: Reference): Buffer => {
  const method = canonicalizationMethod(finalCanonicalization(reference.transforms))
  // A same-document reference leaves comments out, whatever its canonicalisation (XML Signature 4.4.3.3).
  const silent = { ...method, withComments: false }
  if (reference.uri === '') {
    if (examination.packaging === 'enveloping') throw new NotTaken(why('envelopingWhole'))
    return writeDocument(examination.tree, silent, examination.signatureElement)
  }
  const target = examination.ids.get(reference.uri.slice(1))
  if (target === undefined) throw new NotTaken(why('nothingHasId', { uri: reference.uri }))
  if (!decodesOnly(reference.transforms)) return writeElement(target, silent)
  const octets = decodeBase64(plainText(target) ?? '')
  if (octets === undefined) throw new NotTaken(why('referenceNotBase64', { uri: reference.uri }))
  return octets
}
