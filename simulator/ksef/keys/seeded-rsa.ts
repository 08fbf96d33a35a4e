import { checkPrimeSync, createPrivateKey, type KeyObject } from 'node:crypto'

const BITS = 2048
const exponent = 65_537n

const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
const textOf = (number: bigint): string => {
  const hex = number.toString(16)
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex').toString('base64url')
}

/** The number that times `a` leaves 1. */
const inverse = (a: bigint, modulus: bigint): bigint => {
  let [r, next, x, following] = [modulus, a % modulus, 0n, 1n]
  while (next !== 0n) {
    const quotient = r / next
    ;[r, next] = [next, r - quotient * next]
    ;[x, following] = [following, x - quotient * following]
  }
  return x < 0n ? x + modulus : x
}

/** The next prime behind what is drawn. Its two highest bits are set, so that two of them make a modulus of full length. */
const primeFrom = (random: (size: number) => Uint8Array): bigint => {
  const bits = BigInt(BITS / 2)
  let candidate = numberOf(random(BITS / 16)) | (3n << (bits - 2n)) | 1n
  while (candidate % exponent === 1n || !checkPrimeSync(candidate)) candidate += 2n
  return candidate
}

/** An RSA key that follows from what is drawn: Node's own follow from nothing. For rehearsals; it protects nothing. */
export const seededRsaKey = (random: (size: number) => Uint8Array): KeyObject => {
  const [p, q] = [primeFrom(random), primeFrom(random)]
  const d = inverse(exponent, (p - 1n) * (q - 1n))
  const parts = { n: p * q, e: exponent, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) }
  const jwk = Object.fromEntries(Object.entries(parts).map(([name, number]) => [name, textOf(number)]))
  return createPrivateKey({ format: 'jwk', key: { kty: 'RSA', ...jwk } })
}
