import type { XmlElement } from 'libxml2-wasm'
import { namespaces } from '../xml/namespaces.ts'
import type { SchemaFault } from '../xsd/judgement.ts'
import { openSchema, type Schema } from '../xsd/schema.ts'
import { validate } from '../xsd/validate.ts'
import { authTokenRequestSchema, type RequestVersion } from './auth-token-request-schema.ts'

const opened = new Map<RequestVersion, Schema>()

/** The schema of a version; opened once and kept for the life of the process. */
export const requestSchema = (version: RequestVersion): Schema => {
  const schema = opened.get(version) ?? openSchema('AuthTokenRequest', () => authTokenRequestSchema(version))
  opened.set(version, schema)
  return schema
}

/** The version whose namespace an element has; undefined when it is no AuthTokenRequest. */
export const versionOf = ({
  name,
  namespaceUri,
}: Pick<XmlElement, 'name' | 'namespaceUri'>): RequestVersion | undefined => {
  if (name !== 'AuthTokenRequest') return undefined
  if (namespaceUri === namespaces.request20) return '2.0'
  return namespaceUri === namespaces.request21 ? '2.1' : undefined
}

/** So many are found: the answer tells one, the explanation a few more. */
const mostFaults = 10

/** Where an AuthTokenRequest element breaks its schema, and its text, in which they are; none when it keeps it. */
export const schemaFaults = (
  element: XmlElement,
  version: RequestVersion,
): { readonly text: string; readonly faults: readonly SchemaFault[] } => {
  const text = element.toString()
  const around = (prefix: string) => element.namespaceForPrefix(prefix) ?? undefined
  return { text, faults: validate(text, requestSchema(version), mostFaults, around) }
}
