import { KsefError } from '../../../../contracts/ksef/errors.ts'
import { quote } from '../../../quote.ts'
import { childElements } from '../../xml/xml.ts'
import { canonicalizations, digests, signatureMethods, transforms } from '../algorithms.ts'
import { canonicalizationMethod } from '../canonicalization-method.ts'
import type { Check } from '../examination.ts'
import type { Method } from '../signature.ts'

const isTransform = (algorithm: string): boolean => Object.values<string>(transforms).includes(algorithm)

const requireKnown = (what: string, method: Method, known: ReadonlyMap<string, unknown>): void => {
  if (!known.has(method.algorithm))
    throw new KsefError('unsupportedAlgorithm', {
      explanation: `${what} ${quote(method.algorithm)} is not among those KSeF allows (auth/podpis-xades.md).`,
    })
  if (childElements(method.element).length > 0)
    throw new KsefError('unsupportedAlgorithm', { explanation: `${what} ${method.algorithm} takes no parameters.` })
}

/** Every method of the signature is one of those listed in auth/podpis-xades.md (9105, recorded). */
export const allowedAlgorithms: Check = ({ signature: { canonicalization, method, references } }) => {
  canonicalizationMethod(canonicalization)
  requireKnown('The signature method', method, signatureMethods)
  for (const reference of references) {
    requireKnown('The digest method', reference.digestMethod, digests)
    for (const transform of reference.transforms)
      if (canonicalizations.has(transform.algorithm) || !isTransform(transform.algorithm))
        canonicalizationMethod(transform)
  }
}
