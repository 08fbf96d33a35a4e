import { checkPrimeSync, createHash } from 'node:crypto'
import { uniformBigInt } from 'pure-rand/distribution/uniformBigInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { rsaSpki } from '../simulator/documents/xades/forge-certificate.ts'

/**
 * RSA keys of any size and exponent, made in no time: their moduli are products of many small primes. They protect
 * nothing, and take as long to verify with as real ones.
 */
export interface SmoothKey {
  /** DER SubjectPublicKeyInfo. */
  readonly spki: Buffer
  /** RSASSA-PKCS1-v1_5 with SHA-256. */
  readonly sign: (octets: Uint8Array) => Buffer
}

const power = (base: bigint, exponent: bigint, modulus: bigint): bigint => {
  let [result, square] = [1n, base % modulus]
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}
const greatestCommonDivisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : greatestCommonDivisor(b, a % b))
const inverse = (value: bigint, modulus: bigint): bigint => {
  let [a, b, x, y] = [value % modulus, modulus, 1n, 0n]
  while (b > 0n) [a, b, x, y] = [b, a % b, y, x - (a / b) * y]
  return ((x % modulus) + modulus) % modulus
}

const primeBits = 64
/** As many as an 8192-bit modulus has, and nine more: each key leaves another few out. */
const primes: bigint[] = []
const generator = xoroshiro128plus(20261122)
const drawPrime = (): bigint => {
  for (;;) {
    const candidate = uniformBigInt(generator, 2n ** 64n - 2n ** 56n, 2n ** 64n - 1n) | 1n
    if (checkPrimeSync(candidate) && (candidate - 1n) % 65537n !== 0n) return candidate
  }
}
const primesFrom = (first: number, count: number): bigint[] => {
  while (primes.length < first + count) primes.push(drawPrime())
  return primes.slice(first, first + count)
}

const digestInfo = Buffer.from('3031300d060960864801650304020105000420', 'hex')
const padded = (octets: Uint8Array, size: number): bigint => {
  const end = Buffer.concat([Buffer.from([0]), digestInfo, createHash('sha256').update(octets).digest()])
  const whole = Buffer.concat([Buffer.from([0, 1]), Buffer.alloc(size - end.length - 2, 0xff), end])
  return BigInt(`0x${whole.toString('hex')}`)
}

const keyOf = (modulus: bigint, exponent: bigint, raise: (message: bigint) => bigint): SmoothKey => {
  const size = modulus.toString(16).length / 2
  return {
    spki: rsaSpki(modulus, exponent),
    sign: octets =>
      Buffer.from(
        raise(padded(octets, size))
          .toString(16)
          .padStart(size * 2, '0'),
        'hex',
      ),
  }
}

const product = (factors: readonly bigint[]): bigint => factors.reduce((a, b) => a * b, 1n)

/** A key of `bits` bits and the exponent 2^64 − 59, a prime and the largest of 64 bits that is taken. @param index from 0. */
export const longestExponent = (bits: number, index: number): SmoothKey => {
  const factors = primesFrom(index, bits / primeBits)
  const modulus = product(factors)
  const exponent = 2n ** 64n - 59n
  // By the Chinese remainder theorem.
  const raise = (message: bigint): bigint =>
    factors.reduce((sum, prime) => {
      const rest = modulus / prime
      const root = power(message, inverse(exponent, prime - 1n), prime)
      return (sum + root * rest * inverse(rest, prime)) % modulus
    }, 0n)
  return keyOf(modulus, exponent, raise)
}

/** A key of 2048 bits and the exponent 1, under which the padded hash is its own signature. */
export const exponentOne = (): SmoothKey => keyOf(product(primesFrom(0, 2048 / primeBits)), 1n, message => message)

/** A key of `bits` bits whose public exponent is what should be the private one, as long as the modulus. */
export const swappedExponents = (bits: number, index: number): SmoothKey => {
  const factors = primesFrom(index, bits / primeBits)
  const modulus = product(factors)
  const order = factors.reduce((a, prime) => (a / greatestCommonDivisor(a, prime - 1n)) * (prime - 1n), 1n)
  return keyOf(modulus, inverse(65537n, order), message => power(message, 65537n, modulus))
}
