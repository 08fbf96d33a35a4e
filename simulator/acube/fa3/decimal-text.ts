/** Digits with the point moved: '15', 3 → '15000'; '15', -3 → '0.015'. */
const shifted = (digits: string, places: number): string =>
  places >= 0 ? digits.padEnd(digits.length + places, '0') : `0.${digits.padStart(-places, '0')}`

/**
 * A number as XSD's decimals are written: never with an exponent. Undefined for what JSON cannot carry exactly: beyond
 * 2^53, infinite or no number at all.
 */
export const decimalText = (value: number): string | undefined => {
  if (!(Math.abs(value) <= Number.MAX_SAFE_INTEGER)) return undefined
  if (value === 0) return '0'
  const [, sign, first, rest = '', exponent] = /^(-?)(\d)\.?(\d*)e(.*)$/.exec(String(value)) ?? []
  // Only small numbers are written with an exponent here: 1.5e-7.
  return first === undefined ? String(value) : sign + shifted(first + rest, Number(exponent) - rest.length)
}
