import { KsefError } from '../../../../contracts/ksef/errors.ts'
import { quote } from '../../../http/quote.ts'
import type { CanonicalAttribute, CanonicalElement } from '../../xml/canonical-tree.ts'
import type { Check } from '../examination.ts'
import { why } from '../explanations.ts'

const isId = ({ prefix, name }: CanonicalAttribute): boolean =>
  prefix === '' ? name === 'Id' || name === 'ID' || name === 'id' : prefix === 'xml' && name === 'id'

/** No two elements share an Id, in whatever spelling: a reference means one element (9105, wording of Xerces). */
export const uniqueIds: Check = examination => {
  const seen = new Set<string>()
  const ids = new Map<string, CanonicalElement>()
  for (const element of examination.tree.elements)
    for (const { name, value } of element.attributes.filter(isId)) {
      if (seen.has(value))
        throw new KsefError('signatureSchema', {
          values: { message: `cvc-id.2: There are multiple occurrences of ID value '${quote(value)}'.` },
          explanation: why('idTwice', { id: quote(value) }),
        })
      seen.add(value)
      // XML Signature and XAdES resolve the attribute Id alone.
      if (name === 'Id') ids.set(value, element)
    }
  examination.ids = ids
}
