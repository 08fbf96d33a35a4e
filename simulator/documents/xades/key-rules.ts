import type { Told } from '../../../contracts/told.ts'
import { why } from './explanations.ts'
/** What a public key says of itself: numbers as octets, sign and leading zeros included. */
export interface KeyFacts {
  /** Dotted object identifier. */
  readonly algorithm: string
  readonly rsa?: { readonly modulus: Buffer; readonly exponent: Buffer }
  readonly curve?: { readonly named: boolean; readonly coordinateOctets: number }
}

/** Why a key is not taken, said of "it"; undefined where it is. */
export type KeyRule = (facts: KeyFacts) => Told | undefined

const mostModulusBits = 8192
const mostExponentBits = 64
/** P-521's. */
const mostCoordinateOctets = 66

const bitsOf = (number: Buffer): number => {
  const start = number.findIndex(octet => octet !== 0)
  return start < 0 ? 0 : (number.length - start) * 8 - (Math.clz32(number[start] ?? 0) - 24)
}

/** KSeF knows RSA and elliptic curves (auth/podpis-xades.md). */
const knownAlgorithm: KeyRule = ({ algorithm, rsa, curve }) =>
  rsa === undefined && curve === undefined ? why('keyAlgorithm', { algorithm }) : undefined

const boundedModulus: KeyRule = ({ rsa }) =>
  rsa && bitsOf(rsa.modulus) > mostModulusBits
    ? why('keyModulus', { bits: bitsOf(rsa.modulus), most: mostModulusBits })
    : undefined

/** A verification takes time with the exponent, which OpenSSL bounds only above 3072 bits of modulus. */
const boundedExponent: KeyRule = ({ rsa }) =>
  rsa && bitsOf(rsa.exponent) > mostExponentBits
    ? why('keyExponentTooLong', { bits: bitsOf(rsa.exponent), most: mostExponentBits })
    : undefined

/** With 1 the padded hash is its own signature; an even number has no inverse, so nobody could sign. */
const oddExponent: KeyRule = ({ rsa }) =>
  rsa && (bitsOf(rsa.exponent) < 2 || rsa.exponent.at(-1)! % 2 === 0)
    ? why('keyExponent', { exponent: rsa.exponent.toString('hex') })
    : undefined

/** Written-out parameters must not stand in certificates (RFC 5480, 2.1.1), and may describe any curve. */
const namedCurve: KeyRule = ({ curve }) => (curve?.named === false ? why('keyCurveWithoutName') : undefined)

const boundedCurve: KeyRule = ({ curve }) =>
  curve && curve.coordinateOctets > mostCoordinateOctets
    ? why('keyCurveTooLarge', { octets: curve.coordinateOctets, most: mostCoordinateOctets })
    : undefined

/** Each keeps a verification short, or worth something. Whether a key is strong enough is asked of the signer's alone. */
export const keyRules: readonly KeyRule[] = [
  knownAlgorithm,
  boundedModulus,
  boundedExponent,
  oddExponent,
  namedCurve,
  boundedCurve,
]
