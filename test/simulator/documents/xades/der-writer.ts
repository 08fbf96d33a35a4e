/** Writes DER, right or wrong: contents are taken as they come. */

const lengthOf = (size: number): number[] => {
  if (size < 0x80) return [size]
  const octets = size.toString(16).length <= 2 ? [size] : [size >> 8, size & 0xff]
  return [0x80 | octets.length, ...octets]
}

export const element = (tag: number, ...contents: readonly Uint8Array[]): Buffer => {
  const whole = Buffer.concat(contents)
  return Buffer.concat([Buffer.from([tag, ...lengthOf(whole.length)]), whole])
}

export const sequence = (...contents: readonly Uint8Array[]): Buffer => element(0x30, ...contents)
/** Contents in hexadecimal, sign and all. */
export const integer = (hex: string): Buffer => element(2, Buffer.from(hex, 'hex'))
/** Dotted; both of the first two arcs below 40. */
export const oid = (text: string): Buffer => {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number)
  const arc = (value: number): number[] =>
    value < 128 ? [value] : [...arc(Math.floor(value / 128)).map(octet => octet | 0x80), value % 128]
  return element(6, Buffer.from([first * 40 + second, ...rest.flatMap(arc)]))
}
export const bitString = (contents: Uint8Array): Buffer => element(3, Buffer.from([0]), contents)
export const octetString = (contents: Uint8Array): Buffer => element(4, contents)
export const utcTime = (text: string): Buffer => element(0x17, Buffer.from(text))
export const generalizedTime = (text: string): Buffer => element(0x18, Buffer.from(text))
/** An unsigned number. */
export const number = (value: bigint): Buffer => {
  const hex = value.toString(16)
  const even = hex.length % 2 === 0 ? hex : `0${hex}`
  return integer(Number.parseInt(even.slice(0, 2), 16) < 0x80 ? even : `00${even}`)
}
