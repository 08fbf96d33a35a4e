import { type CanonicalElement, childElements, isElement } from '../../xml/canonical-tree.ts'
import { namespaces } from '../../xml/namespaces.ts'
import { withSameElement } from '../../xml/same-element.ts'
import type { Check } from '../examination.ts'
import { plainRequest } from '../plain-request.ts'
import { versionOf } from '../request-schema.ts'
import { requireSchema, withoutSignature } from '../require-schema.ts'

/** The request inside an enveloping signature, where it stands there as XML. */
const wrapped = (root: CanonicalElement): CanonicalElement | undefined =>
  childElements(root)
    .filter(child => isElement(child, namespaces.dsig, 'Object'))
    .flatMap(childElements)
    .find(child => versionOf(child) !== undefined)

/**
 * The request without its signature keeps the published schema (21401). This look at the unverified document only
 * decides which fault is named first; what is used later is validated again where it is read (reads-request).
 */
export const matchesSchema: Check = ({ packaging, tree: { root }, received }) => {
  if (packaging === 'enveloped') {
    const content = root.children.filter(child => !isElement(child, namespaces.dsig, 'Signature'))
    if (plainRequest(root, content) === undefined)
      withSameElement(received, root, request => requireSchema(withoutSignature(request), packaging))
    return
  }
  const request = wrapped(root)
  if (request !== undefined && plainRequest(request) === undefined)
    withSameElement(received, request, same => requireSchema(same, packaging))
}
