/** Records as JSON: bytes are `{"$bytes": Base64}`, and a name that begins with `$` has one more. */

const nameOut = (name: string): string => (name.startsWith('$') ? `$${name}` : name)
const nameIn = (name: string): string => (name.startsWith('$$') ? name.slice(1) : name)

const mapped = (value: object, name: (name: string) => string, member: (value: unknown) => unknown) =>
  Object.fromEntries(Object.entries(value).map(([key, one]) => [name(key), member(one)]))

export const toPlain = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') }
  if (Array.isArray(value)) return value.map(toPlain)
  return typeof value === 'object' && value !== null ? mapped(value, nameOut, toPlain) : value
}

/** No Buffer, though it has the same octets: two records with the same values are the same. */
const bytesOf = (base64: string): Uint8Array => {
  const { buffer, byteOffset, length } = Buffer.from(base64, 'base64')
  return new Uint8Array(buffer, byteOffset, length)
}

export const fromPlain = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(fromPlain)
  if (typeof value !== 'object' || value === null) return value
  if ('$bytes' in value) return bytesOf(String(value.$bytes))
  return mapped(value, nameIn, fromPlain)
}

export const toText = (record: unknown): string => JSON.stringify(toPlain(record))
export const fromText = (text: unknown): object => fromPlain(JSON.parse(String(text))) as object
