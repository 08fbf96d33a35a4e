import { type XmlElement, XmlValidateError, XsdValidator } from 'libxml2-wasm'
import { namespaces } from '../xml/namespaces.ts'
import { parseXml } from '../xml/xml.ts'
import { authTokenRequestSchema, type RequestVersion } from './auth-token-request-schema.ts'

const compile = (version: RequestVersion): XsdValidator => {
  const schema = parseXml(Buffer.from(authTokenRequestSchema(version)))
  try {
    return XsdValidator.fromDoc(schema)
  } finally {
    schema.dispose()
  }
}

const compiled = new Map<RequestVersion, XsdValidator>()

/** The compiled schema of a version; compiled once (2 ms) and kept for the life of the process. */
export const schemaValidator = (version: RequestVersion): XsdValidator => {
  const known = compiled.get(version)
  if (known !== undefined) return known
  const validator = compile(version)
  compiled.set(version, validator)
  return validator
}

/** The version whose namespace an element has; undefined when it is no AuthTokenRequest. */
export const versionOf = (element: XmlElement): RequestVersion | undefined => {
  if (element.name !== 'AuthTokenRequest') return undefined
  if (element.namespaceUri === namespaces.request20) return '2.0'
  return element.namespaceUri === namespaces.request21 ? '2.1' : undefined
}

/** libxml2's messages about an AuthTokenRequest element, one each; none when it keeps the schema. */
export const schemaFaults = (element: XmlElement, version: RequestVersion): string[] => {
  try {
    schemaValidator(version).validate(element)
    return []
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error
    return error.details.map(({ message }) => message.trim())
  }
}
