import { createHash } from 'node:crypto'
import { XmlError } from 'libxml2-wasm'
import { KsefError } from '../../../../contracts/ksef/errors.ts'
import { quote } from '../../../quote.ts'
import { digests } from '../algorithms.ts'
import type { Check, Examination } from '../examination.ts'
import { referenceOctets } from '../reference-octets.ts'
import type { Reference } from '../signature.ts'

const refuse = ({ uri }: Reference, explanation: string): never => {
  throw new KsefError('digestMismatch', { values: { uri: quote(uri.replace(/^#/, '')) }, explanation })
}

const octetsOf = (examination: Examination, reference: Reference): Buffer => {
  try {
    return referenceOctets(examination, reference)
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof XmlError)) throw error
    return refuse(
      reference,
      `The octets of reference "${quote(reference.uri)}" cannot be made: ${quote(error.message)}`,
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
        `Reference "${quote(reference.uri)}": DigestValue says ${quote(reference.digest.toString('base64'))}, but the ${hash} of the ${content.length} octets it covers is ${found.toString('base64')}.`,
      )
    octets.set(reference, content)
  }
  examination.octets = octets
}
