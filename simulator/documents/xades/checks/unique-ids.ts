import { XmlAttribute, type XmlElement, XmlXPath } from 'libxml2-wasm'
import { KsefError } from '../../../../contracts/ksef/errors.ts'
import { quote } from '../../../http/quote.ts'
import type { Check } from '../examination.ts'
import { why } from '../explanations.ts'

const idAttributes = XmlXPath.compile('//@Id | //@ID | //@id | //@xml:id')

/** No two elements share an Id, in whatever spelling: a reference means one element (9105, wording of Xerces). */
export const uniqueIds: Check = examination => {
  const seen = new Set<string>()
  const ids = new Map<string, XmlElement>()
  for (const node of examination.document.find(idAttributes)) {
    if (!(node instanceof XmlAttribute)) continue
    const { value, name, parent } = node
    if (seen.has(value))
      throw new KsefError('signatureSchema', {
        values: { message: `cvc-id.2: There are multiple occurrences of ID value '${quote(value)}'.` },
        explanation: why('idTwice', { id: quote(value) }),
      })
    seen.add(value)
    // XML Signature and XAdES resolve the attribute Id alone.
    if (name === 'Id' && parent !== null) ids.set(value, parent)
  }
  examination.ids = ids
}
