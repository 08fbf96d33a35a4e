import type { XmlElement } from 'libxml2-wasm'
import { KsefError } from '../../../../contracts/ksef/errors.ts'
import { namespaces } from '../../xml/namespaces.ts'
import { noDoctype } from '../../xml/no-doctype.ts'
import { utf8 } from '../../xml/utf8.ts'
import { childElements, isElement, withParsed } from '../../xml/xml.ts'
import { type Check, Examination } from '../examination.ts'
import { why } from '../explanations.ts'
import { readRequest } from '../read-request.ts'
import { versionOf } from '../request-schema.ts'
import { decodesOnly } from '../request-transforms.ts'
import { requireSchema } from '../require-schema.ts'
import { wellFormed } from './well-formed.ts'
import { withinDepth } from './within-depth.ts'
import { withinLimits } from './within-limits.ts'

/** A document that came as Base64 passes the same gates as the one around it. */
const inspect = (octets: Buffer, { options }: Examination): void => {
  const inner = new Examination(octets, options)
  try {
    for (const check of [utf8, noDoctype, withinLimits, wellFormed, withinDepth]) check(inner)
  } finally {
    inner.dispose()
  }
}

const requestIn = (root: XmlElement): XmlElement => {
  const [child = root, ...others] = isElement(root, namespaces.dsig, 'Object') ? childElements(root) : [root]
  if (others.length > 0 || versionOf(child) === undefined)
    throw new KsefError('schemaMismatch', {
      values: { message: `The '${child.namespaceUri}:${child.name}' element is not declared.` },
      explanation: why('notOneRequest'),
    })
  return child
}

/** The request is read from the very octets whose digest was signed, and keeps the schema there (21401). */
export const readsRequest: Check = examination => {
  const { octets, documentReference, packaging } = examination
  const signed = octets.get(documentReference) ?? Buffer.alloc(0)
  if (decodesOnly(documentReference.transforms)) inspect(signed, examination)
  examination.request = withParsed(signed, ({ root }) => {
    const request = requestIn(root)
    requireSchema(request, packaging)
    return readRequest(request)
  })
}
