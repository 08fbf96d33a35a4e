import { readOctets } from '../../xml/canonical-form.ts'
import { childElements, isElement } from '../../xml/canonical-tree.ts'
import { namespaces } from '../../xml/namespaces.ts'
import { noDoctype } from '../../xml/no-doctype.ts'
import { utf8 } from '../../xml/utf8.ts'
import { type Check, Examination } from '../examination.ts'
import { plainRequest } from '../plain-request.ts'
import { requestBySchema } from '../request-by-schema.ts'
import { decodesOnly } from '../request-transforms.ts'
import type { AuthTokenRequest } from '../stamp.ts'
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

/** The request in canonical octets, where it is written as nearly all are. */
const plainRequestIn = (signed: Buffer): AuthTokenRequest | undefined => {
  const { root } = readOctets(signed)
  const [request, second] = isElement(root, namespaces.dsig, 'Object') ? childElements(root) : [root]
  return request === undefined || second !== undefined ? undefined : plainRequest(request)
}

/** The request is read from the very octets whose digest was signed, and keeps the schema there (21401). */
export const readsRequest: Check = examination => {
  const { octets, documentReference, packaging } = examination
  const signed = octets.get(documentReference) ?? Buffer.alloc(0)
  const isDecoded = decodesOnly(documentReference.transforms)
  if (isDecoded) inspect(signed, examination)
  examination.request = (isDecoded ? undefined : plainRequestIn(signed)) ?? requestBySchema(signed, packaging)
}
