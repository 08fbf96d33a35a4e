import { KsefError } from '../../../../contracts/ksef/errors.ts'
import { quote } from '../../../http/quote.ts'
import { childElements } from '../../xml/canonical-tree.ts'
import { canonicalizations, digests, signatureMethods, transforms } from '../algorithms.ts'
import { canonicalizationMethod } from '../canonicalization-method.ts'
import type { Check } from '../examination.ts'
import { why } from '../explanations.ts'
import type { Method } from '../signature.ts'

const isTransform = (algorithm: string): boolean => Object.values<string>(transforms).includes(algorithm)

const requireKnown = (
  role: 'signatureMethod' | 'digestMethod',
  method: Method,
  known: ReadonlyMap<string, unknown>,
): void => {
  if (!known.has(method.algorithm))
    throw new KsefError('unsupportedAlgorithm', {
      explanation: why('algorithmNotAllowed', { role: why(role), algorithm: quote(method.algorithm) }),
    })
  if (childElements(method.element).length > 0)
    throw new KsefError('unsupportedAlgorithm', {
      explanation: why('algorithmWithParameters', { role: why(role), algorithm: method.algorithm }),
    })
}

/** Every method of the signature is one of those listed in auth/podpis-xades.md (9105, recorded). */
export const allowedAlgorithms: Check = ({ signature: { canonicalization, method, references } }) => {
  canonicalizationMethod(canonicalization)
  requireKnown('signatureMethod', method, signatureMethods)
  for (const reference of references) {
    requireKnown('digestMethod', reference.digestMethod, digests)
    for (const transform of reference.transforms)
      if (canonicalizations.has(transform.algorithm) || !isTransform(transform.algorithm))
        canonicalizationMethod(transform)
  }
}
