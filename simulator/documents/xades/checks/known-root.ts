import { KsefError } from '../../../../contracts/ksef/errors.ts'
import { quote } from '../../../quote.ts'
import { namespaces } from '../../xml/namespaces.ts'
import type { Check } from '../examination.ts'
import { versionOf } from '../request-schema.ts'

/** The root is the AuthTokenRequest (enveloped) or a ds:Signature (enveloping); detached is refused (9101, assumed). */
export const knownRoot: Check = examination => {
  const { root } = examination.document
  const enveloping = root.name === 'Signature' && root.namespaceUri === namespaces.dsig
  if (!enveloping && versionOf(root) === undefined)
    throw new KsefError('invalidDocument', {
      explanation: `The root is ${quote(`{${root.namespaceUri}}${root.name}`)}, not an AuthTokenRequest in ${namespaces.request20} or ${namespaces.request21}, nor a signature around one.`,
    })
  examination.packaging = enveloping ? 'enveloping' : 'enveloped'
}
