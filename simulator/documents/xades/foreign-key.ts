import type { KeyObject } from 'node:crypto'
import type { Told } from '../../../contracts/told.ts'
import { type DerElement, derElements, derOid } from '../xml/der.ts'
import { why } from './explanations.ts'
import { type KeyFacts, keyRules } from './key-rules.ts'

const rsaAlgorithms = ['1.2.840.113549.1.1.1', '1.2.840.113549.1.1.10']
const ecAlgorithm = '1.2.840.10045.2.1'
const objectIdentifierTag = 0x06
const uncompressedPoint = 0x04

const nothing = Buffer.alloc(0)
const inside = (element: DerElement | undefined): DerElement[] => derElements(element?.contents ?? nothing)

/** DER SubjectPublicKeyInfo, undefined where OpenSSL cannot write the key down. */
const exported = (key: KeyObject): Buffer | undefined => {
  try {
    return key.export({ type: 'spki', format: 'der' })
  } catch {
    return undefined
  }
}

/** Reads SubjectPublicKeyInfo. Before the key, its BIT STRING says in an octet how many bits are unused: none. */
const readFacts = (spki: Buffer): KeyFacts => {
  const [identifier, bits] = inside(derElements(spki)[0])
  const [type, parameters] = inside(identifier)
  const algorithm = derOid(type?.contents ?? nothing)
  const value = bits?.contents.subarray(1) ?? nothing
  if (rsaAlgorithms.includes(algorithm)) {
    const [modulus, exponent] = inside(derElements(value)[0])
    return { algorithm, rsa: { modulus: modulus?.contents ?? nothing, exponent: exponent?.contents ?? nothing } }
  }
  if (algorithm !== ecAlgorithm) return { algorithm }
  const coordinates = value[0] === uncompressedPoint ? 2 : 1
  const coordinateOctets = (value.length - 1) / coordinates
  return { algorithm, curve: { named: parameters?.tag === objectIdentifierTag, coordinateOctets } }
}

/**
 * Why a stranger's public key is not taken, said of "it"; undefined where it is. To be asked before anything else touches
 * the key: on Node 20 and 22 the details of the point at infinity end the process, and so does verifying with it, while
 * its export only throws. What the rules ask is read from the exported octets.
 */
export const keyFault = (key: KeyObject, rules = keyRules): Told | undefined => {
  const spki = exported(key)
  if (spki === undefined) return why('keyOfNoAlgorithm')
  const facts = readFacts(spki)
  for (const rule of rules) {
    const fault = rule(facts)
    if (fault !== undefined) return fault
  }
  return undefined
}
