import { KsefError } from '../../../../contracts/ksef/errors.ts'
import { curves } from '../algorithms.ts'
import type { Check } from '../examination.ts'

const smallestRsa = 2048

const refuse = (explanation: string): never => {
  throw new KsefError('invalidCertificate', { explanation })
}

/** RSA keys have at least 2048 bits, elliptic curves 256 (auth/podpis-xades.md; 21115). */
export const strongKey: Check = ({ certificate: { publicKey } }) => {
  const { modulusLength = 0, namedCurve = 'a curve without a name' } = publicKey.asymmetricKeyDetails ?? {}
  if (publicKey.asymmetricKeyType === 'ec') {
    if (!curves.has(namedCurve))
      refuse(`The certificate's key is on ${namedCurve}; allowed are P-256, P-384 and P-521.`)
  } else if (modulusLength < smallestRsa)
    refuse(`The certificate's RSA key has ${modulusLength} bits; at least ${smallestRsa} are needed.`)
}
