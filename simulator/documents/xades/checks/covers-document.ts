import { KsefError } from '../../../../contracts/ksef/errors.ts'
import { quote } from '../../../http/quote.ts'
import { type CanonicalElement, childElements } from '../../xml/canonical-tree.ts'
import type { Check, Examination } from '../examination.ts'
import { why } from '../explanations.ts'
import { versionOf } from '../request-schema.ts'
import { canonicalizesOnly, decodesOnly, removesSignatureOnly } from '../request-transforms.ts'
import type { Reference } from '../signature.ts'

/** The request in an Object of an enveloping signature is signed as that Object or, by an Id of its own, alone. */
const holdsRequest = ({ signature, signedProperties }: Examination, target: CanonicalElement | undefined): boolean =>
  signature.objects.some(object => {
    if (object === signedProperties.parent?.parent) return false
    if (target === object) return true
    const [child] = childElements(object)
    return child !== undefined && versionOf(child) !== undefined && target === child
  })

const covers = (examination: Examination, { uri }: Reference): boolean =>
  examination.packaging === 'enveloped' ? uri === '' : holdsRequest(examination, examination.ids.get(uri.slice(1)))

const transformsFit = ({ packaging }: Examination, { transforms }: Reference): boolean =>
  packaging === 'enveloped'
    ? removesSignatureOnly(transforms)
    : canonicalizesOnly(transforms) || decodesOnly(transforms)

/** Exactly one reference covers the whole request, with transforms that leave out nothing but the signature (9105). */
export const coversDocument: Check = examination => {
  const found = examination.signature.references.filter(reference => covers(examination, reference))
  const [reference] = found
  if (reference === undefined || found.length > 1)
    throw new KsefError('signatureProfile', {
      explanation: why('requestNotCoveredOnce', { count: found.length, packaging: examination.packaging }),
    })
  if (!transformsFit(examination, reference))
    throw new KsefError('signatureProfile', {
      explanation: why('requestTransformsUnfit', {
        uri: quote(reference.uri),
        algorithms: quote(reference.transforms.map(({ algorithm }) => algorithm).join(', ')),
      }),
    })
  examination.documentReference = reference
}
