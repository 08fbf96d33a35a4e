import type { XmlElement } from 'libxml2-wasm'
import { KsefError } from '../../../contracts/ksef/errors.ts'
import { namespaces } from '../xml/namespaces.ts'
import { childElements, isElement, withParsed } from '../xml/xml.ts'
import type { Examination } from './examination.ts'
import { why } from './explanations.ts'
import { readRequest } from './read-request.ts'
import { versionOf } from './request-schema.ts'
import { requireSchema } from './require-schema.ts'
import type { AuthTokenRequest } from './stamp.ts'

const requestIn = (root: XmlElement): XmlElement => {
  const [child = root, ...others] = isElement(root, namespaces.dsig, 'Object') ? childElements(root) : [root]
  if (others.length > 0 || versionOf(child) === undefined)
    throw new KsefError('schemaMismatch', {
      values: { message: `The '${child.namespaceUri}:${child.name}' element is not declared.` },
      explanation: why('notOneRequest'),
    })
  return child
}

/** Parses signed octets, holds the request in them against its schema (21401), and reads it. */
export const requestBySchema = (signed: Buffer, packaging: Examination['packaging']): AuthTokenRequest =>
  withParsed(signed, ({ root }) => {
    const request = requestIn(root)
    requireSchema(request, packaging)
    return readRequest(request)
  })
