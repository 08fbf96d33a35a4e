import type { XmlElement } from 'libxml2-wasm'
import { childElements } from '../xml/xml.ts'
import { collapse } from '../xsd/white-space.ts'
import { versionOf } from './request-schema.ts'
import type { AuthTokenRequest, ContextType } from './stamp.ts'

export const contextTypes: readonly ContextType[] = ['Nip', 'InternalId', 'NipVatUe', 'PeppolId']

/** Of an xsd:token white space around and in a row counts for nothing. */
const token = (element: XmlElement | undefined): string => collapse(element?.content ?? '')

const readAllowedIps = (policy: XmlElement | undefined): AuthTokenRequest['allowedIps'] => {
  if (policy === undefined) return undefined
  const entries = childElements(policy).flatMap(childElements)
  const named = (name: string) => entries.filter(entry => entry.name === name).map(token)
  return { ip4Addresses: named('Ip4Address'), ip4Ranges: named('Ip4Range'), ip4Masks: named('Ip4Mask') }
}

/** Reads an AuthTokenRequest that keeps its schema: the schema fixes names and order, so places are enough. */
export const readRequest = (element: XmlElement): AuthTokenRequest => {
  const [challenge, context, subjectIdentifierType, policy] = childElements(element)
  const [identifier] = context === undefined ? [] : childElements(context)
  const allowedIps = readAllowedIps(policy)
  return {
    challenge: token(challenge),
    context: {
      type: contextTypes.find(type => type === identifier?.name) ?? 'Nip',
      // .NET's patterns let a last line end pass.
      value: token(identifier),
    },
    subjectIdentifierType:
      token(subjectIdentifierType) === 'certificateFingerprint' ? 'certificateFingerprint' : 'certificateSubject',
    ...(allowedIps !== undefined && { allowedIps }),
    version: versionOf(element) ?? '2.0',
  }
}
