import { KsefError } from '../../../../contracts/ksef/errors.ts'
import { quote } from '../../../http/quote.ts'
import type { Check } from '../examination.ts'
import { why } from '../explanations.ts'
import { canonicalizesOnly } from '../request-transforms.ts'

/** Besides the request and SignedProperties only KeyInfo may be signed: no manifest, no other object (assumed). */
export const noForeignReferences: Check = examination => {
  const { signature, ids, documentReference, signedPropertiesReference } = examination
  for (const reference of signature.references) {
    if (reference === documentReference || reference === signedPropertiesReference) continue
    const target = ids.get(reference.uri.slice(1))
    const isKeyInfo = target !== undefined && signature.keyInfo === target
    if (!isKeyInfo || !canonicalizesOnly(reference.transforms))
      throw new KsefError('signatureProfile', {
        explanation: why('foreignReference', { uri: quote(reference.uri) }),
      })
  }
}
