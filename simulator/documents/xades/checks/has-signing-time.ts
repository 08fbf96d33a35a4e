import { KsefError } from '../../../../contracts/ksef/errors.ts'
import { readTimestamp } from '../../../../contracts/ksef/formats.ts'
import type { Told } from '../../../../contracts/told.ts'
import { quote } from '../../../http/quote.ts'
import type { Check } from '../examination.ts'
import { why } from '../explanations.ts'

/** To the second; a fraction of any length and an offset of up to 14 hours may follow. */
const dateTime =
  /^[\t\n\r ]*(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)?[\t\n\r ]*$/

const isInstant = (text: string): boolean => {
  const second = dateTime.exec(text)?.[1]
  return second !== undefined && readTimestamp(`${second}Z`) !== undefined
}

/**
 * SigningTime, where it stands, is an xsd:dateTime that .NET can hold: of the years 1 to 9999. Which instant it is proves
 * nothing. Missing it is allowed by TS 101 903 and not by the baseline profiles: a warning (sig-001), or a refusal for who
 * asks for enforce-xades-compliance (assumed).
 */
export const hasSigningTime: Check = ({ facts: { signingTime }, options, warnings }) => {
  const refuse = (explanation: Told): never => {
    throw new KsefError('signatureProfile', { explanation })
  }
  if (signingTime !== undefined && !isInstant(signingTime))
    refuse(why('signingTimeUnreadable', { signingTime: quote(signingTime) }))
  if (signingTime !== undefined) return
  if (options.enforceCompliance) refuse(why('signingTimeMissing'))
  warnings.push('[sig-001]: SignedProperties have no SigningTime, which the XAdES baseline profiles require.')
}
