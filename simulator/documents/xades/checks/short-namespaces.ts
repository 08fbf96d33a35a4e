import { KsefError } from '../../../../contracts/ksef/errors.ts'
import type { Check } from '../examination.ts'
import { why } from '../explanations.ts'

/** Those that signers use have fewer than 60 characters. */
const longest = 256

/** A namespace is short, as exclusive canonicalisation writes it on every element that uses it (assumed). */
export const shortNamespaces: Check = ({ tree }) => {
  for (const { declared, namespaces } of tree.elements)
    for (const prefix of declared) {
      const { length } = namespaces.get(prefix) ?? ''
      if (length > longest)
        throw new KsefError('validationFailed', { explanation: why('namespaceTooLong', { length, longest }) })
    }
}
