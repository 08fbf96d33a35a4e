import type { CanonicalElement } from '../xml/canonical-tree.ts'
import { type CanonicalizationMethod, canonicalize } from '../xml/canonicalize.ts'
import { withSameElement } from '../xml/same-element.ts'
import { isWritable, writeElement } from '../xml/write-canonical.ts'
import type { Examination } from './examination.ts'

/** The canonical octets of an element of the received document. */
export const canonicalOctets = (
  { received }: Examination,
  element: CanonicalElement,
  method: CanonicalizationMethod,
): Buffer =>
  isWritable(element, method)
    ? writeElement(element, method)
    : withSameElement(received, element, same => canonicalize(same.doc, method, same))
