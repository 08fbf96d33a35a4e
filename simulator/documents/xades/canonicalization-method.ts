import { KsefError } from '../../../contracts/ksef/errors.ts'
import type { Told } from '../../../contracts/told.ts'
import { quote } from '../../http/quote.ts'
import { attribute, childElements, isElement } from '../xml/canonical-tree.ts'
import type { CanonicalizationMethod } from '../xml/canonicalize.ts'
import { namespaces } from '../xml/namespaces.ts'
import { canonicalizations, implicitCanonicalization } from './algorithms.ts'
import { why } from './explanations.ts'
import type { Method } from './signature.ts'

/** Each prefix is looked up for each element: signers name a handful. */
const mostPrefixes = 16

const unsupported = (explanation: Told): never => {
  throw new KsefError('unsupportedAlgorithm', { explanation })
}

/** Reads a canonicalisation with its PrefixList. Without a method: C14N 1.0, as XML Signature prescribes. */
export const canonicalizationMethod = (method: Method | undefined): CanonicalizationMethod => {
  if (method === undefined) return implicitCanonicalization
  const canonicalization =
    canonicalizations.get(method.algorithm) ??
    unsupported(why('canonicalizationNotAllowed', { algorithm: quote(method.algorithm) }))
  const [parameter, ...others] = childElements(method.element)
  if (parameter === undefined) return canonicalization
  if (
    canonicalization.mode !== 1 ||
    others.length > 0 ||
    !isElement(parameter, namespaces.exclusive, 'InclusiveNamespaces')
  )
    return unsupported(
      why('canonicalizationParameter', {
        algorithm: method.algorithm,
        parameter: quote(`{${parameter.namespaceUri}}${parameter.name}`),
      }),
    )
  const prefixes = attribute(parameter, 'PrefixList')?.match(/[^\t\n\r ]+/g) ?? []
  if (prefixes.length > mostPrefixes)
    return unsupported(why('tooManyPrefixes', { count: prefixes.length, most: mostPrefixes }))
  return { ...canonicalization, prefixes }
}
