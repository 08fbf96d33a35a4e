import { KsefError } from '../../../../contracts/ksef/errors.ts'
import type { Told } from '../../../../contracts/told.ts'
import { curves } from '../algorithms.ts'
import type { Check } from '../examination.ts'
import { why } from '../explanations.ts'

const smallestRsa = 2048

const refuse = (explanation: Told): never => {
  throw new KsefError('invalidCertificate', { explanation })
}

/** RSA keys have at least 2048 bits, elliptic curves 256 (auth/podpis-xades.md; 21115). */
export const strongKey: Check = ({ certificate: { publicKey } }) => {
  const { modulusLength = 0, namedCurve = '' } = publicKey.asymmetricKeyDetails ?? {}
  if (publicKey.asymmetricKeyType === 'ec') {
    if (!curves.has(namedCurve))
      refuse(namedCurve === '' ? why('curveWithoutName') : why('curveNotAllowed', { curve: namedCurve }))
  } else if (modulusLength < smallestRsa) refuse(why('rsaTooShort', { bits: modulusLength, least: smallestRsa }))
}
