import { createHash } from 'node:crypto'
import { KsefError } from '../../../../contracts/ksef/errors.ts'
import type { Told } from '../../../../contracts/told.ts'
import { quote } from '../../../http/quote.ts'
import { NotTaken } from '../../xml/not-taken.ts'
import { digests } from '../algorithms.ts'
import type { Check, Examination } from '../examination.ts'
import { why } from '../explanations.ts'
import { referenceOctets } from '../reference-octets.ts'
import type { Reference } from '../signature.ts'

const refuse = ({ uri }: Reference, explanation: Told): never => {
  throw new KsefError('digestMismatch', { values: { uri: quote(uri.replace(/^#/, '')) }, explanation })
}

const octetsOf = (examination: Examination, reference: Reference): Buffer => {
  try {
    return referenceOctets(examination, reference)
  } catch (error) {
    if (!(error instanceof NotTaken)) throw error
    return refuse(
      reference,
      why('octetsNotMade', {
        uri: quote(reference.uri),
        message: error.told,
      }),
    )
  }
}

/** Every reference has the digest it claims (9105, recorded in CIRFMF/ksef-api issues 144 and 235). */
export const digestsHold: Check = examination => {
  const octets = new Map<Reference, Buffer>()
  for (const reference of examination.signature.references) {
    const content = octetsOf(examination, reference)
    const hash = digests.get(reference.digestMethod.algorithm) ?? ''
    const found = createHash(hash).update(content).digest()
    if (!found.equals(reference.digest))
      refuse(
        reference,
        why('digestDiffers', {
          uri: quote(reference.uri),
          claimed: quote(reference.digest.toString('base64')),
          hash,
          octets: content.length,
          found: found.toString('base64'),
        }),
      )
    octets.set(reference, content)
  }
  examination.octets = octets
}
