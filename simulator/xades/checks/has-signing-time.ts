import { KsefError } from '../../../contracts/errors.ts'
import { quote } from '../../quote.ts'
import type { Check } from '../examination.ts'

const dateTime = /^\s*-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?\s*$/

/**
 * SigningTime, where it stands, is an xsd:dateTime. Missing it is allowed by TS 101 903 and not by the baseline
 * profiles: a warning (sig-001), or a refusal for who asks for enforce-xades-compliance (assumed).
 */
export const hasSigningTime: Check = ({ facts: { signingTime }, options, warnings }) => {
  const refuse = (explanation: string): never => {
    throw new KsefError('signatureProfile', { explanation })
  }
  if (signingTime !== undefined && !dateTime.test(signingTime))
    refuse(`SigningTime "${quote(signingTime)}" is no xsd:dateTime.`)
  if (signingTime !== undefined) return
  if (options.enforceCompliance) refuse('SignedProperties have no SigningTime, which the baseline profiles require.')
  warnings.push('[sig-001]: SignedProperties have no SigningTime, which the XAdES baseline profiles require.')
}
