import { KsefError } from '../../../../contracts/ksef/errors.ts'
import { quote } from '../../../http/quote.ts'
import { namespaces } from '../../xml/namespaces.ts'
import type { Check } from '../examination.ts'
import { why } from '../explanations.ts'
import { versionOf } from '../request-schema.ts'

/** The root is the AuthTokenRequest (enveloped) or a ds:Signature (enveloping); detached is refused (9101, assumed). */
export const knownRoot: Check = examination => {
  const { root } = examination.tree
  const enveloping = root.name === 'Signature' && root.namespaceUri === namespaces.dsig
  if (!enveloping && versionOf(root) === undefined)
    throw new KsefError('invalidDocument', {
      explanation: why('unknownRoot', {
        root: quote(`{${root.namespaceUri}}${root.name}`),
        request20: namespaces.request20,
        request21: namespaces.request21,
      }),
    })
  examination.packaging = enveloping ? 'enveloping' : 'enveloped'
}
