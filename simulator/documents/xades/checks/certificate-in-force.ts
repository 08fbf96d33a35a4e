import { KsefError } from '../../../../contracts/ksef/errors.ts'
import type { Check } from '../examination.ts'
import { why } from '../explanations.ts'

/** Clients stamp notBefore with their own clock (xades-063). */
const skew = 60_000

const print = (time: number): string => new Date(time).toISOString()

/** The certificate is in force by the simulator's clock; SigningTime proves nothing (21115, assumed synchronous). */
export const certificateInForce: Check = ({ certificate: { validFrom, validTo }, options: { now } }) => {
  if (now < validFrom - skew || now > validTo)
    throw new KsefError('invalidCertificate', {
      explanation: why('certificateNotInForce', { from: print(validFrom), to: print(validTo), now: print(now) }),
    })
}
