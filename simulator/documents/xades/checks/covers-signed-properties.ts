import { KsefError } from '../../../../contracts/ksef/errors.ts'
import type { Told } from '../../../../contracts/told.ts'
import { quote } from '../../../http/quote.ts'
import type { Check } from '../examination.ts'
import { why } from '../explanations.ts'
import { canonicalizesOnly } from '../request-transforms.ts'

const signedPropertiesType = 'http://uri.etsi.org/01903#SignedProperties'

const refuse = (explanation: Told): never => {
  throw new KsefError('signatureProfile', { explanation })
}

/** Exactly one reference has the type of SignedProperties, and it means this signature's own (9105; TS 101 903 6.3.1). */
export const coversSignedProperties: Check = examination => {
  const { signature, ids, signedProperties } = examination
  const found = signature.references.filter(({ type }) => type === signedPropertiesType)
  const [reference] = found
  if (reference === undefined || found.length > 1)
    return refuse(why('signedPropertiesNotOnce', { count: found.length, type: signedPropertiesType }))
  if (ids.get(reference.uri.slice(1)) !== signedProperties)
    return refuse(why('foreignSignedProperties', { uri: quote(reference.uri) }))
  if (!canonicalizesOnly(reference.transforms)) return refuse(why('signedPropertiesTransformed'))
  examination.signedPropertiesReference = reference
}
