import { readOctets } from '../../xml/canonical-form.ts'
import type { Check } from '../examination.ts'
import { signingFacts } from '../signing-facts.ts'

/** From here on nothing is read from the received document: SignedProperties are read from their verified octets. */
export const readsSignedProperties: Check = examination => {
  const octets = examination.octets.get(examination.signedPropertiesReference) ?? Buffer.alloc(0)
  examination.facts = signingFacts(readOctets(octets))
}
