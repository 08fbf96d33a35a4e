import { KsefError } from '../../../contracts/ksef/errors.ts'
import type { Told } from '../../../contracts/told.ts'
import type { SigningRequest } from '../../documents/pkcs10/signing-request.ts'
import { quote } from '../../http/quote.ts'
import type { EnrollmentData } from './applicant.ts'
import { why } from './explanations.ts'

/** As KSeF writes a seal's (certificates-094); where a person's attributes stand is assumed. */
const order = [
  'countryName',
  'organizationIdentifier',
  'organizationName',
  'serialNumber',
  'surname',
  'givenName',
  'commonName',
  'uniqueIdentifier',
] as const

/** The subject of the certificate: the enrolment data and nothing beyond (certificates-093). */
export const subjectInOrder = (data: EnrollmentData): Readonly<Record<string, string>> =>
  Object.fromEntries(order.flatMap(name => (data[name] == null ? [] : [[name, data[name]]])))

/** The subject of a request says exactly what the data say, in any order (certificates-083). */
export const requireSameData = (request: SigningRequest, data: EnrollmentData): void => {
  const explanation = firstDifference(request, data)
  if (explanation !== undefined) throw new KsefError('csrDataMismatch', { explanation })
}

const firstDifference = ({ subject, others }: SigningRequest, data: EnrollmentData): Told | undefined => {
  for (const name of order) {
    const [given, expected] = [subject[name], data[name] ?? undefined]
    if (given === expected) continue
    if (expected === undefined) return why('extra', { name })
    return given === undefined
      ? why('missing', { name, expected })
      : why('differs', { name, given: quote(given), expected })
  }
  return others[0] === undefined ? undefined : why('extra', { name: others[0] })
}
