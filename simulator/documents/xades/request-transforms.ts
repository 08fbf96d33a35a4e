import { attribute, childElements, isElement, plainText } from '../xml/canonical-tree.ts'
import { namespaces } from '../xml/namespaces.ts'
import { canonicalizations, transforms } from './algorithms.ts'
import type { Method } from './signature.ts'

const notInSignature = /^\s*not\s*\(\s*ancestor-or-self\s*::\s*([\w.-]+):Signature\s*\)\s*$/
const allSignatures = /^\s*\/descendant\s*::\s*([\w.-]+):Signature\s*$/

/** The one child of a transform, when its text is `pattern` with a prefix that means XML Signature. */
const meansSignature = ({ element }: Method, namespace: string, pattern: RegExp): boolean => {
  const [expression, ...others] = childElements(element)
  if (!isElement(expression, namespace, 'XPath') || others.length > 0) return false
  const prefix = pattern.exec(plainText(expression) ?? '')?.[1]
  if (prefix === undefined || expression.namespaces.get(prefix) !== namespaces.dsig) return false
  return namespace !== namespaces.filter2 || attribute(expression, 'Filter') === 'subtract'
}

/** The transforms that take the signature, and nothing else, out of the request. XPath is compared, never run. */
const removesSignature = (method: Method): boolean => {
  if (method.algorithm === transforms.enveloped) return childElements(method.element).length === 0
  if (method.algorithm === transforms.xpath) return meansSignature(method, namespaces.dsig, notInSignature)
  return method.algorithm === transforms.filter2 && meansSignature(method, namespaces.filter2, allSignatures)
}

const isCanonicalization = ({ algorithm }: Method): boolean => canonicalizations.has(algorithm)

/** The canonicalisation a list of transforms ends with, if any. */
export const finalCanonicalization = (list: readonly Method[]): Method | undefined =>
  list.filter(isCanonicalization).at(-1)

/** At most one canonicalisation and nothing else. */
export const canonicalizesOnly = (list: readonly Method[]): boolean =>
  list.length <= 1 && list.every(isCanonicalization)

/** Base64 and nothing else. */
export const decodesOnly = (list: readonly Method[]): boolean =>
  list.length === 1 && list[0]?.algorithm === transforms.base64 && childElements(list[0].element).length === 0

/** Takes the signature out, then canonicalises at most once. */
export const removesSignatureOnly = (list: readonly Method[]): boolean => {
  const rest = list.filter((method, index) => !(isCanonicalization(method) && index === list.length - 1))
  return rest.length > 0 && rest.every(removesSignature)
}
