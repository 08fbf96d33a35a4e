import type { XmlElement } from 'libxml2-wasm'
import { KsefError } from '../../../contracts/ksef/errors.ts'
import { quote } from '../../http/quote.ts'
import { namespaces } from '../xml/namespaces.ts'
import { childElements, isElement } from '../xml/xml.ts'
import { explainFaults } from '../xsd/explain-faults.ts'
import type { SchemaFault } from '../xsd/judgement.ts'
import { XmlFault } from '../xsd/scan.ts'
import type { RequestVersion } from './auth-token-request-schema.ts'
import type { Examination } from './examination.ts'
import { why } from './explanations.ts'
import { schemaFaults, versionOf } from './request-schema.ts'

/** ksef-client's enveloping signature points at an Id on AuthTokenRequest, which the schema does not know (assumed). */
const isTolerated = ({ attribute, at }: SchemaFault, packaging: Examination['packaging']): boolean =>
  packaging === 'enveloping' && attribute?.full === 'Id' && at === 0

/** .NET takes less for well-formed than the parser did: names, values of xml:space. */
const read = (request: XmlElement, version: RequestVersion): ReturnType<typeof schemaFaults> => {
  try {
    return schemaFaults(request, version)
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error
    throw new KsefError('unreadableContent', { explanation: why('notWellFormed', { message: quote(error.message) }) })
  }
}

/** The same request once its signature is taken out. */
export const withoutSignature = (request: XmlElement): XmlElement => {
  for (const child of childElements(request)) if (isElement(child, namespaces.dsig, 'Signature')) child.remove()
  return request
}

/**
 * Refuses an AuthTokenRequest that breaks its schema: 21401 with the message of .NET's validator (recorded for a pattern
 * in CIRFMF/ksef-api issue 604).
 */
export const requireSchema = (request: XmlElement, packaging: Examination['packaging']): void => {
  const version = versionOf(request) ?? '2.0'
  const { text, faults } = read(request, version)
  const untolerated = faults.filter(fault => !isTolerated(fault, packaging))
  const [first] = untolerated
  if (first === undefined) return
  throw new KsefError('schemaMismatch', {
    values: { message: first.message },
    explanation: why('requestBreaksSchema', { version, faults: explainFaults(text, untolerated.slice(0, 5)) }),
  })
}
