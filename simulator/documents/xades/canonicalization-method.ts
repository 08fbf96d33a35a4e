import { KsefError } from '../../../contracts/ksef/errors.ts'
import { quote } from '../../quote.ts'
import type { CanonicalizationMethod } from '../xml/canonicalize.ts'
import { namespaces } from '../xml/namespaces.ts'
import { attribute, childElements, isElement } from '../xml/xml.ts'
import { canonicalizations, implicitCanonicalization } from './algorithms.ts'
import type { Method } from './signature.ts'

/** Each prefix is looked up for each element: signers name a handful. */
const mostPrefixes = 16

const unsupported = (explanation: string): never => {
  throw new KsefError('unsupportedAlgorithm', { explanation })
}

/** Reads a canonicalisation with its PrefixList. Without a method: C14N 1.0, as XML Signature prescribes. */
export const canonicalizationMethod = (method: Method | undefined): CanonicalizationMethod => {
  if (method === undefined) return implicitCanonicalization
  const canonicalization =
    canonicalizations.get(method.algorithm) ??
    unsupported(`${quote(method.algorithm)} is no canonicalisation that KSeF allows (auth/podpis-xades.md).`)
  const [parameter, ...others] = childElements(method.element)
  if (parameter === undefined) return canonicalization
  if (
    canonicalization.mode !== 1 ||
    others.length > 0 ||
    !isElement(parameter, namespaces.exclusive, 'InclusiveNamespaces')
  )
    return unsupported(
      `${method.algorithm} has a parameter ${quote(`{${parameter.namespaceUri}}${parameter.name}`)} it does not know.`,
    )
  const prefixes = attribute(parameter, 'PrefixList')?.match(/[^\t\n\r ]+/g) ?? []
  if (prefixes.length > mostPrefixes) return unsupported(`PrefixList names ${prefixes.length} prefixes.`)
  return { ...canonicalization, prefixes }
}
